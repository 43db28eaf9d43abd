import type { Caveat } from "../kernel/index.js";
import { Figure, Unit } from "../kernel/index.js";
import { linkCaveat } from "./caveats.js";
import { compareWindows } from "./trade-window.js";
import type { WindowSums } from "./trade-window.js";
import type { Loaded } from "./trade-window.load.js";
import type { WindowFacts } from "./trade-window.reasons.js";
import { blockingReasons, weakeningReasons } from "./trade-window.reasons.js";
import { TradeWindow, TradeWindowControl, TradeWindowSide } from "./trade-window.type.js";
import type { Span, Windows } from "./windows.js";
import { firstDay, sameSeason } from "./windows.js";

type Known = Omit<WindowFacts, "windows" | "before" | "after" | "season" | "totals" | "periods"> & {
  readonly unit: Unit;
  readonly caveats: readonly Caveat[];
};

export const answerOf = ({ cells }: Loaded, windows: Windows, known: Known): TradeWindow => {
  const levels = compareWindows(cells, windows, null, known.unit);
  const facts: WindowFacts = {
    ...known,
    windows,
    before: levels.before.value,
    after: levels.after.value,
    season: levels.season.value,
    totals: [levels.before.total, levels.after.total].flatMap((total) => total ?? []),
    periods: cells.partner.map(({ period }) => period),
  };
  const blocking = blockingReasons(facts);
  const figures = blocking.length > 0 ? compareWindows(cells, windows, blocking.join(" "), known.unit) : levels;
  const reasons = [...blocking, ...weakeningReasons(facts)];
  return new TradeWindow({
    before: side(windows.before, figures.before),
    after: side(windows.after, figures.after),
    sameSeason: side(sameSeason(windows), figures.season),
    frequency: known.annualOnly ? "ANNUAL" : "MONTHLY",
    change: figures.change,
    sameSeasonChange: figures.seasonChange,
    control: new TradeWindowControl({
      before: figures.before.control.figure,
      after: figures.after.control.figure,
      change: figures.controlChange,
    }),
    comparable: reasons.length === 0,
    reasons,
    caveats: known.caveats,
  });
};

const side = (span: Span, sums: WindowSums): TradeWindowSide =>
  new TradeWindowSide({
    from: firstDay(span.start),
    to: firstDay(span.end),
    value: sums.value.figure,
    share: sums.share,
  });

/** Where no date is known there are no windows, and `reason` says so. */
export const withoutDate = (reason: string, unit: Unit): TradeWindow => {
  const missing = (of: Unit) => Figure.missing(of, "NOT_COMPARABLE", reason);
  return new TradeWindow({
    before: null,
    after: null,
    sameSeason: null,
    frequency: "MONTHLY",
    change: missing(Unit.FRACTION),
    sameSeasonChange: missing(Unit.FRACTION),
    control: new TradeWindowControl({
      before: missing(unit),
      after: missing(unit),
      change: missing(Unit.FRACTION),
    }),
    comparable: false,
    reasons: [reason],
    caveats: [linkCaveat("links.descriptive")],
  });
};
