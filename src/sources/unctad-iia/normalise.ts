import type {
  ActorRef,
  AgreementRecord,
  AgreementStatus,
  DateText,
  LifecycleRecord,
  PartyRecord,
  PartyRole,
} from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { actorNamed, party, withMembers } from "../actors.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";
import { kindByTitle } from "../instrument-kind.js";
import type { IiaPage, IiaRow } from "./decode.js";
import { IIA_NAMES } from "./names.js";
import { IIA_BASE } from "./request.js";

const STATUS: Readonly<Record<string, AgreementStatus>> = {
  "In force": "IN_FORCE",
  "Signed (not in force)": "SIGNED",
  Terminated: "TERMINATED",
  "In negotiation": "NEGOTIATION",
};

export interface IiaEdition {
  readonly dataset: string;
  readonly retrievedOn: string;
}

export const iiaKey = (id: string): string => `unctad-iia-${id}`;

/** The treaties of the page of one country, which must be `alpha3`: a page of another country with status 200 is what a wrong number gives. */
export const normaliseIiaPage = (
  page: IiaPage,
  alpha3: string,
  reference: NameReference,
  edition: IiaEdition,
): AgreementRecord[] => {
  if (reference.countryNamed(page.country)?.code !== alpha3)
    throw badData("unctad-iia", "title", `the page of ${alpha3}`, page.country);
  const records = page.rows.map((row) => treaty(row, alpha3, reference, edition));
  return joinDoubled(records).map((record) => ({ ...record, predecessors: replacedBy(record, records) }));
};

const treaty = (row: IiaRow, alpha3: string, reference: NameReference, edition: IiaEdition): AgreementRecord => {
  const status = STATUS[row.status];
  const field = (label: string) => `treaty ${row.id}, "${label}"`;
  if (!status) throw badData("unctad-iia", field("Status"), Object.keys(STATUS).join(", "), row.status);
  const date = (label: string, text: string | null): DateText => {
    const found = text && textDate(text);
    if (text && !found) throw badData("unctad-iia", field(label), "DD/MM/YYYY or MM-YYYY", text);
    return found || null;
  };
  const signedOn = date("Date of signature", row.signed);
  const inForceFrom = date("Date of entry into force", row.inForce);
  const terminatedOn = date("Termination date", row.terminated);
  const role: PartyRole = status === "SIGNED" ? "SIGNATORY" : status === "NEGOTIATION" ? "NEGOTIATING" : "PARTY";
  const direct = [
    { kind: "COUNTRY", code: alpha3 } as const,
    ...row.parties.flatMap((name) => actors(reference, name)),
  ];
  const url = IIA_BASE + row.path;
  return {
    key: iiaKey(row.id),
    sourceId: "unctad-iia",
    title: row.shortTitle,
    titleOriginal: null, // the full title is in English for most, in the language of the text for some
    instrumentKind: kindByTitle(row.fullTitle ?? row.shortTitle, "AGREEMENT"),
    legalNature: status === "NEGOTIATION" ? "UNDETERMINED" : "BINDING_INTERNATIONAL",
    status,
    sourceStatus: row.status,
    signedOn,
    signedAt: null,
    inForceFrom,
    terminatedOn,
    parties: withMembers(
      reference,
      direct.map((actor) => party(actor, role)),
      inForceFrom ?? signedOn ?? edition.retrievedOn,
      terminatedOn,
    ),
    signatures: [],
    lifecycle: [
      ...step("SIGNATURE", signedOn),
      ...step("ENTRY_INTO_FORCE", inForceFrom),
      ...step("TERMINATION", terminatedOn),
    ],
    topics: row.kind === "BIT" ? ["investment"] : ["investment", "trade"],
    sameAs: [],
    predecessors: [],
    facilities: [],
    texts: row.texts.map(({ path, language }) => ({ url: new URL(path, IIA_BASE).href, language })),
    depthIndex: null,
    summary:
      row.parties.length > 0
        ? null
        : "A treaty of several states; the register's country page does not list the others.",
    conflicts: [],
    citations: [{ sourceId: "unctad-iia", ...edition, url, publisher: null, publishedOn: null }],
  };
};

const actors = (reference: NameReference, name: string): ActorRef[] =>
  (IIA_NAMES[name] ?? [null]).map((code) => actorNamed(reference, name, code ? { [name]: code } : {}));

const step = (type: LifecycleRecord["type"], date: DateText): LifecycleRecord[] =>
  date ? [{ type, scope: "ALL", actor: null, date, sourceText: null }] : [];

/** Belgium/Luxembourg–Russia (1989) is one treaty in two rows, 5057 with Belgium and 3645 with Luxembourg: both rows get both parties. */
const joinDoubled = (records: readonly AgreementRecord[]): AgreementRecord[] =>
  records.map((record) => {
    const twins = records.filter(
      (other) =>
        other.title.startsWith("Belgium/Luxembourg") &&
        other.title === record.title &&
        other.signedOn === record.signedOn,
    );
    if (twins.length < 2) return record;
    const parties = new Map<string, PartyRecord>(
      twins.flatMap((twin) => twin.parties.map((one) => [JSON.stringify(one.actor), one] as const)),
    );
    return {
      ...record,
      parties: [...parties.values()],
      sameAs: twins.map(({ key }) => key).filter((key) => key !== record.key),
    };
  });

const partners = ({ parties }: AgreementRecord): string => parties.map(({ actor }) => JSON.stringify(actor)).join();

/** The treaty between the same parties that ended on the day this one entered into force: China–Russia of 2006 on 2025-12-01. */
const replacedBy = (record: AgreementRecord, records: readonly AgreementRecord[]): string[] =>
  records
    .filter(
      (other) =>
        other.terminatedOn !== null &&
        other.terminatedOn === record.inForceFrom &&
        partners(other) === partners(record),
    )
    .map(({ key }) => key);

/** Treaties of several pages, each once: what two pages list has the parties of both. */
export const joinIiaPages = (pages: readonly (readonly AgreementRecord[])[]): AgreementRecord[] => {
  const joined = new Map<string, AgreementRecord>();
  for (const record of pages.flat()) {
    const held = joined.get(record.key);
    if (!held) joined.set(record.key, record);
    else {
      const parties = new Map([...held.parties, ...record.parties].map((one) => [JSON.stringify(one.actor), one]));
      joined.set(record.key, { ...held, parties: [...parties.values()] });
    }
  }
  return [...joined.values()];
};
