/** A row of the trade tables: one flow as its publisher reports it. */
export interface TradeTableRow {
  readonly reporter: string; // ISO alpha-3
  readonly partner: string; // ISO alpha-3, W00 or a private X.. code
  /** HS code, TOTAL, or the basket the publisher's own group is like. */
  readonly commodity: string;
  readonly flow: "IMPORT" | "EXPORT";
  readonly period: string; // 2020, 2020-05, FY2010/11
  readonly valueUsd: number | null;
  readonly netWeightT: number | null;
  /** Page the figure was quoted on, where that differs from row to row. */
  readonly url: string | null;
}

/** What later pages or neighbouring months say against a figure held as printed. */
export interface TradeNote {
  readonly commodity: string;
  readonly period: string;
  readonly kind: "LATER_WEIGHT" | "MISPRINT_VALUE";
  /** What they imply instead: tonnes, or USD; null where no number follows. */
  readonly implied: number | null;
}

export const NOTE_COLUMNS = ["commodity", "period", "kind", "implied"] as const satisfies readonly (keyof TradeNote)[];

export const TRADE_COLUMNS = [
  "reporter",
  "partner",
  "commodity",
  "flow",
  "period",
  "valueUsd",
  "netWeightT",
  "url",
] as const satisfies readonly (keyof TradeTableRow)[];

/** Stable order, so that a rebuilt file differs only where figures do. */
export const sortedCells = (rows: readonly TradeTableRow[]) =>
  rows
    .map((row) => TRADE_COLUMNS.map((column) => row[column]))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
