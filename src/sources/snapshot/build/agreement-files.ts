import type { AgreementRecord } from "../../../agreements/agreements.records.js";
import type { SourceRecord } from "../../../kernel/index.js";
import type { Reference } from "../../../reference/index.js";
import { AGREEMENT_COLUMNS, agreementCells } from "../agreements.rows.js";
import type { PartFile } from "./part.js";

/** One register read from its file. */
export interface RegisterFile {
  readonly path: string;
  readonly record: SourceRecord;
  readonly dataset: string;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
  readonly agreements: readonly AgreementRecord[];
}

export type AgreementPart = (dataDir: string, reference: Reference) => Promise<RegisterFile>;

/** Ids in the order a reader expects: desta-2.3-9 before desta-2.3-10. */
export const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key.localeCompare(b.key, "en", { numeric: true }) || (a.key < b.key ? -1 : 1);

export const fileMeta = ({
  path,
  record,
  dataset,
  url,
  publishedOn,
  retrievedOn,
}: Omit<RegisterFile, "agreements">): Omit<PartFile, "columns" | "rows"> => ({
  path,
  part: "agreements",
  source: record.id,
  dataset,
  publisher: record.provider,
  licence: record.licence.id,
  attribution: record.licence.attribution,
  url,
  publishedOn,
  retrievedOn,
});

export const agreementFile = (file: RegisterFile): PartFile => ({
  ...fileMeta(file),
  columns: AGREEMENT_COLUMNS,
  rows: [...file.agreements].sort(byKey).map(agreementCells),
});
