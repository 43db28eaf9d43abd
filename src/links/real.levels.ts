import type { RequestContext } from "../kernel/index.js";
import { Period } from "../kernel/index.js";
import type { PriceSeries, PricesService } from "../prices/index.js";
import type { Level } from "./real.js";

/** The levels of a series, as published, that lie in any of `periods`. */
export const levelsOf = async (
  prices: PricesService,
  series: PriceSeries,
  periods: readonly Period[],
  context: RequestContext,
): Promise<readonly Level[]> => {
  if (periods.length === 0) return [];
  const start = Math.min(...periods.map(({ startMonthIndex }) => startMonthIndex));
  const end = Math.max(...periods.map(({ endMonthIndex }) => endMonthIndex)) - 1;
  const [from, to] = [start, end].map((index) =>
    Period.month(Math.floor(index / 12), (index % 12) + 1).to(series.frequency),
  );
  const found = await prices.observations({ series: series.key, from: from!.text, to: to!.text }, context);
  return found.map(({ period, value }) => ({ period: Period.parse(period), figure: value, ids: () => [series.id] }));
};
