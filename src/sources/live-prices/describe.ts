import type { SeriesRecord } from "../../prices/prices.port.js";
import type { SeriesEntry } from "../series-entry.js";

/** A described series as a live source has it: no edition, and no end while its publisher goes on. */
export const asLive = (record: SeriesRecord, dataset: string): SeriesRecord => ({
  ...record,
  end: record.discontinuedOn === null ? null : record.end,
  dataset,
  isLive: true,
  publishedAt: null,
  retrievedAt: null,
  vintages: [],
});

/** A series that only the live source has. */
export const liveOnly = (
  entry: SeriesEntry,
  dataset: string,
  span: { readonly start: string | null; readonly end?: string },
): SeriesRecord => ({
  ...entry,
  start: span.start,
  end: span.end ?? null,
  dataset,
  isLive: true,
  publishedAt: null,
  retrievedAt: null,
  vintages: [],
});
