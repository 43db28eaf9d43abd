import type { Frequency, Freshness, Period, Provenance, RequestContext } from "../kernel/index.js";
import { Missing, Period as PeriodOf, worstFreshness } from "../kernel/index.js";
import type { Conversion } from "./convert.js";
import { applyFactor, applyRate } from "./convert.js";
import type { Answered, Window } from "./observations.loader.js";
import type { Point } from "./point.js";
import type { Aggregation } from "./price.enums.js";
import type { PriceSeries } from "./price-series.type.js";
import { provenanceOf } from "./price-series.type.js";
import { resample } from "./resample.js";

export interface RatePlan {
  readonly series: PriceSeries;
  readonly divide: boolean;
}

export interface SeriesPoints {
  readonly points: readonly Point[];
  readonly freshness: Freshness | null;
  readonly provenance: () => readonly Provenance[];
}

type Load = (window: Window, context: RequestContext) => Promise<Answered>;

/** Points of the published frequency for every published period in `from`..`to`; what a port leaves out is NOT_COVERED. */
const published = (answered: Answered, from: Period, to: Period, frequency: Frequency): readonly Point[] => {
  const byStart = new Map(answered.answer.observations.map((entry) => [entry.period.startMonthIndex, entry]));
  return PeriodOf.range(from, to, frequency, Number.MAX_SAFE_INTEGER).map((period): Point => {
    const entry = byStart.get(period.startMonthIndex);
    const value = entry?.value ?? null;
    return {
      period,
      value,
      missing: value === null ? new Missing(entry?.missing ?? "NOT_COVERED", entry?.detail ?? null) : null,
      status: value === null ? [] : (entry?.status ?? []),
      held: value === null ? 0 : 1,
      whole: 1,
    };
  });
};

/** Fetched, converted in the published frequency (each period with its own rate), then joined into periods of `frequency`. */
export const seriesPoints = async (
  load: Load,
  series: PriceSeries,
  window: { readonly from: Period; readonly to: Period },
  how: {
    readonly frequency: Frequency;
    readonly aggregation: Aggregation;
    readonly conversion: Conversion | null;
    readonly rate: RatePlan | null;
  },
  context: RequestContext,
): Promise<SeriesPoints> => {
  const { from, to } = window;
  const { conversion, rate } = how;
  const [own, rates] = await Promise.all([
    load({ id: series.key, from, to }, context),
    rate ? load({ id: rate.series.key, from, to }, context) : null,
  ]);
  let points = published(own, from, to, series.frequency);
  if (conversion) points = applyFactor(points, conversion.factor);
  if (rate && rates) {
    const ratePoints = published(rates, from, to, rate.series.frequency);
    // Average × average: a finer rate is averaged over the price's own period.
    const matched = resample(ratePoints, rate.series.frequency, series.frequency, rate.series.aggregation);
    points = applyRate(points, matched, { id: rate.series.key, code: rate.series.unit.code, divide: rate.divide });
  }
  return {
    points: resample(points, series.frequency, how.frequency, how.aggregation),
    freshness: worstFreshness([own.answer.freshness, rates?.answer.freshness ?? null]),
    provenance: () => [
      provenanceOf(own.record, series.source, own.answer.retrievedAt ?? own.record.retrievedAt),
      ...(rates && rate
        ? [provenanceOf(rates.record, rate.series.source, rates.answer.retrievedAt ?? rates.record.retrievedAt)]
        : []),
    ],
  };
};
