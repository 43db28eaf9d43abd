import { badInput, CodedError, DerivationParameter, Missing, Unit } from "../kernel/index.js";
import type { Point } from "./point.js";
import { both, tidy, uniteStatus } from "./point.js";

export interface ConversionRequest {
  readonly unit?: string | null;
  readonly currency?: string | null;
  /** Per cent of Fe in the dry ore, for conversions between dmt and dmtu. */
  readonly ironContent?: number | null;
}

/** `factor` on the value, then the rate: multiplied, or divided by where it is quoted the other way round. */
export interface Conversion {
  readonly unit: Unit;
  readonly factor: number;
  readonly exchange: { readonly from: string; readonly to: string } | null;
  readonly parameters: readonly DerivationParameter[];
}

const perOf = (unit: Unit): string | null => unit.code.split("/")[1] ?? null;
const withCurrency = (unit: Unit, currency: string): Unit => {
  const per = perOf(unit);
  return Unit.of(per === null ? currency : `${currency}/${per}`);
};

const refuse = (message: string, request: ConversionRequest, accepted?: string): CodedError =>
  new CodedError("REFUSED_UNIT", message, {
    argument: request.currency ? "currency" : "unit",
    received: request.currency ?? request.unit,
    ...(accepted === undefined ? {} : { accepted }),
  });

/** What is to be done to a series in `source`; null when nothing is. Throws the coded refusal where no exact way exists. */
export const planConversion = (source: Unit, request: ConversionRequest, seriesId: string): Conversion | null => {
  if (request.unit == null && request.currency == null) return null;
  const currency = request.currency?.trim().toUpperCase() ?? null;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency))
    throw badInput("currency", "an ISO 4217 code such as PKR", currency);
  const target = request.unit == null ? null : Unit.of(request.unit.trim());
  if (source.dimension === "INDEX") {
    if (currency === null && target?.code === "index") return null;
    throw new CodedError(
      "REFUSED_INDEX_IS_NOT_A_PRICE",
      `${seriesId} is an index (${source.base}): it has no unit of money or mass to convert. Index both sides on one base period instead.`,
      { argument: currency === null ? "unit" : "currency", received: currency ?? request.unit },
    );
  }
  if (target?.code === "index")
    throw refuse("unit: to index a price, ask for transform { kind: INDEX, base: … }.", request);
  const own = source.currency;
  if (currency !== null && own === null)
    throw refuse(`${seriesId} is in ${source.label}: there is no money in it to convert.`, request);
  if (currency !== null && target !== null && target.currency !== currency)
    throw badInput("unit", `a unit of ${currency}, the currency asked`, request.unit);
  const wanted = currency ?? target?.currency ?? own;
  const exchange = own !== null && wanted !== null && wanted !== own ? { from: own, to: wanted } : null;
  if (target === null) {
    if (exchange === null) return null;
    return {
      unit: withCurrency(source, exchange.to),
      factor: source.factorTo(withCurrency(source, exchange.from)),
      exchange,
      parameters: [],
    };
  }
  const { factor, parameters } = factorBetween(
    source,
    exchange ? withCurrency(target, exchange.from) : target,
    request,
  );
  // `target` may be in cents of the wanted currency; only US cents are known.
  const scale = exchange ? withCurrency(target, exchange.to).factorTo(target) : 1;
  if (exchange === null && factor === 1 && target.code === source.code) return null;
  return { unit: target, factor: factor * scale, exchange, parameters };
};

const factorBetween = (source: Unit, target: Unit, request: ConversionRequest) => {
  const [from, to] = [perOf(source), perOf(target)];
  const dry = (per: string | null) => per === "dmt" || per === "dmtu";
  if (dry(from) !== dry(to) && (dry(from) || dry(to)) && source.currency !== null && target.currency !== null)
    throw refuse(
      `No exact conversion from ${source.label} to ${target.label}: a dry tonne becomes a tonne as shipped only with the ore's moisture, which is not published.`,
      request,
      source.code,
    );
  if (dry(from) && dry(to) && from !== to) {
    const iron = request.ironContent;
    if (iron == null)
      throw refuse(
        `No conversion from ${source.label} to ${target.label} without the iron content of the ore: name it in ironContent (per cent Fe).`,
        request,
      );
    if (!(iron > 0 && iron <= 100)) throw badInput("ironContent", "per cent Fe above 0 and up to 100", iron);
    const money = Unit.of(source.code.split("/")[0]!).factorTo(Unit.of(target.code.split("/")[0]!));
    return {
      factor: (from === "dmt" ? 1 / iron : iron) * money,
      parameters: [new DerivationParameter("iron content, % Fe", String(iron))],
    };
  }
  if (dry(from) && from === to)
    return {
      factor: Unit.of(source.code.split("/")[0]!).factorTo(Unit.of(target.code.split("/")[0]!)),
      parameters: [],
    };
  try {
    return { factor: source.factorTo(target), parameters: [] };
  } catch (error) {
    if (error instanceof CodedError) throw refuse(`unit: ${error.message}`, request, source.code);
    throw error;
  }
};

export const applyFactor = (points: readonly Point[], factor: number): readonly Point[] =>
  factor === 1
    ? points
    : points.map((point) => (point.value === null ? point : { ...point, value: tidy(point.value * factor) }));

/** Each point with the rate of its own period, never of another. */
export const applyRate = (
  points: readonly Point[],
  rates: readonly Point[],
  rate: { readonly id: string; readonly code: string; readonly divide: boolean },
): readonly Point[] => {
  const byPeriod = new Map(rates.map((point) => [point.period.text, point]));
  return points.map((point) => {
    if (point.value === null) return point;
    const found = byPeriod.get(point.period.text);
    if (found === undefined || found.value === null || found.value === 0) {
      const detail = found?.missing?.detail;
      const missing = new Missing(
        found?.missing?.reason ?? "NOT_COVERED",
        `no rate for ${point.period.text} in ${rate.id}${detail ? `: ${detail}` : ""}`,
      );
      return { ...point, value: null, missing, status: [] };
    }
    const used = found.value;
    return {
      ...point,
      value: tidy(rate.divide ? point.value / used : point.value * used),
      status: uniteStatus(point.status, found.status),
      because: both(point.because, () => [
        new DerivationParameter(`rate of ${point.period.text}, ${rate.code}`, String(used)),
      ]),
    };
  });
};
