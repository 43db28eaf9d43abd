import { Figure, Unit } from "../kernel/index.js";
import type { Period } from "../kernel/index.js";
import type { Sourced, Sum } from "./figures.js";
import { combine, parameters, sumOf } from "./figures.js";
import type { Span, Windows } from "./windows.js";
import { holds, lengthOf, sameSeason } from "./windows.js";

/** One period of one flow. */
export interface Cell extends Sourced {
  readonly period: Period;
}

export interface WindowCells {
  /** From the partner; from all suppliers where none is named. */
  readonly partner: readonly Cell[];
  /** From all suppliers; null where they are what is looked at: nothing is a share of itself. */
  readonly total: readonly Cell[] | null;
  /** From all parties to the agreement, the partner among them: one cell a period. */
  readonly parties?: readonly Cell[];
  /** From those named as control, in the place of all but the parties. */
  readonly control?: readonly Cell[];
}

export interface WindowFigures {
  readonly before: WindowSums;
  readonly after: WindowSums;
  /** The months of the window after, some whole years before. */
  readonly season: WindowSums;
  readonly seasonChange: Figure;
  readonly change: Figure;
  readonly controlChange: Figure;
}

export interface WindowSums {
  readonly value: Sum;
  readonly total: Sum | null;
  readonly share: Figure;
  readonly control: Sourced;
}

const ALL_SUPPLIERS =
  "No partner is named: all suppliers are looked at, so there is no share and nobody left as control.";

const within = (cells: readonly Cell[], span: Span, unit: Unit): Sum => {
  const inside = cells.filter(({ period }) => holds(span, period));
  // Fiscal years may leave a part of the window uncovered, or fit nowhere in it.
  const expected = Math.ceil(lengthOf(span) / (cells[0]?.period.lengthMonths ?? 1));
  if (inside.length === 0 && cells.length > 0) {
    const figure = Figure.missing(unit, "NOT_COMPARABLE", "No period of the figures held lies inside the window.");
    return { figure, ids: () => [], held: 0, expected };
  }
  return sumOf(inside, unit, "sum of the periods of the window", expected);
};

const sums = (cells: WindowCells, span: Span, unit: Unit): WindowSums => {
  const value = within(cells.partner, span, unit);
  if (cells.total === null) {
    const none = (of: Unit) => Figure.missing(of, "NOT_COMPARABLE", ALL_SUPPLIERS);
    return { value, total: null, share: none(Unit.FRACTION), control: { figure: none(unit), ids: () => [] } };
  }
  const [total, group] = [cells.total, cells.control ?? cells.parties ?? []].map((list) =>
    within(list, span, unit),
  ) as [Sum, Sum];
  const share = combine(
    [value, total],
    Unit.FRACTION,
    { formula: "imports from the partner ÷ imports from all", senseless: "Nothing was imported from anybody." },
    (part, whole) => (whole > 0 ? part / whole : null),
  );
  const control = combine(
    [total, group],
    unit,
    {
      formula: "imports from all − imports from the parties",
      senseless: "The parties' imports exceed the total held.",
    },
    (whole, part) => (whole - part > -1e-6 * whole ? Math.max(0, whole - part) : null),
  );
  return {
    value,
    total,
    share,
    control: cells.control ? group : { figure: control, ids: () => [...new Set([...total.ids(), ...group.ids()])] },
  };
};

/** Windows may differ in length: means a period are compared. */
const changeOf = (before: Sourced, after: Sourced, periods: readonly [number, number]): Figure =>
  combine(
    [before, after],
    Unit.FRACTION,
    {
      formula: "(after ÷ periods after) ÷ (before ÷ periods before) − 1",
      parameters: parameters({ "periods before": periods[0], "periods after": periods[1] }),
      senseless: "Nothing was imported before, so there is no relative change.",
    },
    (first, second) => (first > 0 ? second / periods[1] / (first / periods[0]) - 1 : null),
  );

/** The season may begin before the window before does, so its own gaps count too. */
const seasonChange = (season: Sum, after: Sum, blocked: string | null): Figure => {
  const short = season.held > 0 && season.held < season.expected;
  const why = short ? `Only ${season.held} of ${season.expected} periods of the same season have a figure.` : blocked;
  const absent = season.figure.missing ?? after.figure.missing;
  if (absent) return Figure.missing(Unit.FRACTION, absent.reason, absent.detail);
  if (why !== null) return Figure.missing(Unit.FRACTION, "NOT_COMPARABLE", why);
  return changeOf(season, after, [season.expected, after.expected]);
};

/** `blocked` says why a change would mislead; the levels stand in any case. */
export const compareWindows = (
  cells: WindowCells,
  windows: Windows,
  blocked: string | null,
  unit = Unit.USD,
): WindowFigures => {
  const [before, after, season] = [windows.before, windows.after, sameSeason(windows)].map((span) =>
    sums(cells, span, unit),
  ) as [WindowSums, WindowSums, WindowSums];
  const periods = [before.value.expected, after.value.expected] as const;
  const change = (first: Sourced, second: Sourced): Figure => {
    const absent = first.figure.missing ?? second.figure.missing;
    if (absent) return Figure.missing(Unit.FRACTION, absent.reason, absent.detail);
    return blocked === null
      ? changeOf(first, second, periods)
      : Figure.missing(Unit.FRACTION, "NOT_COMPARABLE", blocked);
  };
  return {
    before,
    after,
    season,
    seasonChange: seasonChange(season.value, after.value, blocked),
    change: change(before.value, after.value),
    controlChange: change(before.control, after.control),
  };
};
