import type { HistoricDate } from "../kernel/index.js";

/** Months since year 0; half-open: `end` is the first month after. */
export interface MonthSpan {
  readonly start: number;
  readonly end: number;
}

export interface Windows {
  readonly before: MonthSpan;
  readonly after: MonthSpan;
}

/** First month that counts as after: the month of the date (the year's January where only the year is known); null when unknown. */
export const turningMonth = (date: HistoricDate): number | null => {
  if (date.date === null) return null;
  const [year, month] = date.date.split("-").map(Number) as [number, number];
  return year * 12 + month - 1;
};

/** [turning − before, turning) and [turning, turning + after): they touch and never overlap. */
export const windowsAround = (turning: number, beforeMonths: number, afterMonths: number): Windows => ({
  before: { start: turning - beforeMonths, end: turning },
  after: { start: turning, end: turning + afterMonths },
});

export const dayOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;

export const lengthOf = (span: MonthSpan): number => span.end - span.start;

interface Spanned {
  readonly startMonthIndex: number;
  readonly endMonthIndex: number;
}

/** The periods that lie wholly in a window. */
export const within = <T extends Spanned>(periods: readonly T[], span: MonthSpan): readonly T[] =>
  periods.filter((period) => period.startMonthIndex >= span.start && period.endMonthIndex <= span.end);

/** Do the periods fill the window without a hole? */
export const fills = (periods: readonly Spanned[], span: MonthSpan): boolean =>
  periods.reduce((sum, period) => sum + period.endMonthIndex - period.startMonthIndex, 0) === lengthOf(span);

/** (after ÷ months) ÷ (before ÷ months) − 1: windows of different length are compared by their monthly means. Null without a base. */
export const meanChange = (
  before: { readonly value: number; readonly months: number },
  after: { readonly value: number; readonly months: number },
): number | null =>
  before.value > 0 && before.months > 0 && after.months > 0
    ? after.value / after.months / (before.value / before.months) - 1
    : null;
