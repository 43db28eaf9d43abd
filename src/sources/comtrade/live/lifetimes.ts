import type { Lifetime } from "../../../cache/index.js";
import type { Clock, Period } from "../../../kernel/index.js";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Longest that "no rows" is believed; the cache believes an hour of any other source (docs/upstream.md). */
export const MAX_ABSENT_MS = DAY_MS;

/** Calendar years of a year, months of a month: 0 for the one that runs. */
const ageOf = (period: Period, now: Date): number =>
  period.kind === "YEAR"
    ? now.getUTCFullYear() - period.year
    : now.getUTCFullYear() * 12 + now.getUTCMonth() - period.startMonthIndex;

const isAnnual = ({ kind }: Period): boolean => kind === "YEAR";

/** Still on its way to its first release at most reporters. */
const isNewest = (period: Period, now: Date): boolean => ageOf(period, now) <= (isAnnual(period) ? 1 : 6);

/** Revised within months of its first release, seldom after two years. */
const freshMsOf = (period: Period, now: Date): number => {
  if (isNewest(period, now)) return isAnnual(period) ? DAY_MS : DAY_MS / 2;
  const age = ageOf(period, now);
  if (isAnnual(period)) return age <= 3 ? 7 * DAY_MS : 30 * DAY_MS;
  return age <= 24 ? 3 * DAY_MS : 30 * DAY_MS;
};

export const lifetimeOf = (period: Period, clock: Clock): Lifetime => ({
  freshMs: freshMsOf(period, clock.now()),
  staleMs: 90 * DAY_MS,
});

/** `isCertain`: the same answer has other rows of this reporter and period, so the empty cell is no bad day of the source's. */
export const absenceLifetimeOf = (period: Period, isCertain: boolean, clock: Clock): Lifetime => ({
  freshMs: isCertain && !isNewest(period, clock.now()) ? MAX_ABSENT_MS : HOUR_MS,
  staleMs: 90 * DAY_MS,
});

/** Nothing of it is served once it is old: what it says is a date of last release. */
export const availabilityLifetimeOf = (period: Period, clock: Clock): Lifetime => ({
  freshMs: clock.now().getUTCFullYear() - period.year <= 3 ? 6 * HOUR_MS : 7 * DAY_MS,
  staleMs: 0,
});

/** Reporters publish a year up to three years late, a month up to eighteen months. */
export const mayComeYet = (period: Period, now: Date): boolean => ageOf(period, now) <= (isAnnual(period) ? 3 : 18);

/** A list of a period this old has reporters: an empty one is a bad day of the source's. */
export const mayBeEmpty = isNewest;
