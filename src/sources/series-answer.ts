import type { FigureStatus, MissingReason, Period } from "../kernel/index.js";
import { badData } from "./edge.js";

export interface DecodedObservation {
  readonly period: Period;
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly status: readonly FigureStatus[];
}

/** A series as an API answered it: ascending, one entry a period. */
export interface DecodedSeries {
  /** The publisher's own code. */
  readonly code: string;
  readonly title: string | null;
  readonly observations: readonly DecodedObservation[];
  /** When the publisher last changed it, ISO 8601. */
  readonly publishedAt: string | null;
}

/** What an API says instead of a series: never a failure of its neighbours. */
export interface SeriesProblem {
  readonly code: string;
  readonly message: string;
}

export interface SeriesBatch {
  readonly series: readonly DecodedSeries[];
  readonly problems: readonly SeriesProblem[];
}

const DECIMAL = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A number or a known sign for "missing". "1,234.5", NaN, Infinity and 1e400 are not numbers to us: better a failure than a guess.
 */
export const observation = (
  source: string,
  field: string,
  period: Period,
  raw: unknown,
  missingSigns: readonly unknown[],
  status: readonly FigureStatus[] = ["REPORTED"],
): DecodedObservation => {
  if (missingSigns.includes(raw)) return { period, value: null, missing: "NOT_REPORTED", status: [] };
  const value =
    typeof raw === "number" ? raw : typeof raw === "string" && DECIMAL.test(raw.trim()) ? Number(raw) : Number.NaN;
  if (!Number.isFinite(value)) throw badData(source, field, "a decimal number", raw);
  return { period, value, missing: null, status };
};

/** Ascending by period; a period twice is a fault of the answer, not ours to choose from. */
export const ascending = (
  source: string,
  code: string,
  observations: readonly DecodedObservation[],
): readonly DecodedObservation[] => {
  const sorted = [...observations].sort((a, b) => a.period.compare(b.period));
  for (let index = 1; index < sorted.length; index += 1)
    if (sorted[index]!.period.equals(sorted[index - 1]!.period))
      throw badData(source, `${code}.${sorted[index]!.period.text}`, "each period once", "twice");
  return sorted;
};
