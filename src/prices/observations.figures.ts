import type { DerivationParameter, Freshness, Provenance, Unit } from "../kernel/index.js";
import { Derivation, Figure } from "../kernel/index.js";
import type { Conversion } from "./convert.js";
import type { ObservationsPlan } from "./observations.request.js";
import type { Point } from "./point.js";
import { uniteStatus } from "./point.js";
import { PriceObservation } from "./price-observation.type.js";
import type { PriceSeries } from "./price-series.type.js";
import { aggregationFormula } from "./resample.js";
import type { RatePlan } from "./series-points.js";

export interface How {
  readonly series: PriceSeries;
  readonly rates: RatePlan | null;
  /** Empty for figures as published. */
  readonly steps: readonly string[];
  readonly parameters: readonly DerivationParameter[];
  readonly freshness: Freshness | null;
  readonly provenance: () => readonly Provenance[];
}

/** What was done, in the order it was done. */
export const stepsOf = (
  series: PriceSeries,
  plan: ObservationsPlan,
  conversion: Conversion | null,
  rates: RatePlan | null,
  transform: string | null,
): readonly string[] => [
  ...(conversion && conversion.factor !== 1
    ? [`value × ${conversion.factor} (${series.unit.code} to ${conversion.unit.code})`]
    : []),
  ...(rates ? [`value ${rates.divide ? "÷" : "×"} rate of the same period (${rates.series.unit.code})`] : []),
  ...(plan.frequency === series.frequency
    ? []
    : [`${aggregationFormula[plan.aggregation]}, ${series.frequency} to ${plan.frequency}`]),
  ...(transform === null ? [] : [transform]),
];

export const toObservations = (
  { points, unit }: { readonly points: readonly Point[]; readonly unit: Unit },
  how: How,
): readonly PriceObservation[] => {
  const asPublished = how.steps.length === 0;
  const shared = { provenance: how.provenance };
  const formula = how.steps.join("; then ");
  const inputs = [how.series.id, ...(how.rates ? [how.rates.series.id] : [])];
  return points.map((point) => {
    const lineage = asPublished
      ? shared
      : {
          provenance: how.provenance,
          derivation: () => new Derivation(formula, inputs, [...how.parameters, ...(point.because?.() ?? [])]),
        };
    const status = asPublished ? point.status : uniteStatus(point.status, ["DERIVED"]);
    const figure =
      point.value === null
        ? new Figure({ value: null, unit, missing: point.missing, lineage })
        : new Figure({ value: point.value, unit, status, freshness: how.freshness, lineage });
    return new PriceObservation(point.period.text, figure, point.held, point.whole);
  });
};
