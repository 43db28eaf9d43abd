import type { Frequency } from "../kernel/index.js";
import { badInput, Period } from "../kernel/index.js";
import { refuseFiner } from "./resample.js";
import type { Aggregation, TransformKind } from "./price.enums.js";
import type { PriceSeries } from "./price-series.type.js";
import type { Transform } from "./transform.js";
import { transformOf } from "./transform.js";

/** What to answer of one series; periods are texts as a client writes them. */
export interface ObservationsRequest {
  readonly series: string;
  readonly from: string;
  readonly to: string;
  readonly frequency?: Frequency | null;
  readonly aggregation?: Aggregation | null;
  readonly transform?: { readonly kind: TransformKind; readonly base?: string | null } | null;
  readonly unit?: string | null;
  readonly currency?: string | null;
  readonly rate?: string | null;
  readonly ironContent?: number | null;
  /** Only what was published by the end of this day. */
  readonly asOf?: string | null;
}

/** The same, checked against the series. */
export interface ObservationsPlan {
  readonly periods: readonly Period[];
  readonly frequency: Frequency;
  readonly aggregation: Aggregation;
  readonly transform: Transform;
  readonly base: Period | null;
}

/** Periods as long as the series' own, more of them than its history could hold. */
export const MAX_PERIODS = 1000;

/** Throws BAD_USER_INPUT or REFUSED_FREQUENCY naming the argument. */
export const planObservations = (series: PriceSeries, request: ObservationsRequest): ObservationsPlan => {
  const frequency = request.frequency ?? series.frequency;
  refuseFiner(series.key, series.frequency, frequency);
  const { from, to, periods } = Period.window(request.from, request.to, frequency);
  refuseFiscal("from", from);
  refuseFiscal("to", to);
  const transform = transformOf(request.transform?.kind ?? "LEVEL");
  return {
    periods,
    frequency,
    aggregation: request.aggregation ?? series.aggregation,
    transform,
    base: basePeriod(transform, request.transform?.base ?? null, frequency),
  };
};

const refuseFiscal = (argument: string, period: Period): void => {
  if (period.kind === "FISCAL_YEAR")
    throw badInput(argument, "a calendar period: price series have no fiscal years", period.text);
};

const basePeriod = (transform: Transform, base: string | null, frequency: Frequency): Period | null => {
  if (transform !== "INDEX") {
    if (base !== null) throw badInput("transform.base", "no base: only INDEX has one", base);
    return null;
  }
  if (base === null) throw badInput("transform.base", "the period that is to be 100, such as 2008-01", base);
  const period = Period.parse(base, "transform.base");
  refuseFiscal("transform.base", period);
  if (period.lengthMonths < Period.month(2000, 1).to(frequency).lengthMonths)
    throw badInput("transform.base", `a period no finer than frequency ${frequency}`, base);
  return period;
};
