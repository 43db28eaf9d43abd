import type { PeriodValues } from "../series-entry.js";
import type { EasyDataRow } from "./decode.js";

/**
 * Decisions to the rate in force at each month's end. Stops with the month before the last decision: whether another decision fell into
 * that month after the file was saved cannot be known.
 */
export const monthEndRates = (decisions: readonly EasyDataRow[]): PeriodValues => {
  const rates = new Map<string, number | null>();
  const last = decisions.at(-1)?.date.slice(0, 7);
  for (const [index, decision] of decisions.entries()) {
    const until = decisions[index + 1]?.date.slice(0, 7) ?? last!;
    for (let month = decision.date.slice(0, 7); month < until; month = nextMonth(month))
      rates.set(month, decision.value);
  }
  return rates;
};

const nextMonth = (month: string): string => {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
};
