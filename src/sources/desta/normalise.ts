import type {
  ActorRef,
  AgreementRecord,
  CitationRecord,
  LifecycleRecord,
  PartyRecord,
} from "../../agreements/agreements.records.js";
import type { Reference } from "../../reference/index.js";
import { party } from "../actors.js";
import { badData } from "../edge.js";
import { kindByTitle } from "../instrument-kind.js";
import type { DestaRow } from "./decode.js";
import { movers } from "./moves.js";

export interface DestaEdition {
  /** Numbers are given anew: 995 is EAEU–Iran of 2018 in the release of 2020 and that of 2023 in v2.3, so the release is part of the key. */
  readonly release: string;
  readonly dataset: string;
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
}

export const destaKey = (release: string, number: string): string => `desta-${release}-${number}`;

/**
 * Base treaties, negotiations and amendments are records; accessions and withdrawals are steps of the record they change. Consolidated
 * versions are left out: with them every amended treaty would count twice.
 */
export const normaliseDesta = (
  rows: readonly DestaRow[],
  depth: ReadonlyMap<string, number>,
  reference: Pick<Reference, "countries">,
  edition: DestaEdition,
): AgreementRecord[] => {
  const codes = alpha3ByNumber(reference);
  const instruments = rows.filter(({ entryType }) => !["accession", "withdrawal", "consolidated"].includes(entryType));
  const taken = new Map<string, number>();
  return instruments.map((row) => {
    // v2.3 gives 1142 to two rows: Japan–US Digital Trade and the Indonesia–Sri Lanka talks.
    const times = (taken.get(row.number) ?? 0) + 1;
    taken.set(row.number, times);
    const number = times === 1 ? row.number : `${row.number}-${times}`;
    const related = times === 1 ? rows.filter((other) => other.baseTreaty === row.number && other !== row) : [];
    return instrument(row, number, related, depth.get(row.number) ?? null, codes, edition);
  });
};

type Codes = (number: string, row: DestaRow) => ActorRef;

const alpha3ByNumber = (reference: Pick<Reference, "countries">): Codes => {
  const known = new Map(reference.countries().flatMap(({ m49, code }) => (m49 ? [[m49, code] as const] : [])));
  known.set("900", "XKX");
  return (number, row) => {
    // The USSR's one agreement here (Finland, 1960) carries Russia's code.
    const ussr = number === "643" && (row.year ?? "9999") < "1992";
    const code = ussr ? "SUN" : known.get(number.padStart(3, "0"));
    if (!code) throw badData("desta", `number ${row.number}, members`, "an ISO numeric code of a country", number);
    return { kind: "COUNTRY", code };
  };
};

const instrument = (
  row: DestaRow,
  number: string,
  related: readonly DestaRow[],
  depthIndex: number | null,
  codes: Codes,
  edition: DestaEdition,
): AgreementRecord => {
  const amends = row.baseTreaty !== row.number;
  const citation: CitationRecord = {
    sourceId: "desta",
    dataset: edition.dataset,
    url: null,
    publisher: null,
    publishedOn: edition.publishedOn,
    retrievedOn: edition.retrievedOn,
  };
  const { parties, steps } = changed(row, related, codes);
  return {
    key: destaKey(edition.release, number),
    sourceId: "desta",
    title: row.name,
    titleOriginal: null,
    instrumentKind:
      row.entryType === "protocol or amendment" ? "PROTOCOL_OF_AMENDMENT" : kindByTitle(row.name, "AGREEMENT"),
    legalNature: row.entryType === "negotiation" ? "UNDETERMINED" : "BINDING_INTERNATIONAL",
    // The list has years of signature and of entry into force but does not say what still applies.
    status: row.entryType === "negotiation" ? "NEGOTIATION" : "UNKNOWN",
    sourceStatus: row.entryType,
    signedOn: row.year,
    signedAt: null,
    inForceFrom: row.forceYear,
    terminatedOn: null,
    parties,
    signatures: [],
    lifecycle: [
      ...(row.year ? [step("SIGNATURE", row.year, null, null)] : []),
      ...(row.forceYear ? [step("ENTRY_INTO_FORCE", row.forceYear, null, null)] : []),
      ...steps,
    ],
    topics: ["trade"],
    sameAs: [],
    predecessors: amends ? [destaKey(edition.release, row.baseTreaty)] : [],
    facilities: [],
    texts: [],
    depthIndex,
    summary: null,
    conflicts: [],
    citations: [citation],
  };
};

const step = (
  type: LifecycleRecord["type"],
  date: string | null,
  actor: ActorRef | null,
  sourceText: string | null,
): LifecycleRecord => ({ type, scope: actor ? "PARTY" : "ALL", actor, date, sourceText });

/** Members of the base treaty, then who came and who went, in the order of years. */
const changed = (row: DestaRow, related: readonly DestaRow[], codes: Codes) => {
  const role = row.entryType === "negotiation" ? "NEGOTIATING" : "PARTY";
  const parties = new Map<string, PartyRecord>(row.members.map(({ code }) => [code, party(codes(code, row), role)]));
  const past: PartyRecord[] = []; // Seychelles left the SADC protocol in 2004 and came back in 2015
  const steps: LifecycleRecord[] = [];
  for (const other of [...related].sort((a, b) => ((a.year ?? "9999") < (b.year ?? "9999") ? -1 : 1))) {
    const date = other.forceYear ?? other.year;
    if (other.entryType === "protocol or amendment") steps.push(step("AMENDMENT", other.year, null, other.name));
    if (other.entryType !== "accession" && other.entryType !== "withdrawal") continue;
    const comes = other.entryType === "accession";
    for (const code of movers(other, new Set(parties.keys()))) {
      const actor = codes(code, row);
      const held = parties.get(code);
      if (comes && held?.to) past.push(held);
      if (comes && (!held || held.to)) parties.set(code, party(actor, "PARTY", date));
      if (!comes) parties.set(code, { ...(held ?? party(actor)), to: date });
      steps.push(step(comes ? "ACCESSION" : "WITHDRAWAL", date, actor, other.name));
    }
  }
  return { parties: [...past, ...parties.values()], steps };
};
