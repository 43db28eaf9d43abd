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
import { party, withMembers } from "../actors.js";
import { textDate } from "../day-texts.js";
import { badData } from "../edge.js";
import { kindByTitle } from "../instrument-kind.js";
import { statusByWords } from "../status-words.js";
import type { IiaPage, IiaRow } from "./decode.js";
import { iiaActors, pageOwner } from "./names.js";
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

/** The treaties of the page of one country, which must be `owner`: a page of another country with status 200 is what a wrong number gives. */
export const normaliseIiaPage = (
  page: IiaPage,
  /** Alpha-3, or `group:EU` for the page of a bloc. */
  owner: string,
  reference: NameReference,
  edition: IiaEdition,
): AgreementRecord[] => {
  if (pageOwner(reference, page.country) !== owner)
    throw badData("unctad-iia", "title", `the page of ${owner}`, page.country);
  const records = page.rows.map((row) => treaty(row, owner, reference, edition));
  const odd = records.filter(({ status }) => status === "UNKNOWN");
  if (odd.length * 2 > records.length)
    throw badData("unctad-iia", "the column Status", Object.keys(STATUS).join(", "), odd[0]!.sourceStatus);
  return joinDoubled(records).map((record) => ({ ...record, predecessors: replacedBy(record, records) }));
};

/** In what capacity the parties stand there, by how far the treaty has come. */
const roleIn = (status: AgreementStatus, signedOn: DateText, inForceFrom: DateText): PartyRole => {
  if (status === "NEGOTIATION" || status === "INITIALLED") return "NEGOTIATING";
  if (status === "SIGNED" || status === "PROVISIONALLY_APPLIED") return "SIGNATORY";
  if (status !== "UNKNOWN" || inForceFrom) return "PARTY";
  return signedOn ? "SIGNATORY" : "UNKNOWN";
};

const treaty = (row: IiaRow, owner: string, reference: NameReference, edition: IiaEdition): AgreementRecord => {
  const status = STATUS[row.status] ?? statusByWords(row.status);
  const [signedOn, inForceFrom, terminatedOn] = [row.signed, row.inForce, row.terminated].map(
    (text) => text && textDate(text),
  ) as [DateText, DateText, DateText];
  const role = roleIn(status, signedOn, inForceFrom);
  const direct: ActorRef[] = [
    owner.startsWith("group:") ? { kind: "GROUP", id: owner.slice(6) } : { kind: "COUNTRY", code: owner },
    ...row.parties.flatMap((name) => iiaActors(reference, name)),
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
      ...step("SIGNATURE", row.signed, signedOn),
      ...step("ENTRY_INTO_FORCE", row.inForce, inForceFrom),
      ...step("TERMINATION", row.terminated, terminatedOn),
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

/** Words that are no day stay with the step. */
const step = (type: LifecycleRecord["type"], words: string | null, date: DateText): LifecycleRecord[] =>
  words === null ? [] : [{ type, scope: "ALL", actor: null, date, sourceText: date ? null : words }];

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
