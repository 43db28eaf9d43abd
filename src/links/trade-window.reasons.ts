import type { Period } from "../kernel/index.js";
import { EDITION_YEARS } from "../reference/index.js";
import type { Sum } from "./figures.js";
import { isPartial, whyMissing } from "./figures.js";
import type { Windows } from "./windows.js";
import { firstDay, lengthOf, wholeSpan } from "./windows.js";

/** Fewer periods than this a side tell nothing of ordinary variation. */
export const MIN_PERIODS = 3;

export interface WindowFacts {
  readonly windows: Windows;
  readonly annualOnly: boolean;
  readonly eventName: EventName;
  readonly before: Sum;
  readonly after: Sum;
  readonly season: Sum;
  /** Imports from all suppliers in the two windows; none where they are what is looked at. */
  readonly totals: readonly Sum[];
  /** What the rows' own editions say of the goods; null where rows state none. */
  readonly editionChanges: readonly string[] | null;
  /** Codes whose goods may have changed with an edition, for rows that state none. */
  readonly codes: readonly string[];
  /** What the other measure would show where this one has nothing. */
  readonly otherMeasure: string | null;
  /** Of importer and partner, those that take no part in the agreement. */
  readonly strangers: readonly string[];
  readonly periods: readonly Period[];
  /** Months since year 0 of the month that is running. */
  readonly now: number;
}

/** What the windows are laid around, in words. */
export type EventName = "signature" | "date" | "event";

const gapsOf = (sum: Sum, side: string, unit: string, event: string): readonly string[] =>
  sum.held === sum.expected
    ? []
    : sum.held === 0
      ? [`No ${unit} ${side} the ${event} has a figure (${sum.expected} asked). ${whyMissing(sum.figure)}`.trim()]
      : [`Only ${sum.held} of ${sum.expected} ${unit}s ${side} the ${event} have a figure.`];

/** Why the two levels cannot be set against each other at all. */
export const blockingReasons = (facts: WindowFacts): readonly string[] => {
  const { windows, before, after, periods, annualOnly, now, eventName } = facts;
  const unit = annualOnly ? "year" : "month";
  const fiscal = periods.find((period) => period.kind === "FISCAL_YEAR");
  return [
    ...gapsOf(before, "before", unit, eventName),
    ...gapsOf(after, "after", unit, eventName),
    ...(windows.after.end > now ? [`The window after ends on ${firstDay(windows.after.end)}, which is not over.`] : []),
    ...(fiscal
      ? [`The figures are of fiscal years such as ${fiscal.text}, which no window of calendar months fits.`]
      : []),
  ];
};

/** What weakens a comparison that can be made. */
export const weakeningReasons = (facts: WindowFacts): readonly string[] => {
  const { windows, annualOnly, strangers, before, after, season, totals } = facts;
  const noWhole = totals.find((total) => total.figure.missing !== null);
  const uneven = [windows.before, windows.after].filter((span) => lengthOf(span) % 12 !== 0);
  return [
    ...(annualOnly
      ? [
          `Only annual figures are held: whole years before and after the year of ${facts.eventName === "signature" ? "signature" : `the ${facts.eventName}`} stand for the months asked.`,
        ]
      : []),
    ...[before, after].flatMap(({ expected }, place) =>
      expected < MIN_PERIODS
        ? [
            `The window ${place === 0 ? "before" : "after"} is too short: ${expected} of at least ${MIN_PERIODS} periods.`,
          ]
        : [],
    ),
    ...(season.held < season.expected
      ? [
          `Only ${season.held} of ${season.expected} ${annualOnly ? "year" : "month"}s of the same season have a figure.`,
        ]
      : []),
    ...([before, after, season].some(({ figure, held, expected }) => held === expected && isPartial(figure))
      ? ["A period inside the windows is incomplete."]
      : []),
    ...uneven.map(
      (span) =>
        `The window from ${firstDay(span.start)} has ${lengthOf(span)} months, not whole years: the seasons weigh differently in it.`,
    ),
    ...(noWhole && before.held > 0 && after.held > 0
      ? [`No total of all suppliers stands beside it, so shares and control are missing. ${whyMissing(noWhole.figure)}`]
      : []),
    ...editionReasons(facts),
    ...(facts.otherMeasure === null ? [] : [facts.otherMeasure]),
    ...strangers.map((code) => `${code} takes no part in this agreement, as the registers held have it.`),
  ];
};

/** The rows' own editions where they state them; else the years in which editions took effect. */
const editionReasons = ({ windows, editionChanges, codes }: WindowFacts): readonly string[] => {
  if (editionChanges !== null) return editionChanges;
  const { start, end } = wholeSpan(windows);
  const year = Object.values(EDITION_YEARS).find((from) => from * 12 > start && from * 12 < end);
  return year !== undefined && codes.length > 0
    ? [
        `HS ${year} took effect on ${year}-01-01, inside the windows, and the rows name no edition: ${codes.join(", ")} may not hold the same goods before and after.`,
      ]
    : [];
};
