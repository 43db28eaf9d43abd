import type { SeriesRecord } from "../prices/prices.port.js";
import { badData } from "./edge.js";

/** What a catalogue says of a series before any figure is read: everything that does not depend on the edition at hand. */
export type SeriesEntry = Omit<
  SeriesRecord,
  | "start"
  | "end"
  | "dataset"
  | "isLive"
  | "catalogued"
  | "licence"
  | "publishedAt"
  | "retrievedAt"
  | "vintages"
  | "alsoFor"
> &
  Required<Pick<SeriesRecord, "alsoFor">>;

type Stated = Pick<SeriesEntry, "id" | "sourceId" | "title" | "kind" | "unit">;

/** Fills what most series have in common: monthly averages, not seasonally adjusted, no product, no break. */
export const seriesEntry = (stated: Stated & Partial<SeriesEntry>): SeriesEntry => ({
  product: null,
  productMatch: null,
  alsoFor: [],
  region: null,
  incoterm: null,
  assessment: null,
  basePeriod: null,
  basisNote: null,
  frequency: "MONTHLY",
  aggregation: "AVERAGE",
  seasonallyAdjusted: false,
  discontinuedOn: null,
  breaks: [],
  aliases: [],
  url: null,
  ...stated,
});

/** Figures of one series by period text (`2008-07`, `2023`); null where the publisher's cell holds no number. */
export type PeriodValues = ReadonlyMap<string, number | null>;

/** A decimal number of a csv cell; empty is null, anything else is a fault of the file: better a failure than a guess. */
export const cellNumber = (source: string, field: string, cell: string | undefined): number | null => {
  const text = (cell ?? "").trim();
  if (text === "") return null;
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) throw badData(source, field, "a decimal number", cell);
  return Number(text);
};
