import type { Period } from "../kernel/index.js";
import type { Sum } from "./figures.js";
import { isPartial, whyMissing } from "./figures.js";
import type { Span, Windows } from "./windows.js";
import { firstDay, lengthOf } from "./windows.js";

/** Years in which an edition of the Harmonized System took effect. */
const HS_EDITIONS = [1988, 1996, 2002, 2007, 2012, 2017, 2022] as const;

/** Fewer periods than this a side tell nothing of ordinary variation. */
export const MIN_PERIODS = 3;

export interface WindowFacts {
  readonly windows: Windows;
  readonly annualOnly: boolean;
  readonly eventName: "signature" | "date";
  readonly before: Sum;
  readonly after: Sum;
  /** Imports from all suppliers in the two windows. */
  readonly totals: readonly Sum[];
  /** Codes finer than a chapter, or baskets of them. */
  readonly fineCodes: readonly string[];
  /** Of importer and partner, those that take no part in the agreement. */
  readonly strangers: readonly string[];
  readonly periods: readonly Period[];
  /** Months since year 0 of the month that is running. */
  readonly now: number;
}

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
  const { windows, annualOnly, fineCodes, strangers, before, after, totals } = facts;
  const noWhole = totals.find((total) => total.figure.missing !== null);
  const whole: Span = { start: windows.before.start, end: windows.after.end };
  const edition = HS_EDITIONS.find((year) => year * 12 > whole.start && year * 12 < whole.end);
  const uneven = [windows.before, windows.after].filter((span) => lengthOf(span) % 12 !== 0);
  return [
    ...(annualOnly
      ? [
          `Only annual figures are held: whole years before and after the year of ${facts.eventName === "date" ? "the date" : "signature"} stand for the months asked.`,
        ]
      : []),
    ...[before, after].flatMap(({ expected }, place) =>
      expected < MIN_PERIODS
        ? [
            `The window ${place === 0 ? "before" : "after"} is too short: ${expected} of at least ${MIN_PERIODS} periods.`,
          ]
        : [],
    ),
    ...([before, after].some(({ figure, held, expected }) => held === expected && isPartial(figure))
      ? ["A period inside the windows is incomplete."]
      : []),
    ...uneven.map(
      (span) =>
        `The window from ${firstDay(span.start)} has ${lengthOf(span)} months, not whole years: the seasons weigh differently in it.`,
    ),
    ...(noWhole && before.held > 0 && after.held > 0
      ? [`No total of all suppliers stands beside it, so shares and control are missing. ${whyMissing(noWhole.figure)}`]
      : []),
    ...(edition && fineCodes.length > 0
      ? [
          `HS ${edition} took effect on ${edition}-01-01, inside the windows: ${fineCodes.join(", ")} may not hold the same goods before and after.`,
        ]
      : []),
    ...strangers.map((code) => `${code} takes no part in this agreement, as the registers held have it.`),
  ];
};
