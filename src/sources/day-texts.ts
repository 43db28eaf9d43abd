import { HistoricDate } from "../kernel/index.js";
import type { DateText } from "../agreements/agreements.records.js";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const two = (text: string): string => text.padStart(2, "0");

/** Only dates that exist: `2025-02-30` and the registers' sentinels are no date. */
const real = (text: string): DateText => HistoricDate.parse(text).text;

/** A cell of a workbook that holds a day; years are sometimes plain numbers (WTO's end of implementation, GEM's start dates). */
export const cellDate = (cell: unknown): DateText => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : real(cell.toISOString().slice(0, 10));
  if (typeof cell === "number") return Number.isInteger(cell) && cell > 1000 && cell < 3000 ? String(cell) : null;
  return typeof cell === "string" ? textDate(cell) : null;
};

/**
 * Every way a register here writes a date, read to its own precision: `2025-07-11`, `2025-07`, `2025`, `11/07/2025`, `11.07.2025`, `07-2025`,
 * `11-Jul-2025`, `11 Jul 2025`. Null for sentinels (`31.12.9999`, `01-Jan-9999`, `NA`) and for anything else.
 */
export const textDate = (text: string): DateText => {
  const input = text.trim();
  if (/9999|^1111/.test(input)) return null;
  const dayFirst = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(input);
  if (dayFirst) return real(`${dayFirst[3]}-${two(dayFirst[2]!)}-${two(dayFirst[1]!)}`);
  const monthYear = /^(\d{2})-(\d{4})$/.exec(input);
  if (monthYear) return real(`${monthYear[2]}-${monthYear[1]}`);
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})$/.exec(input);
  const month = named ? MONTHS.indexOf(named[2]!.toLowerCase()) + 1 : 0;
  if (named && month > 0) return real(`${named[3]}-${two(String(month))}-${two(named[1]!)}`);
  return /^\d{4}(-\d{2}){0,2}$/.test(input) ? real(input) : null;
};

/** The date of two that comes first; of `2006` and `2006-11-24` the more exact one. */
export const earliest = (a: DateText, b: DateText): DateText => {
  if (a === null || b === null) return a ?? b;
  if (a.startsWith(b)) return a;
  if (b.startsWith(a)) return b;
  return a < b ? a : b;
};
