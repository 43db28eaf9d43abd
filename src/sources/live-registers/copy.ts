import { z } from "zod";
import type { AgreementRecord } from "../../agreements/agreements.records.js";
import type { Cache, CellSpace } from "../../cache/index.js";
import { keySpace, text } from "../../cache/index.js";
import type { AgreementRow } from "../snapshot/agreements.rows.js";
import { AGREEMENT_COLUMNS, agreementCells, agreementOf } from "../snapshot/agreements.rows.js";
import type { Cell } from "../snapshot/table.js";

/** What a register, or one page of it, said: records in the packed form of the snapshot, with when and where. */
export interface RegisterCopy {
  readonly dataset: string;
  readonly url: string;
  readonly publishedOn: string | null;
  readonly retrievedOn: string;
  readonly rows: readonly (readonly Cell[])[];
}

const Copy = z.object({
  dataset: z.string(),
  url: z.string(),
  publishedOn: z.string().nullable(),
  retrievedOn: z.iso.date(),
  rows: z.array(z.array(z.unknown()).length(AGREEMENT_COLUMNS.length)).min(1),
});

/** Daily at most; a register that fails for a quarter of a year is no register any more. */
export const LIFETIME = { freshMs: 24 * 60 * 60 * 1000, staleMs: 90 * 24 * 60 * 60 * 1000 };

/** Copies in the shared store: one process fetches, all others read. Raise the version when records change shape. */
export const copySpace = (cache: Cache, sourceId: string): CellSpace<RegisterCopy> =>
  cache.space<RegisterCopy>({
    name: sourceId,
    decode: (value) => Copy.safeParse(value).data as RegisterCopy | undefined,
  });

const slices = keySpace("live-register", 1, { source: text(), part: text() });
/** Each part in a slice of its own: renewing one writes one. */
export const wantedPart = (source: string, part: string) => ({ slice: slices({ source, part }), cell: "copy" });

export const packed = (records: readonly AgreementRecord[], edition: Omit<RegisterCopy, "rows">): RegisterCopy => ({
  ...edition,
  rows: records.map(agreementCells),
});

export const unpacked = (sourceId: string, copy: RegisterCopy): AgreementRecord[] =>
  copy.rows.map((cells) => {
    const row = Object.fromEntries(AGREEMENT_COLUMNS.map((column, at) => [column, cells[at] ?? null]));
    return agreementOf(row as unknown as AgreementRow, { ...copy, source: sourceId });
  });
