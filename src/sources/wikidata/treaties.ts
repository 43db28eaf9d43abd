import { z } from "zod";
import type { ActorRef, AgreementRecord } from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { actorNamed, party } from "../actors.js";
import { kindByTitle } from "../instrument-kind.js";
import { wikidataDate } from "./decode.js";
import { wikidata } from "./record.js";
import type { SparqlRow } from "./sparql.js";

/** What is kept of a treaty's item. */
export const HeldTreaty = z.object({
  item: z.string(),
  title: z.string().nullable(),
  /** Of the point in time, each as precise as Wikidata has it; two where its statements disagree. */
  dates: z.array(z.string()),
  /** Alpha-3 codes, or names of parties that have none. */
  parties: z.array(z.string()),
});
export type HeldTreaty = z.infer<typeof HeldTreaty>;

/** SPARQL writes `2013-01-01T00:00:00Z` for a year too: the precision says what is known. */
const dateOf = ({ date, precision }: SparqlRow): string[] => {
  if (!date || !precision) return [];
  const { text } = wikidataDate({ time: date.startsWith("-") ? date : `+${date}`, precision: Number(precision) });
  return text === null ? [] : [text];
};

/** A treaty whose statements give two dates stands in two rows. */
export const treatiesOf = (rows: readonly SparqlRow[]): HeldTreaty[] => {
  const treaties = new Map<string, HeldTreaty>();
  for (const row of rows) {
    const item = row["treaty"]?.split("/").at(-1) ?? "";
    if (!/^Q\d+$/.test(item)) continue;
    const held = treaties.get(item);
    const parties = (row["parties"] ?? "").split("|").filter((name) => name !== "");
    treaties.set(item, {
      item,
      title: held?.title ?? row["treatyLabel"] ?? null,
      dates: [...new Set([...(held?.dates ?? []), ...dateOf(row)])].sort(),
      parties: [...new Set([...(held?.parties ?? []), ...parties])],
    });
  }
  return [...treaties.values()];
};

const actorOf = (name: string, reference: NameReference): ActorRef => {
  const country = /^[A-Z]{3}$/.test(name) ? reference.countryByCode(name) : undefined;
  return country ? { kind: "COUNTRY", code: country.code } : actorNamed(reference, name);
};

/** Wikidata says who signed and when, not what became of it: the status stays unknown. Of two dates neither is taken. */
export const treatyRecord = (held: HeldTreaty, reference: NameReference, retrievedOn: string): AgreementRecord => {
  const { item, dates } = held;
  const title = held.title ?? `Treaty (Wikidata ${item})`;
  const citation = {
    sourceId: wikidata.id,
    dataset: `Item ${item}`,
    url: `https://www.wikidata.org/wiki/${item}`,
    publisher: null,
    publishedOn: null,
    retrievedOn,
  };
  const signedOn = dates.length === 1 ? dates[0]! : null;
  return {
    key: `${wikidata.id}-${item}`,
    sourceId: wikidata.id,
    title,
    titleOriginal: null,
    instrumentKind: kindByTitle(title, "TREATY"),
    legalNature: "UNDETERMINED",
    status: "UNKNOWN",
    sourceStatus: null,
    signedOn,
    signedAt: null,
    inForceFrom: null,
    terminatedOn: null,
    parties: held.parties.map((name) => party(actorOf(name, reference), "SIGNATORY")),
    signatures: [],
    lifecycle: signedOn ? [{ type: "SIGNATURE", scope: "ALL", actor: null, date: signedOn, sourceText: null }] : [],
    topics: [],
    sameAs: [],
    predecessors: [],
    facilities: [],
    texts: [],
    depthIndex: null,
    summary: null,
    conflicts: dates.length > 1 ? dates.map((value) => ({ field: "signedOn", value, citation })) : [],
    citations: [citation],
  };
};
