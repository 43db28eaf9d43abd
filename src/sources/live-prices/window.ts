import type { Held } from "../../cache/index.js";
import type { Freshness, MissingReason } from "../../kernel/index.js";
import { Period, worstFreshness } from "../../kernel/index.js";
import type { ObservationsAnswer, SeriesObservation, SeriesRecord } from "../../prices/prices.port.js";
import type { SeriesYear } from "./series-year.js";
import type { AskableSource, LiveSeries } from "./types.js";

export interface SeriesWindow {
  readonly series: LiveSeries;
  readonly periods: readonly Period[];
  /** Calendar years that can hold a figure; years before the series, after its end and to come are never asked. */
  readonly years: readonly number[];
}

/** More periods than any series has. */
const MAX_PERIODS = 5000;

export const windowOf = (series: LiveSeries, from: Period, to: Period, now: Date): SeriesWindow => {
  const { start, discontinuedOn, frequency } = series.record;
  const periods = Period.range(from, to, frequency, MAX_PERIODS);
  const first = Math.max(periods[0]!.year, start === null ? 0 : Period.parse(start).year);
  const last = Math.min(
    periods.at(-1)!.year,
    now.getUTCFullYear(),
    discontinuedOn === null ? Infinity : Number(discontinuedOn.slice(0, 4)),
  );
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return { series, periods, years };
};

/** A period may be published so long after its end; later, an empty one is a gap. */
const MONTHS_LATE = { MONTHLY: 6, QUARTERLY: 12, ANNUAL: 24 } as const;

/** Every period of the window, from years of one source; as fresh as the least fresh of them and as old as the oldest. */
export const windowAnswer = (
  window: SeriesWindow,
  held: readonly Held<SeriesYear>[],
  source: Pick<AskableSource, "emptyIsPending" | "isMirror">,
  now: Date,
): ObservationsAnswer => {
  const { record } = window.series;
  const rows = held.flatMap(({ value }) => value?.rows ?? []);
  const byPeriod = new Map(rows.map((row) => [row.period, row]));
  const valued = rows.filter(({ value }) => value !== null).map(({ period }) => Period.parse(period).startMonthIndex);
  const [first, last] = [Math.min(...valued), Math.max(...valued)];
  const absent = absences(record, first, last, now);
  const observations = window.periods.map((period): SeriesObservation => {
    const row = byPeriod.get(period.text);
    if (row && row.value !== null) return { period, value: row.value, missing: null, status: row.status };
    const said = row?.missing ?? null;
    const reckoned = absent(period);
    if (said === null) return reckoned;
    if (said !== "NOT_REPORTED") return missing(period, said, null);
    // An empty cell before the series, or after it was stopped, is no gap in it.
    return reckoned.missing === "NOT_COVERED" || source.emptyIsPending ? reckoned : missing(period, said, NO_FIGURE);
  });
  // Nothing asked: our own catalogue says that there is no figure.
  const freshness = worstFreshness(held.map((one): Freshness => one.freshness)) ?? "RECORDED";
  const ages = held.flatMap(({ storedAt, value }) => [storedAt, ...(source.isMirror ? copiedAt(value) : [])]);
  return { observations, freshness, retrievedAt: ages.sort()[0] ?? null };
};

const copiedAt = (value: SeriesYear | null): readonly string[] =>
  value?.publishedAt && !Number.isNaN(Date.parse(value.publishedAt)) ? [new Date(value.publishedAt).toISOString()] : [];

const NO_FIGURE = "the publisher has no figure for this period";
const missing = (period: Period, reason: MissingReason, detail: string | null): SeriesObservation => ({
  period,
  value: null,
  missing: reason,
  detail,
  status: [],
});

/** Why a period has no figure, by where it stands: before the series, after its last figure, or between. Months are month indices. */
const absences = (record: SeriesRecord, first: number, last: number, now: Date) => {
  const nowMonth = now.getUTCFullYear() * 12 + now.getUTCMonth();
  const start = record.start === null ? null : Period.parse(record.start).startMonthIndex;
  const stopped = record.discontinuedOn === null ? null : monthIndex(record.discontinuedOn);
  return (period: Period): SeriesObservation => {
    const at = period.startMonthIndex;
    if (start !== null && at < start) return missing(period, "NOT_COVERED", `the series begins ${record.start}`);
    if (stopped !== null && at >= stopped)
      return missing(
        period,
        "NOT_COVERED",
        `the publisher stopped the series: no figures from ${record.discontinuedOn} on`,
      );
    const late = nowMonth - period.endMonthIndex;
    if (stopped === null && !(at < last) && late < MONTHS_LATE[record.frequency])
      return missing(
        period,
        "NOT_YET_PUBLISHED",
        Number.isFinite(last) ? `the publisher's last figure is of ${monthText(last, record)}` : null,
      );
    if (start === null && at < first && Number.isFinite(first))
      return missing(period, "NOT_COVERED", `the publisher's answer begins ${monthText(first, record)}`);
    return missing(period, "NOT_REPORTED", NO_FIGURE);
  };
};

const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthText = (index: number, { frequency }: SeriesRecord): string =>
  Period.month(Math.floor(index / 12), (index % 12) + 1).to(frequency).text;
