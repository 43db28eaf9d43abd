import type { RequestContext, SourceCatalogue } from "../kernel/index.js";
import { asOfDay, badInput, CodedError, isPast, keyOf, Period, tellFailures, worstFreshness } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { planConversion } from "./convert.js";
import { stepsOf, toObservations } from "./observations.figures.js";
import { observationsLoader } from "./observations.loader.js";
import type { ObservationsRequest } from "./observations.request.js";
import { planObservations } from "./observations.request.js";
import { openSeries } from "./open-series.js";
import type { PriceObservation } from "./price-observation.type.js";
import type { PriceSeries } from "./price-series.type.js";
import type { PricesArgs } from "./prices.args.js";
import type { PricePort } from "./prices.port.js";
import { SeriesCatalogue } from "./series-catalogue.js";
import { filterSeries } from "./series-filter.js";
import type { RatePlan } from "./series-points.js";
import { seriesPoints } from "./series-points.js";
import { applyIndex, applyLagged, lagOf } from "./transform.js";

/** A source that is later than this has stopped. */
const PERIODS_BACK = { ANNUAL: 4, QUARTERLY: 8, MONTHLY: 24 } as const;
const PER_YEAR = { ANNUAL: 1, QUARTERLY: 4, MONTHLY: 12 } as const;

export interface PricesDeps {
  /** In the order they are asked. */
  readonly ports: readonly PricePort[];
  readonly reference: Reference;
  readonly sources: SourceCatalogue;
}

/** The rules of price series: what may be converted, joined and compared, and how each answer says what was done. */
export class PricesService {
  #catalogue: Promise<SeriesCatalogue> | undefined;
  readonly #loader;
  readonly #openSeries;

  constructor(private readonly deps: PricesDeps) {
    this.#loader = observationsLoader(deps.ports, () => this.catalogue());
    this.#openSeries = openSeries(deps);
  }

