import type {
  ActorRef,
  AgreementRecord,
  CitationRecord,
  LifecycleRecord,
  PartyRecord,
} from "../../agreements/agreements.records.js";
import type { Cell, ManifestFile } from "./table.js";

/**
 * An agreement in one line: a party or step is an array without its empty tail, an actor a text (`PAK`, `group:EAEU`, `named:West Africa`).
 * Registers of files name no signatories and hold no claims, so those have no column.
 */
export interface AgreementRow {
  readonly key: string;
  readonly title: string;
  readonly kind: AgreementRecord["instrumentKind"];
  readonly nature: AgreementRecord["legalNature"];
  readonly status: AgreementRecord["status"];
  readonly sourceStatus: string | null;
  readonly signedOn: string | null;
  readonly signedAt: string | null;
  readonly inForceFrom: string | null;
  readonly terminatedOn: string | null;
  readonly parties: readonly PackedParty[];
  readonly lifecycle: readonly PackedStep[];
  readonly topics: readonly string[];
  readonly sameAs: readonly string[];
  readonly predecessors: readonly string[];
  readonly texts: readonly (readonly [url: string, language?: string | null])[];
  readonly depthIndex: number | null;
  readonly summary: string | null;
  readonly url: string | null;
}

type PackedParty = string | readonly (string | null)[]; // actor, from, to, expandedFrom, role
type PackedStep = readonly (string | null)[]; // type, date, scope, actor, sourceText

export const AGREEMENT_COLUMNS = [
  "key",
  "title",
  "kind",
  "nature",
  "status",
  "sourceStatus",
  "signedOn",
  "signedAt",
  "inForceFrom",
  "terminatedOn",
  "parties",
  "lifecycle",
  "topics",
  "sameAs",
  "predecessors",
  "texts",
  "depthIndex",
  "summary",
  "url",
] as const satisfies readonly (keyof AgreementRow)[];

const packActor = (actor: ActorRef | null): string | null => {
  if (actor === null) return null;
  if (actor.kind === "COUNTRY") return actor.code;
  if (actor.kind === "GROUP") return `group:${actor.id}`;
  if (actor.kind === "NAMED") return `named:${actor.name}`;
  throw new Error(`A register of files cannot name ${actor.kind}: that is the curated register's.`);
};

const unpackActor = (text: string): ActorRef =>
  text.startsWith("group:")
    ? { kind: "GROUP", id: text.slice(6) }
    : text.startsWith("named:")
      ? { kind: "NAMED", name: text.slice(6) }
      : { kind: "COUNTRY", code: text };

const trimmed = (cells: (string | null)[]): (string | null)[] => {
  while (cells.at(-1) === null) cells.pop();
  return cells;
};

const packParty = ({ actor, role, from, to, expandedFrom }: PartyRecord): PackedParty => {
  const cells = trimmed([packActor(actor), from, to, expandedFrom, role === "PARTY" ? null : role]);
  return cells.length === 1 ? cells[0]! : cells;
};

const unpackParty = (packed: PackedParty): PartyRecord => {
  const [actor, from, to, expandedFrom, role] = typeof packed === "string" ? [packed] : packed;
  return {
    actor: unpackActor(actor!),
    role: (role ?? "PARTY") as PartyRecord["role"],
    from: from ?? null,
    to: to ?? null,
    expandedFrom: expandedFrom ?? null,
  };
};

const packStep = ({ type, date, scope, actor, sourceText }: LifecycleRecord): PackedStep =>
  trimmed([type, date, scope === "ALL" ? null : scope, packActor(actor), sourceText]);

const unpackStep = ([type, date, scope, actor, sourceText]: PackedStep): LifecycleRecord => ({
  type: type as LifecycleRecord["type"],
  date: date ?? null,
  scope: (scope ?? "ALL") as LifecycleRecord["scope"],
  actor: actor ? unpackActor(actor) : null,
  sourceText: sourceText ?? null,
});

export const agreementCells = (record: AgreementRecord): readonly Cell[] => {
  const row: AgreementRow = {
    ...record,
    kind: record.instrumentKind,
    nature: record.legalNature,
    parties: record.parties.map(packParty),
    lifecycle: record.lifecycle.map(packStep),
    texts: record.texts.map(({ url, language }) => (language === null ? [url] : [url, language])),
    url: record.citations[0]?.url ?? null,
  };
  return AGREEMENT_COLUMNS.map((column) => row[column] as Cell);
};

/** Which edition of a register a record is from. */
export type Edition = Pick<ManifestFile, "source" | "dataset" | "url" | "publishedOn" | "retrievedOn">;

export const fileCitation = (file: Edition, url: string | null): CitationRecord => ({
  sourceId: file.source,
  dataset: file.dataset,
  url: url ?? file.url,
  publisher: null,
  publishedOn: file.publishedOn,
  retrievedOn: file.retrievedOn,
});

export const agreementOf = (row: AgreementRow, file: Edition): AgreementRecord => ({
  key: row.key,
  sourceId: file.source,
  title: row.title,
  titleOriginal: null,
  instrumentKind: row.kind,
  legalNature: row.nature,
  status: row.status,
  sourceStatus: row.sourceStatus,
  signedOn: row.signedOn,
  signedAt: row.signedAt,
  inForceFrom: row.inForceFrom,
  terminatedOn: row.terminatedOn,
  parties: row.parties.map(unpackParty),
  signatures: [],
  lifecycle: row.lifecycle.map(unpackStep),
  topics: row.topics,
  sameAs: row.sameAs,
  predecessors: row.predecessors,
  facilities: [],
  texts: row.texts.map(([url, language]) => ({ url, language: language ?? null })),
  depthIndex: row.depthIndex,
  summary: row.summary,
  conflicts: [],
  citations: [fileCitation(file, row.url)],
});
