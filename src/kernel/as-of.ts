import { badInput } from "./errors.js";

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** Midnight after the day, month or year that a text names: `2023-12` ends where 2024 begins. */
const endOf = (text: string): number => {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return Number.NaN;
  if (month === undefined) return Date.UTC(Number(year) + 1, 0, 1);
  if (day === undefined) return Date.UTC(Number(year), Number(month), 1);
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) + DAY_MS;
};

/**
 * Was something out by the end of the day `asOf`, which was published on a day, or in a month or year that must be over by then? What has no
 * date is not known to have been.
 */
export const isKnownBy = (published: string | null, asOf: string): boolean =>
  published !== null && endOf(published) <= endOf(asOf);

const DAY = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/;

/** The day of a `Date` argument; refuses what is no calendar day. */
export const dayArgument = (text: string | null | undefined, argument: string): string | null => {
  if (text == null) return null;
  const day = DAY.exec(text)?.[1];
  const time = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`);
  if (day === undefined || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day)
    throw badInput(argument, "a calendar day such as 2025-07-11", text);
  return day;
};

/** An argument `asOf`. */
export const asOfDay = (given: string | null | undefined): string | null => dayArgument(given, "asOf");

/** Today and later ask for nothing that is not asked anyway. */
export const isPast = (asOf: string | null | undefined, now: Date): asOf is string =>
  asOf != null && asOf < now.toISOString().slice(0, 10);
