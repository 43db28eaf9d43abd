/**
 * Pure: which calls bring what is wanted and not held. An adapter does:
 *
 *     const plan = planTrade(wants, caps, (cell) => cellIsCached(cell));
 *     for (const request of plan.requests) {
 *       const rows = decode(await upstream.send(toHttp(request)));
 *       if (wasCut(rows)) { halve(request, caps, "ROWS") → both halves again; null → TRUNCATED }
 *       else for (const { cell, rows: found } of scatter(request, rows, cellOf).cells) keep(cell, found);   // no rows = known absence
 *     }
 *
 * `plan.requests.length` is what the operation will spend, before anything is spent. Series: planSeries.
 */
export { fewestCalls } from "./lower-bound.js";
export { halve } from "./halve.js";
export { planTrade } from "./plan.js";
export type { Scattered, ScatteredCell } from "./scatter.js";
export { scatter } from "./scatter.js";
export type { SeriesCaps, SeriesRequest, SeriesWant } from "./series.js";
export { planSeries } from "./series.js";
export type { CommodityPrefix, Partners, TradeCaps, TradeCell, TradePlan, TradeRequest, TradeWant } from "./types.js";
