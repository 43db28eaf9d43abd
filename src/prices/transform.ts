import { DerivationParameter, Missing, Unit } from "../kernel/index.js";
import type { Period } from "../kernel/index.js";
import type { Point } from "./point.js";
import { both, tidy, uniteStatus } from "./point.js";
import type { TransformKind } from "./price.enums.js";

export type Transform = Exclude<TransformKind, "lin" | "chg" | "ch1" | "pch" | "pc1" | "pca" | "cch" | "cca" | "log">;
type Lagged = Exclude<Transform, "LEVEL" | "INDEX" | "NATURAL_LOG">;

const FRED_CODES = {
  lin: "LEVEL",
  chg: "CHANGE",
  ch1: "CHANGE_FROM_YEAR_AGO",
  pch: "PERCENT_CHANGE",
  pc1: "PERCENT_CHANGE_FROM_YEAR_AGO",
  pca: "COMPOUNDED_ANNUAL_RATE",
  cch: "CONTINUOUS_CHANGE",
  cca: "CONTINUOUS_ANNUAL_RATE",
  log: "NATURAL_LOG",
} as const satisfies Record<string, Transform>;

export const transformOf = (kind: TransformKind): Transform =>
  kind in FRED_CODES ? FRED_CODES[kind as keyof typeof FRED_CODES] : (kind as Transform);

interface Rule {
  readonly lag: "PERIOD" | "YEAR";
  readonly formula: string;
  /** null where the result would not be a number. */
  readonly compute: (x: number, before: number, perYear: number) => number | null;
  readonly inPercent: boolean;
}

const ratio = (x: number, before: number): number | null => (before > 0 && x > 0 ? x / before : null);
const percent = (x: number, before: number) => (before > 0 ? (x / before - 1) * 100 : null);
const RULES: Record<Lagged, Rule> = {
  CHANGE: { lag: "PERIOD", formula: "x − p", compute: (x, p) => x - p, inPercent: false },
  CHANGE_FROM_YEAR_AGO: { lag: "YEAR", formula: "x − y", compute: (x, y) => x - y, inPercent: false },
  PERCENT_CHANGE: { lag: "PERIOD", formula: "(x ÷ p − 1) × 100", compute: percent, inPercent: true },
  PERCENT_CHANGE_FROM_YEAR_AGO: { lag: "YEAR", formula: "(x ÷ y − 1) × 100", compute: percent, inPercent: true },
  COMPOUNDED_ANNUAL_RATE: {
    lag: "PERIOD",
    formula: "((x ÷ p)^n − 1) × 100",
    compute: (x, p, n) => map(ratio(x, p), (r) => (r ** n - 1) * 100),
    inPercent: true,
  },
  CONTINUOUS_CHANGE: {
    lag: "PERIOD",
    formula: "(ln x − ln p) × 100",
    compute: (x, p) => map(ratio(x, p), (r) => Math.log(r) * 100),
    inPercent: true,
  },
  CONTINUOUS_ANNUAL_RATE: {
    lag: "PERIOD",
    formula: "(ln x − ln p) × 100 × n",
    compute: (x, p, n) => map(ratio(x, p), (r) => Math.log(r) * 100 * n),
    inPercent: true,
  },
};
const map = (value: number | null, to: (value: number) => number): number | null => (value === null ? null : to(value));

export interface Transformed {
  readonly points: readonly Point[];
  readonly unit: Unit;
  readonly formula: string;
}

const isLagged = (kind: Transform): kind is Lagged => kind in RULES;

/** Periods that must be fetched before the first one asked. */
export const lagOf = (kind: Transform, perYear: number): number =>
  isLagged(kind) ? (RULES[kind].lag === "YEAR" ? perYear : 1) : 0;

/** Points with `lag` extra ones in front; the answer is without them. `breaks` are month indices at which the definition changes. */
export const applyLagged = (
  kind: Exclude<Transform, "LEVEL" | "INDEX">,
  points: readonly Point[],
  unit: Unit,
  perYear: number,
  breaks: readonly number[],
): Transformed => {
  if (kind === "NATURAL_LOG") {
    const out = points.map((point) =>
      derive(point, point.value! > 0 ? Math.log(point.value!) : null, "x is not above 0"),
    );
    return { points: out, unit: Unit.of(`ln(${unit.code})`), formula: "ln x" };
  }
  const { compute, formula, inPercent } = RULES[kind];
  const lag = lagOf(kind, perYear);
  const out = points.slice(lag).map((point, index): Point => {
    const before = points[index]!;
    if (point.value === null) return point;
    if (before.value === null) return waitsFor(point, before);
    const changed = breaks.some((at) => at > before.period.startMonthIndex && at <= point.period.startMonthIndex);
    return derive(
      { ...point, status: uniteStatus(point.status, before.status, changed ? ["BREAK"] : []) },
      compute(point.value, before.value, perYear),
      `${before.period.text} or ${point.period.text} is not above 0`,
      () => [new DerivationParameter(`value of ${before.period.text}, ${unit.code}`, String(before.value))],
    );
  });
  const points_ = unit.code === "%" && !inPercent ? Unit.of("pp") : unit;
  return { points: out, unit: inPercent ? Unit.PERCENT : points_, formula };
};

/** x ÷ value(base) × 100. A base without a figure makes every point NOT_COMPARABLE. */
export const applyIndex = (
  points: readonly Point[],
  base: Point,
  basePeriod: Period,
  breaks: readonly number[],
): Transformed => {
  const unit = Unit.index(`${basePeriod.text}=100`);
  const formula = `x ÷ value of ${basePeriod.text} × 100`;
  const out = points.map((point): Point => {
    if (point.value === null) return point;
    if (base.value === null || base.value <= 0) {
      const why = base.missing
        ? `${base.missing.reason}${base.missing.detail ? `, ${base.missing.detail}` : ""}`
        : "it is not above 0";
      return absent(
        point,
        new Missing("NOT_COMPARABLE", `the base ${basePeriod.text} has no figure to divide by: ${why}`),
      );
    }
    const [low, high] = [base.period.startMonthIndex, point.period.startMonthIndex].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const changed = breaks.some((at) => at > low && at <= high);
    return derive(
      { ...point, status: uniteStatus(point.status, base.status, changed ? ["BREAK"] : []) },
      (point.value / base.value) * 100,
      "",
      () => [new DerivationParameter(`value of ${basePeriod.text}`, String(base.value))],
    );
  });
  return { points: out, unit, formula };
};

const absent = (point: Point, missing: Missing): Point => ({ ...point, value: null, missing, status: [] });

const waitsFor = (point: Point, before: Point): Point => {
  const { reason, detail } = before.missing!;
  return absent(point, new Missing(reason, `needs ${before.period.text}${detail ? `: ${detail}` : ""}`));
};

const derive = (
  point: Point,
  value: number | null,
  otherwise: string,
  because: () => readonly DerivationParameter[] = () => [],
): Point => {
  if (point.value === null) return point;
  if (value === null || !Number.isFinite(value)) return absent(point, new Missing("NOT_COMPARABLE", otherwise));
  return { ...point, value: tidy(value), because: both(point.because, because) };
};
