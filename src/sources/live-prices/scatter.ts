import type { Loaded } from "../../cache/index.js";
import { CodedError, groupBy } from "../../kernel/index.js";
import { badData } from "../edge.js";
import type { DecodedObservation, SeriesBatch, SeriesProblem } from "../series-answer.js";
import type { SeriesYear } from "./series-year.js";
import { lifetimeOf, placeOf, seriesYear } from "./series-year.js";
import type { AskableSource, LiveSeries, SeriesCall } from "./types.js";

/** An answer as years of its series. A year asked for and not in it is known to be empty, unless the source cut it; a series with a problem fails alone. */
export const scatterCall = (
  source: AskableSource,
  asked: readonly LiveSeries[],
  call: SeriesCall,
  batch: SeriesBatch,
  now: Date,
): readonly Loaded<SeriesYear>[] => {
  const answered = new Map(batch.series.map((series) => [series.code, series]));
  const problems = new Map(batch.problems.map((problem) => [problem.code, problem]));
  return asked.flatMap((series) => {
    const { record, code } = series;
    const found = answered.get(code);
    const other = found?.observations.find(({ period }) => period.frequency !== record.frequency);
    const error = other
      ? badData(source.sourceId, `${code}.${other.period.text}`, `${record.frequency} figures`, other.period.frequency)
      : refusal(source.sourceId, code, found ? undefined : problems.get(code));
    const byYear: ReadonlyMap<number, readonly DecodedObservation[]> = groupBy(
      found?.observations ?? [],
      ({ period }) => period.year,
    );
    const extra = source.openEnded
      ? [...byYear.keys()].filter((year) => year < call.fromYear || year > call.toYear)
      : [];
    const years = Array.from({ length: call.toYear - call.fromYear + 1 }, (_, index) => call.fromYear + index);
    return [...years, ...extra].map((year): Loaded<SeriesYear> => {
      const place = placeOf(record, year);
      if (error) return { ...place, error };
      const unanswered = byYear.has(year) ? undefined : found?.unanswered?.(year);
      if (unanswered !== undefined)
        return { ...place, error: refused(source.sourceId, `${code}, ${year}`, unanswered) };
      const value = seriesYear(byYear.get(year) ?? [], found?.publishedAt ?? null);
      return { ...place, value, lifetime: lifetimeOf(record, year, now, source.recent(record)) };
    });
  });
};

const refusal = (source: string, code: string, problem: SeriesProblem | undefined): CodedError | undefined =>
  problem && (problem.error ?? refused(source, code, problem.message, code));
/** `field`: the series that the source does not have. */
const refused = (source: string, what: string, message: string, field?: string): CodedError =>
  new CodedError("UPSTREAM_REFUSED", `${source}: ${what}: ${message}`, {
    source,
    retryable: false,
    ...(field === undefined ? {} : { field }),
  });
