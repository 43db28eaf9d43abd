import type { NodeFinder, SearchEntry } from "../kernel/index.js";
import { PricesResolver } from "./prices.resolver.js";
import type { PricesDeps } from "./prices.service.js";
import { PricesService } from "./prices.service.js";
import { searchText } from "./series-filter.js";

export type { ObservationsRequest } from "./observations.request.js";
export * from "./price-observation.type.js";
export * from "./price-series.type.js";
export * from "./price.enums.js";
export type { ObservationsAnswer, PricePort, SeriesObservation, SeriesRecord } from "./prices.port.js";
export { PricesService } from "./prices.service.js";

/** Prices, what they put into the graph, and how a series is found again. Nothing is read before the first question. */
export const createPrices = (deps: PricesDeps) => {
  const service = new PricesService(deps);
  const nodeFinders: readonly NodeFinder[] = [
    { type: "PriceSeries", find: async (key) => (await service.catalogue()).byKey(key) ?? null },
  ];
  return {
    service,
    resolvers: [new PricesResolver(service)] as const,
    nodeFinders,
    searchEntries: async (): Promise<readonly SearchEntry[]> =>
      (await service.catalogue()).all().map((series) => ({
        id: series.id,
        title: series.title,
        text: searchText(series),
        // Hundreds of macro series must not stand before the steel prices.
        boost: series.kind === "MACRO" || series.kind === "FX_RATE" ? 0.5 : 1.2,
        node: () => series,
      })),
  };
};
