import type { FigureStatus, MissingReason } from "../kernel/index.js";
import { CodedError, Period } from "../kernel/index.js";
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
  /** Why a year that was asked for is not in the answer, where "nothing" would be a wrong reading: the source cut it. */
  readonly unanswered?: (year: number) => string | undefined;
}

/** What an API says instead of a series, or why one cannot be read: never a failure of its neighbours. */
export interface SeriesProblem {
  readonly code: string;
  readonly message: string;
  /** Without one the message is the source's refusal. */
  readonly error?: CodedError;
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

/** Every series by itself: one that cannot be read, or comes twice, fails alone. Null: the entry is not a series to us. */
export const seriesEach = <T>(
  source: string,
  entries: readonly T[],
  codeOf: (entry: T) => string,
  read: (entry: T, index: number) => DecodedSeries | null,
): SeriesBatch => {
  const series = new Map<string, DecodedSeries>();
  const problems = new Map<string, SeriesProblem>();
  entries.forEach((entry, index) => {
    const code = codeOf(entry);
    try {
      const one = read(entry, index);
      if (!one) return;
      if (series.has(code) || problems.has(code)) throw badData(source, code, "each series once", "twice");
      series.set(code, one);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      series.delete(code);
      problems.set(code, { code, message: error.message, error });
    }
  });
  return { series: [...series.values()], problems: [...problems.values()] };
};

/** All of them, or the first failure: where a file is read that must be whole. */
export const wholeSeries = ({ series, problems: [problem] }: SeriesBatch): readonly DecodedSeries[] => {
  if (problem) throw problem.error ?? new Error(`${problem.code}: ${problem.message}`);
  return series;
};

const PERIOD = /^([1-9]\d{3})(?:-?M(0?[1-9]|1[0-2])|-(0[1-9]|1[0-2])|-?Q0?([1-4])|-?A1)?$/;

/** `2024`, `2024-01`, `2024-M01`, `2024M1`, `2024-Q1`, `2024Q1`, `2024-A1`. Days, weeks and half-years are not served. */
export const upstreamPeriod = (source: string, field: string, text: string): Period => {
  const match = PERIOD.exec(text.trim());
  if (!match) throw badData(source, field, "a month, a quarter or a year such as 2024-01", text);
  const year = Number(match[1]);
  const month = match[2] ?? match[3];
  if (month !== undefined) return Period.month(year, Number(month));
  return match[4] ? Period.quarter(year, Number(match[4])) : Period.year(year);
};

/** A calendar day that exists: 2024-02-31 does not. */
export const upstreamDay = (source: string, field: string, text: string): Date => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text))
    throw badData(source, field, "a day such as 2024-01-31", text);
  return day;
};

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:(Z)|([+-]\d{2}):?(\d{2})?)?$/;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** ISO 8601, also with FRED's offset of two digits (`2024-09-18 12:31:01-05`), a date of HTTP, or a day, which stays one. Without a zone: UTC. */
export const upstreamInstant = (source: string, field: string, text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return upstreamDay(source, field, text) && text;
  const [, day, time, , hours, minutes = "00"] = INSTANT.exec(text) ?? [];
  const at = new Date(day ? `${day}T${time}${hours ? `${hours}:${minutes}` : "Z"}` : HTTP_DATE.test(text) ? text : NaN);
  if (Number.isNaN(at.getTime())) throw badData(source, field, "a time such as 2024-01-31T12:00:00Z", text);
  return at.toISOString();
};
