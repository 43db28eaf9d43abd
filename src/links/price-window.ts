import { Figure, Period, Unit } from "../kernel/index.js";
import type { PriceSeries } from "../prices/index.js";
import type { Sourced } from "./figures.js";
import { combine, commonestMissing, idsOf, isPartial, parameters } from "./figures.js";
import type { Level } from "./real.js";
import { MIN_PERIODS } from "./trade-window.reasons.js";
import type { Span, Windows } from "./windows.js";
import { firstDay, holds, lengthOf, sameSeason, wholeSpan } from "./windows.js";

export interface Mean extends Sourced {
  readonly held: number;
  readonly expected: number;
}

export interface SeriesWindows {
  readonly series: PriceSeries;
  readonly before: Mean;
  readonly after: Mean;
  readonly season: Mean;
  readonly change: Figure;
  readonly seasonChange: Figure;
}

const MONTHS = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 } as const;

const meanIn = (series: PriceSeries, levels: readonly Level[], span: Span): Mean => {
  const inside = levels.filter(({ period }) => holds(span, period));
  const held = inside.filter(({ figure }) => figure.value !== null);
  const expected = Math.max(1, Math.floor(lengthOf(span) / MONTHS[series.frequency]));
  const ids = () => idsOf(held);
  if (held.length === 0) {
    const { reason, detail } = commonestMissing(inside.map(({ figure }) => figure));
    return { figure: Figure.missing(series.unit, reason, detail), ids, held: 0, expected };
  }
  const figure = Figure.derived(held.reduce((sum, level) => sum + level.figure.value!, 0) / held.length, series.unit, {
    formula: "mean of the periods held",
    inputs: held.map((level) => level.figure),
    inputIds: ids,
    status: held.length < expected ? ["PARTIAL"] : [],
    parameters: parameters({ "periods held": held.length, "periods asked": expected }),
  });
  return { figure, ids, held: held.length, expected };
};

const changeOf = (before: Mean, after: Mean): Figure => {
  const short = [before, after].find(({ held, expected }) => held > 0 && held < expected);
  if (short)
    return Figure.missing(
      Unit.FRACTION,
      "NOT_COMPARABLE",
      `Only ${short.held} of ${short.expected} periods of a window have a figure.`,
    );
  return combine(
    [before, after],
    Unit.FRACTION,
    { formula: "mean after ÷ mean before − 1", senseless: "The level before is not above 0." },
    (first, second) => (first > 0 ? second / first - 1 : null),
  );
};

export const seriesWindows = (series: PriceSeries, levels: readonly Level[], windows: Windows): SeriesWindows => {
  const [before, after, season] = [windows.before, windows.after, sameSeason(windows)].map((span) =>
    meanIn(series, levels, span),
  ) as [Mean, Mean, Mean];
  return { series, before, after, season, change: changeOf(before, after), seasonChange: changeOf(season, after) };
};

/** Why the windows of one series cannot be compared without reserve. */
export const priceReasons = (all: SeriesWindows, windows: Windows, now: number): readonly string[] => {
  const { series, before, after, season } = all;
  const sides = [
    ["before", before, windows.before],
    ["after", after, windows.after],
  ] as const;
  const { start, end } = wholeSpan(windows);
  return [
    ...sides.flatMap(([side, { held, expected }]) =>
      held < expected ? [`${series.key}: ${held} of ${expected} periods ${side} the date have a figure.`] : [],
    ),
    ...(season.held < season.expected
      ? [`${series.key}: ${season.held} of ${season.expected} periods of the same season have a figure.`]
      : []),
    ...(end > now ? [`${series.key}: the window after ends on ${firstDay(end)}, which is not over.`] : []),
    ...sides.flatMap(([side, { expected }]) =>
      expected < MIN_PERIODS
        ? [`${series.key}: the window ${side} is too short, ${expected} of at least ${MIN_PERIODS} periods.`]
        : [],
    ),
    ...sides.flatMap(([side, , span]) =>
      lengthOf(span) % 12 === 0 || series.seasonallyAdjusted
        ? []
        : [
            `${series.key}: the window ${side} has ${lengthOf(span)} months, not whole years: seasons weigh differently.`,
          ],
    ),
    ...series.breaks.flatMap(({ on, note }) => {
      const at = Period.parse(on).startMonthIndex;
      return at > start && at < end ? [`${series.key} changes its definition in ${on}: ${note}`] : [];
    }),
    ...([before, after, season].some(({ figure, held, expected }) => held === expected && isPartial(figure))
      ? [`${series.key}: a period inside the windows is incomplete.`]
      : []),
  ];
};
