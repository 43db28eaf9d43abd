import type { RequestContext } from "../kernel/index.js";
import { dayArgument, DerivationParameter, Figure, isKnownBy, Unit } from "../kernel/index.js";
import type { PriceObservation } from "./price-observation.type.js";
import type { PriceSeries } from "./price-series.type.js";
import type { RevisionsArgs } from "./prices.args.js";
import type { PricesService } from "./prices.service.js";
import { PriceRevision, PriceRevisions } from "./revisions.type.js";

/** Two vintages side by side; both are asked for by their day, so neither is ever put together of two. */
export const priceRevisions = async (
  service: PricesService,
  series: PriceSeries,
  args: RevisionsArgs,
  context: RequestContext,
): Promise<PriceRevisions> => {
  const [first, last] = [dayArgument(args.earlier, "earlier"), dayArgument(args.later, "later")];
  const held = series.vintages;
  const later = last === null ? held[0] : held.find((day) => isKnownBy(day, last));
  const before = held.filter((day) => later !== undefined && day < later);
  const earlier = first === null ? before.at(-1) : before.find((day) => isKnownBy(day, first));
  if (!earlier || !later)
    return new PriceRevisions({
      earlier: null,
      later: later ?? null,
      compared: 0,
      revised: 0,
      rows: [],
      note: later || last === null ? "no earlier vintage held" : "no vintage held that was published by then",
    });
  const window = { series: series.key, from: args.from, to: args.to };
  const [old, now] = await Promise.all(
    [earlier, later].map((day) => service.observations({ ...window, asOf: lastDayOf(day) }, context)),
  );
  const pairs = old!
    .map((observation, index) => [observation, now![index]!] as const)
    .filter(([one, other]) => one.value.value !== null && other.value.value !== null);
  const revised = pairs.filter(([one, other]) => differ(one.value.value!, other.value.value!));
  return new PriceRevisions({
    earlier,
    later,
    compared: pairs.length,
    revised: revised.length,
    rows: (args.all ? pairs : revised).map(([one, other]) => revisionOf(series, one, other, [earlier, later])),
    note: null,
  });
};

/** Editions print means with other numbers of digits (42.4583333333333, then 42.45833333333): rounding is no revision. */
const ROUNDING = 1e-9;
const differ = (one: number, other: number): boolean =>
  Math.abs(one - other) > ROUNDING * Math.max(Math.abs(one), Math.abs(other));

/** The day by which a vintage of a month was out for certain. */
export const lastDayOf = (day: string): string => {
  if (day.length === 10) return day;
  const [year, month] = day.split("-").map(Number) as [number, number | undefined];
  return new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
};

const revisionOf = (
  series: PriceSeries,
  one: PriceObservation,
  other: PriceObservation,
  vintages: readonly [string, string],
): PriceRevision => {
  const [before, after] = [one.value.value!, other.value.value!];
  const made = (value: number, unit: Unit, formula: string) =>
    Figure.derived(value, unit, {
      formula,
      inputs: [one.value, other.value],
      inputIds: () => [series.id],
      parameters: [
        new DerivationParameter("earlier vintage", vintages[0]),
        new DerivationParameter("later vintage", vintages[1]),
      ],
    });
  return new PriceRevision({
    period: one.period,
    earlier: one.value,
    later: other.value,
    change: made(after - before, series.unit, "later − earlier"),
    percent:
      before === 0
        ? Figure.missing(Unit.PERCENT, "NOT_COMPARABLE", "The earlier figure is 0.")
        : made(((after - before) / before) * 100, Unit.PERCENT, "(later − earlier) ÷ earlier × 100"),
  });
};