  catalogue(): Promise<SeriesCatalogue> {
    // A failed read is not kept: the next question tries again.
    this.#catalogue ??= SeriesCatalogue.load(this.deps.ports, this.deps.reference, this.deps.sources).catch(
      (error: unknown) => {
        this.#catalogue = undefined;
        throw error;
      },
    );
    return this.#catalogue;
  }

  /**
   * By key, whole id, bare code or alias; with `context` also a publisher's id that no catalogue has, which may cost a call. Throws
   * CODE_UNKNOWN (with the nearest, or in the publisher's words), CODE_AMBIGUOUS, REFUSED_FREQUENCY and UPSTREAM_*.
   */
  async series(id: string, argument = "id", context?: RequestContext): Promise<PriceSeries> {
    const catalogue = await this.catalogue();
    try {
      return catalogue.find(id, argument);
    } catch (error) {
      const isUnknown = error instanceof CodedError && error.code === "CODE_UNKNOWN";
      const key = keyOf("PriceSeries", id.trim());
      const open = isUnknown && context ? await this.#openSeries(key, argument, catalogue, context) : null;
      if (open) return open;
      throw error;
    }
  }

  /** The last figure; of a series that goes on, the newest that its source has, else the last that anybody holds. */
  async latest(series: PriceSeries, context: RequestContext): Promise<PriceObservation | null> {
    const window = (from: Period, to: Period) =>
      this.observations({ series: series.key, from: from.text, to: to.text }, context);
    if (series.end === null) {
      const now = Period.containing(context.clock.now(), series.frequency);
      const recent = await window(now.plus(1 - PERIODS_BACK[series.frequency]), now);
      const newest = recent.findLast(({ value }) => value.value !== null);
      if (newest) return newest;
    } else if (series.start === null) return null;
    const end = series.end ?? (await this.catalogue()).lastPeriodOf(series.key);
    if (end === null) return null;
    const [last] = await window(Period.parse(end), Period.parse(end));
    return last ?? null;
  }

  /** Every series that fits, best first. */
  async list(filter: Partial<PricesArgs>): Promise<readonly PriceSeries[]> {
    return filterSeries((await this.catalogue()).all(), filter, this.deps.reference);
  }

  /** One figure a period of the window, none left out. Throws BAD_USER_INPUT, CODE_UNKNOWN and the REFUSED_* codes. */
  async observations(request: ObservationsRequest, context: RequestContext): Promise<readonly PriceObservation[]> {
    const series = await this.series(request.series, "series", context);
    const plan = planObservations(series, request);
    const rate = await this.#rate(series, request, context);
    const conversion = planConversion(series.unit, request, series.key);
    if (request.rate != null && !conversion?.exchange)
      throw badInput("rate", "a rate only where `currency` or `unit` asks for another currency", request.rate);
    const rates = conversion?.exchange ? await this.#ratePlan(series, conversion.exchange, rate) : null;
    const how = { frequency: plan.frequency, aggregation: plan.aggregation, conversion, rate: rates };
    const day = asOfDay(request.asOf);
    const asOf = isPast(day, context.clock.now()) ? day : null;
    const load = async (window: { id: string; from: Period; to: Period }) => {
      const answered = await this.#loader(context).load({ ...window, asOf });
      tellFailures(context, answered.answer.failures);
      return answered;
    };

    const perYear = PER_YEAR[plan.frequency];
    const first = plan.periods[0]!.plus(-lagOf(plan.transform, perYear));
    const [own, base] = await Promise.all([
      seriesPoints(load, series, { from: first, to: plan.periods.at(-1)! }, how, context),
      plan.base &&
        seriesPoints(
          load,
          series,
          { from: plan.base, to: plan.base },
          { ...how, frequency: plan.base.frequency },
          context,
        ),
    ]);
    const level = { points: own.points, unit: conversion?.unit ?? series.unit, formula: null };
    const breaks = series.breaks.map(({ on }) => Period.parse(on).startMonthIndex);
    const done =
      plan.transform === "LEVEL"
        ? level
        : plan.transform === "INDEX"
          ? applyIndex(own.points, base!.points[0]!, plan.base!, breaks)
          : applyLagged(plan.transform, own.points, level.unit, perYear, breaks);
    return toObservations(done, {
      series,
      rates,
      steps: stepsOf(series, plan, conversion, rates, done.formula),
      parameters: conversion?.parameters ?? [],
      freshness: worstFreshness([own.freshness, base?.freshness ?? null]),
      provenance: own.provenance,
    });
  }

  async #rate(series: PriceSeries, request: ObservationsRequest, context: RequestContext): Promise<PriceSeries | null> {
    if (request.rate == null) return null;
    const rate = await this.series(request.rate, "rate", context);
    if (rate.kind !== "FX_RATE") throw badInput("rate", "the id of a series of kind FX_RATE", request.rate);
    if (rate.frequency === "ANNUAL" && series.frequency !== "ANNUAL")
      throw new CodedError(
        "REFUSED_FREQUENCY",
        `rate: ${rate.key} is ${rate.frequency}, ${series.key} is ${series.frequency}.`,
        {
          argument: "rate",
          received: request.rate,
        },
      );
    return rate;
  }

  /** Checks the direction of the rate. Refuses with the series that would do where none, or a wrong one, is named. */
  async #ratePlan(
    series: PriceSeries,
    exchange: { readonly from: string; readonly to: string },
    rate: PriceSeries | null,
  ): Promise<RatePlan> {
    const { from, to } = exchange;
    const fits = (candidate: PriceSeries) =>
      candidate.unit.code === `${to}/${from}` || candidate.unit.code === `${from}/${to}`;
    if (rate && fits(rate) && (rate.aggregation === "AVERAGE" || series.aggregation === rate.aggregation))
      return { series: rate, divide: rate.unit.code === `${from}/${to}` };
    const would = (await this.list({ kinds: ["FX_RATE"] })).filter(fits).map(({ key }) => key);
    const why = rate
      ? fits(rate)
        ? `${rate.key} is a rate of the period's end, the price an average`
        : `${rate.key} is in ${rate.unit.code}`
      : "no rate is named";
    throw new CodedError(
      "REFUSED_UNIT",
      `No conversion of ${series.key} from ${from} to ${to}: ${why}. ${
        would.length
          ? `Name one of ${would.join(", ")} in \`rate\`.`
          : "No series held has a rate between them; through a third currency it would take two."
      }`,
      { argument: "rate", received: rate?.key ?? null, accepted: would },
    );
  }
}
