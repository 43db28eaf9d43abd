import { fillOf, listLength, partnerRows } from "./estimate.js";
import type { TradeCaps, TradeCell, TradeWant } from "./types.js";

/**
 * Calls that no plan can do without, reckoned apart from the planner: rows over the row target, periods over the periods a call may have, and
 * codes × periods over what one URL can name. A test holds plans against it.
 */
export const fewestCalls = (
  wants: readonly TradeWant[],
  caps: TradeCaps,
  held?: (cell: TradeCell) => boolean,
): number => {
  const byFrequency = new Map<
    string,
    { rows: number; periods: Set<string>; codes: Set<string>; pairs: Set<string>; seen: Set<string> }
  >();
  for (const { frequency, reporters, partners, commodities, flows, periods } of wants)
    for (const reporter of reporters)
      for (const flow of flows)
        for (const period of periods)
          for (const commodity of commodities)
            for (const partner of partners === "ALL" ? ["ALL"] : partners) {
              const cell = { frequency, reporter, partner, commodity, flow, period };
              const name = Object.values(cell).join("|");
              let sum = byFrequency.get(frequency);
              if (sum?.seen.has(name) || held?.(cell)) continue;
              if (!sum)
                byFrequency.set(
                  frequency,
                  (sum = { rows: 0, periods: new Set(), codes: new Set(), pairs: new Set(), seen: new Set() }),
                );
              sum.seen.add(name);
              sum.periods.add(period);
              sum.codes.add(commodity);
              sum.pairs.add(`${commodity}|${period}`);
              sum.rows += (partner === "ALL" ? partnerRows(caps, "ALL") : 1) * fillOf(caps, commodity, frequency);
            }
  let calls = 0;
  for (const { rows, periods, codes, pairs } of byFrequency.values()) {
    const mostCodes = caps.prefixes ? Infinity : codesInUrl(caps, [...codes]);
    calls += Math.max(
      1,
      Math.ceil(rows / caps.rowTarget - 1e-9),
      Math.ceil(periods.size / caps.maxPeriods),
      Math.ceil(pairs.size / (mostCodes * Math.min(caps.maxPeriods, periods.size))),
    );
  }
  return calls;
};

/** The most codes any URL could name: the shortest ones, and nothing else in it. */
const codesInUrl = (caps: TradeCaps, codes: readonly string[]): number => {
  const shortest = [...codes].sort((a, b) => a.length - b.length);
  let count = 0;
  while (count < shortest.length && caps.baseUrlLength + listLength(shortest.slice(0, count + 1)) <= caps.maxUrlLength)
    count += 1;
  return Math.max(1, count);
};
