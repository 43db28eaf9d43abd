import type { Period } from "../kernel/index.js";
import { badInput, CodedError } from "../kernel/index.js";
import type { PriceSeries } from "../prices/index.js";

const MONTHS = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 } as const;
type Frequency = keyof typeof MONTHS;

/** Throws REFUSED_FREQUENCY where the series is coarser, or finer and no mean is asked for. */
export const checkFrequency = (argument: string, series: PriceSeries, flows: Frequency, average: boolean): void => {
  const refuse = (why: string, accepted: string) =>
    new CodedError("REFUSED_FREQUENCY", `${argument}: ${series.key} is ${series.frequency}; ${why}`, {
      argument,
      received: series.key,
      accepted,
    });
  const [own, asked] = [MONTHS[series.frequency], MONTHS[flows]];
  if (own > asked) throw refuse(`nothing in it is of one period of ${flows} figures.`, `a ${flows} series or finer`);
  if (own < asked && !average)
    throw refuse(`set average: true to take the mean of its periods for ${flows} figures.`, "average: true");
};

/** Throws REFUSED_DEFLATOR: only a price index, each period of it an average, divides money into money of a base. */
export const checkDeflator = (series: PriceSeries): void => {
  const why =
    series.kind === "FX_RATE"
      ? "is an exchange rate: ask for `currency` and `rate`"
      : series.kind !== "INDEX" || series.unit.code !== "index"
        ? `is of kind ${series.kind} in ${series.unit.label}: it measures no general change of prices`
        : series.aggregation !== "AVERAGE"
          ? "is of the end of each period, and values are of all of it"
          : null;
  if (why)
    throw new CodedError("REFUSED_DEFLATOR", `deflator: ${series.key} ${why}.`, {
      argument: "deflator",
      received: series.key,
      accepted: "a price index, e.g. bls:PPIACO",
    });
};

/** Throws REFUSED_DEFLATOR for a base without a whole figure. */
export const refuseBase = (series: PriceSeries, base: Period, why: string): CodedError =>
  new CodedError(
    "REFUSED_DEFLATOR",
    `base: ${series.key} has no whole figure for ${base.text} to rebase on. ${why}`.trim(),
    { argument: "base", received: base.text, accepted: `${series.start ?? "?"} to ${series.end ?? "?"}` },
  );

/** Throws REFUSED_POPULATION: heads are persons, of the one country that reports. */
export const checkPopulation = (series: PriceSeries, reporters: readonly string[]): void => {
  const why =
    series.unit.code !== "count" || series.kind !== "MACRO" || !/\bpopulation\b/i.test(series.title)
      ? `is no population: kind ${series.kind}, unit ${series.unit.label}`
      : reporters.length !== 1
        ? `is of ${series.region?.name ?? "one country"}, and the selection has ${reporters.length} reporters`
        : series.region?.code !== reporters[0]
          ? `is of ${series.region?.name ?? "no stated country"}, and ${reporters[0]} reports`
          : null;
  if (why)
    throw new CodedError("REFUSED_POPULATION", `population: ${series.key} ${why}.`, {
      argument: "population",
      received: series.key,
    });
};

/** The currency, checked. Throws REFUSED_UNIT with the series that would do. */
export const checkRate = (
  currencyText: string,
  rate: PriceSeries | null,
  rates: readonly PriceSeries[],
): { readonly currency: string; readonly rate: PriceSeries } => {
  const currency = currencyText.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) throw badInput("currency", "an ISO 4217 code such as PKR", currencyText);
  const fits = ({ kind, unit, aggregation }: PriceSeries) =>
    kind === "FX_RATE" &&
    aggregation === "AVERAGE" &&
    (unit.code === `${currency}/USD` || unit.code === `USD/${currency}`);
  if (rate && fits(rate)) return { currency, rate };
  const accepted = rates.filter(fits).map(({ key }) => key);
  const why = rate ? `${rate.key} is in ${rate.unit.code}, ${rate.aggregation}` : "no rate is named";
  const advice =
    accepted.length > 0 ? `Name one of ${accepted.join(", ")} in \`rate\`.` : "No series held has averages of it.";
  throw new CodedError("REFUSED_UNIT", `No conversion from USD to ${currency}: ${why}. ${advice}`, {
    argument: "rate",
    received: rate?.key ?? null,
    accepted,
  });
};
