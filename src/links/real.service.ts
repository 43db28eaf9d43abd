import type { Caveat, Frequency, RequestContext } from "../kernel/index.js";
import { badInput, CodedError, Period } from "../kernel/index.js";
import type { PriceSeries, PricesService } from "../prices/index.js";
import type { TradeSelection } from "../trade/index.js";
import { distinctCaveats, linkCaveat, withoutIds } from "./caveats.js";
import { flowSeries } from "./flows.js";
import { inCurrency } from "./in-currency.js";
import type { Sourced } from "./figures.js";
import { perHead } from "./per-head.js";
import { deflate, levelOver, rebase } from "./real.js";
import { levelsOf } from "./real.levels.js";
import { checkDeflator, checkFrequency, checkPopulation, checkRate, refuseBase } from "./real.rules.js";
import { RealPrice, TradeInTerms } from "./real.type.js";

export interface AskedTerms {
  readonly deflator?: string | null;
  readonly base?: string | null;
  readonly population?: string | null;
  readonly currency?: string | null;
  readonly rate?: string | null;
  readonly average: boolean;
}
export interface AskedReal {
  readonly deflator: string;
  readonly base: string;
  readonly from: string;
  readonly to: string;
  readonly frequency?: Frequency | null;
  readonly average: boolean;
}

interface Over {
  readonly series: PriceSeries;
  readonly at: (period: Period) => Sourced;
}
interface Deflator extends Over {
  readonly base: string;
}

/** A base that is not held is refused; one that failed to come is a passing matter, and its figures say so. */
const ABSENT: readonly string[] = ["NOT_COVERED", "NOT_REPORTED", "NOT_YET_PUBLISHED", "SUPPRESSED"];

export class RealService {
  constructor(private readonly prices: PricesService) {}

  /** Throws BAD_USER_INPUT, CODE_UNKNOWN, REFUSED_DEFLATOR, REFUSED_POPULATION, REFUSED_UNIT and REFUSED_FREQUENCY. */
  async terms(selection: TradeSelection, asked: AskedTerms, context: RequestContext): Promise<readonly TradeInTerms[]> {
    const { frequency, reporters } = selection.question;
    if (!asked.deflator && !asked.population && !asked.currency)
      throw badInput("deflator", "a deflator, a population or a currency", null);
    if (asked.rate && !asked.currency) throw badInput("rate", "a rate only with a currency", asked.rate);
    const { points } = flowSeries(selection);
    const periods = points.map(({ period }) => period);
    const [deflator, population, money] = await Promise.all([
      this.#deflator(asked, frequency, periods, context),
      asked.population
        ? this.#population(asked.population, reporters, frequency, asked.average, periods, context)
        : null,
      asked.currency
        ? this.#rate(asked.currency, asked.rate ?? null, frequency, asked.average, periods, context)
        : null,
    ]);
    const caveats = distinctCaveats([
      ...(deflator ? deflatorCaveats(deflator.series) : []),
      ...(money ? money.series.caveats : []),
      ...(population ? population.series.caveats : []),
      ...(deflator ? withoutIds(selection.caveats, "trade.nominal-values") : selection.caveats),
    ]);
    return points.map(({ period, value, ids }) => {
      const nominal: Sourced = { figure: value, ids };
      const index = deflator?.at(period);
      const real = deflator && index ? deflate(nominal, index, deflator.base) : null;
      const heads = population?.at(period);
      return new TradeInTerms({
        period: period.text,
        nominal: value,
        real: real?.figure ?? null,
        deflatorIndex: index?.figure ?? null,
        nominalPerHead: heads ? perHead(nominal, heads) : null,
        realPerHead: heads && real ? perHead(real, heads, real.figure.derivation?.parameters) : null,
        inCurrency: money ? inCurrency(nominal, money.at(period), money.series, money.currency) : null,
        deflator: deflator?.series ?? null,
        population: population?.series ?? null,
        rate: money?.series ?? null,
        caveats,
      });
    });
  }

