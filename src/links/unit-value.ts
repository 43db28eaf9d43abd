import type { Caveat } from "../kernel/index.js";
import { Figure, Unit } from "../kernel/index.js";
import { distinctCaveats, linkCaveat } from "./caveats.js";
import type { Sourced } from "./figures.js";
import { combine, isPartial } from "./figures.js";
import { UnitValueComparison } from "./unit-value.type.js";

export interface BenchmarkPoint {
  readonly level: Figure;
  readonly index: Figure;
}

export interface ComparisonInput {
  readonly period: string;
  readonly base: string;
  readonly unitValue: Sourced;
  readonly baseUnitValue: Sourced;
  readonly benchmark: BenchmarkPoint;
  readonly baseBenchmark: Figure;
  /** What holds for every period. */
  readonly caveats: readonly Caveat[];
}

const MISSING_BASE = "The base period has no figure to divide by.";

/** x ÷ x(base) × 100; NOT_COMPARABLE where only the base is missing. */
export const indexOn = (at: Sourced, base: Sourced, basePeriod: string): Figure => {
  const unit = Unit.index(`${basePeriod}=100`);
  if (at.figure.missing) return Figure.missing(unit, at.figure.missing.reason, at.figure.missing.detail);
  if (base.figure.missing) return Figure.missing(unit, "NOT_COMPARABLE", MISSING_BASE);
  return combine(
    [at, base],
    unit,
    { formula: `unit value ÷ unit value of ${basePeriod} × 100`, senseless: MISSING_BASE },
    (value, hundred) => (hundred > 0 ? (value / hundred) * 100 : null),
  );
};

/** One period: both sides, both indices, and whether they may be laid beside each other. */
export const compareUnitValue = (input: ComparisonInput): UnitValueComparison => {
  const { period, base, unitValue, baseUnitValue, benchmark, baseBenchmark } = input;
  const unitValueIndex = indexOn(unitValue, baseUnitValue, base);
  const baseMissing = baseUnitValue.figure.missing !== null || baseBenchmark.missing !== null;
  const partial = [unitValue.figure, baseUnitValue.figure, benchmark.level, baseBenchmark].some(isPartial);
  const broken = benchmark.index.status.includes("BREAK");
  const both = unitValueIndex.value !== null && benchmark.index.value !== null;
  return new UnitValueComparison({
    period,
    unitValue: unitValue.figure,
    benchmark: benchmark.level,
    unitValueIndex,
    benchmarkIndex: benchmark.index,
    comparable: both && !partial && !broken,
    caveats: distinctCaveats([
      ...(baseMissing ? [linkCaveat("links.base-missing", `Base: ${base}.`)] : []),
      ...(partial ? [linkCaveat("links.period-incomplete")] : []),
      ...(broken ? [linkCaveat("links.series-break")] : []),
      ...input.caveats,
    ]),
  });
};
