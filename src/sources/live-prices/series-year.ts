import { z } from "zod";
import type { Lifetime } from "../../cache/index.js";
import { code, keySpace, number, text } from "../../cache/index.js";
import type { FigureStatus, MissingReason } from "../../kernel/index.js";
import { FigureStatus as Statuses, MissingReason as Reasons } from "../../kernel/index.js";
import type { SeriesRecord } from "../../prices/prices.port.js";
import type { DecodedObservation } from "../series-answer.js";

/** A calendar year of a series as its source answered it: what is kept. Plain JSON. */
export interface SeriesYear {
  readonly publishedAt: string | null;
  readonly rows: readonly {
    readonly period: string;
    readonly value: number | null;
    readonly missing: MissingReason | null;
    readonly status: readonly FigureStatus[];
  }[];
}

const SeriesYearShape = z.object({
  publishedAt: z.string().nullable(),
  rows: z.array(
    z.object({
      period: z.string(),
      value: z.number().nullable(),
      missing: z.enum(Reasons).nullable(),
      status: z.array(z.enum(Statuses)),
    }),
  ),
});
export const decodeSeriesYear = (value: unknown): SeriesYear | undefined => SeriesYearShape.safeParse(value).data;

/** Years of ten are kept together: what is missing of a series is then a few spans of years. */
const sliceKey = keySpace("prices.series", 3, { source: code(), series: text(), decade: number() });
export const placeOf = (record: SeriesRecord, year: number): { slice: string; cell: string } => ({
  slice: sliceKey({ source: record.sourceId, series: record.id, decade: Math.floor(year / 10) }),
  cell: String(year),
});

/** Null: the source has nothing for the year. */
export const seriesYear = (rows: readonly DecodedObservation[], publishedAt: string | null): SeriesYear | null =>
  rows.length === 0
    ? null
    : {
        publishedAt,
        rows: rows.map(({ period, value, missing, status }) => ({ period: period.text, value, missing, status })),
      };

const DAY_MS = 24 * 60 * 60 * 1000;
/** While its source fails a value stays so long. */
const STALE_MS = 90 * DAY_MS;

export const lifetimeOf = (
  record: SeriesRecord,
  year: number,
  now: Date,
  recent: { readonly months: number; readonly lifeMs: number },
): Lifetime => {
  const nowMonth = now.getUTCFullYear() * 12 + now.getUTCMonth();
  if ((year + 1) * 12 > nowMonth - recent.months && record.discontinuedOn === null)
    return { freshMs: recent.lifeMs, staleMs: STALE_MS };
  // Nobody revises a series that has ended.
  return { freshMs: (record.discontinuedOn === null ? 30 : 90) * DAY_MS, staleMs: STALE_MS };
};
