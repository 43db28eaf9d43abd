import type { FigureStatus } from "../../kernel/index.js";
import type { SeriesRecord } from "../../prices/prices.port.js";
import type { Cell } from "./table.js";

/** One row a series: what it is, then its figures in one array from `first` on, null where the publisher has none. */
export interface PriceRow extends Omit<
  SeriesRecord,
  | "sourceId"
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
> {
  readonly alsoFor: NonNullable<SeriesRecord["alsoFor"]>;
  /** First period of `values`; null for a series known by name only. */
  readonly first: string | null;
  /** Known last period where no figures are held. */
  readonly lastKnown: string | null;
  /** Statuses other than REPORTED, by period, both ends included. */
  readonly flags: readonly (readonly [from: string, to: string, status: FigureStatus])[];
  readonly values: readonly (number | null)[];
}

export const PRICE_COLUMNS = [
  "id",
  "title",
  "kind",
  "product",
  "productMatch",
  "alsoFor",
  "region",
  "incoterm",
  "assessment",
  "unit",
  "basePeriod",
  "basisNote",
  "frequency",
  "aggregation",
  "seasonallyAdjusted",
  "discontinuedOn",
  "breaks",
  "aliases",
  "url",
  "first",
  "lastKnown",
  "flags",
  "values",
] as const satisfies readonly (keyof PriceRow)[];

export const priceCells = (row: PriceRow): readonly Cell[] => PRICE_COLUMNS.map((column) => row[column] as Cell);