  /** Throws as `terms` does. */
  async price(series: PriceSeries, asked: AskedReal, context: RequestContext): Promise<readonly RealPrice[]> {
    if (series.currency === null)
      throw new CodedError(
        series.kind === "INDEX" ? "REFUSED_INDEX_IS_NOT_A_PRICE" : "REFUSED_UNIT",
        `${series.key} is in ${series.unit.label}: there is no money in it to deflate.`,
        { argument: "deflator", received: series.key },
      );
    const frequency = asked.frequency ?? series.frequency;
    const found = await this.prices.observations(
      { series: series.key, from: asked.from, to: asked.to, frequency },
      context,
    );
    const periods = found.map(({ period }) => Period.parse(period));
    const deflator = (await this.#deflator(asked, frequency, periods, context))!;
    const caveats = distinctCaveats([
      ...deflatorCaveats(deflator.series),
      ...withoutIds(series.caveats, "price.nominal"),
    ]);
    return found.map(({ value }, place) => {
      const index = deflator.at(periods[place]!);
      const nominal: Sourced = { figure: value, ids: () => [series.id] };
      return new RealPrice({
        period: periods[place]!.text,
        nominal: value,
        real: deflate(nominal, index, deflator.base).figure,
        deflatorIndex: index.figure,
        deflator: deflator.series,
        caveats,
      });
    });
  }

  async #deflator(
    asked: Pick<AskedTerms, "deflator" | "base" | "average">,
    frequency: Frequency,
    periods: readonly Period[],
    context: RequestContext,
  ): Promise<Deflator | null> {
    if (!asked.deflator) {
      if (asked.base) throw badInput("base", "a base only with a deflator", asked.base);
      return null;
    }
    if (!asked.base) throw badInput("base", "the period whose prices are to be used, e.g. 2015", null);
    const series = await this.prices.series(asked.deflator, "deflator", context);
    checkDeflator(series);
    checkFrequency("deflator", series, frequency, asked.average);
    const base = Period.parse(asked.base, "base");
    if (base.kind === "FISCAL_YEAR") throw badInput("base", "a calendar year, quarter or month", asked.base);
    if (base.lengthMonths < base.to(series.frequency).lengthMonths)
      throw refuseBase(series, base, `It is ${series.frequency}.`);
    const [over, atBase] = await Promise.all([
      this.#over(series, periods, context),
      this.#over(series, [base], context),
    ]);
    const hundred = atBase.at(base);
    const { missing } = hundred.figure;
    if (missing && ABSENT.includes(missing.reason)) throw refuseBase(series, base, missing.detail ?? "");
    return { series, base: base.text, at: (period) => rebase(over.at(period), hundred, base.text) };
  }

  async #population(
    id: string,
    reporters: readonly string[],
    frequency: Frequency,
    average: boolean,
    periods: readonly Period[],
    context: RequestContext,
  ): Promise<Over> {
    const series = await this.prices.series(id, "population", context);
    checkPopulation(series, reporters);
    checkFrequency("population", series, frequency, average);
    return this.#over(series, periods, context);
  }

  async #rate(
    currency: string,
    id: string | null,
    frequency: Frequency,
    average: boolean,
    periods: readonly Period[],
    context: RequestContext,
  ): Promise<Over & { readonly currency: string }> {
    const [named, all] = await Promise.all([
      id ? this.prices.series(id, "rate", context) : null,
      this.prices.list({ kinds: ["FX_RATE"] }),
    ]);
    const checked = checkRate(currency, named, all);
    checkFrequency("rate", checked.rate, frequency, average);
    return { ...(await this.#over(checked.rate, periods, context)), currency: checked.currency };
  }

  async #over(series: PriceSeries, periods: readonly Period[], context: RequestContext): Promise<Over> {
    const levels = await levelsOf(this.prices, series, periods, context);
    return { series, at: (period) => levelOver(levels, period, series.key, series.unit) };
  }
}

const deflatorCaveats = (series: PriceSeries): readonly Caveat[] => [
  linkCaveat("links.real-and-nominal", `Deflator: ${series.key}, ${series.title}.`),
  linkCaveat("links.deflator-is-no-price"),
  ...(series.region?.code === "USA"
    ? []
    : [linkCaveat("links.deflator-of-elsewhere", `Its market: ${series.region?.name ?? "not stated"}.`)]),
  ...series.caveats,
];
