import type { NodeFinder, SearchEntry } from "../kernel/index.js";
import { CodedError } from "../kernel/index.js";
import type { PriceSeries } from "./price-series.type.js";
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
    {
      type: "PriceSeries",
      find: async (key, context) =>
        (await service.catalogue()).byKey(key) ??
        service.series(key, "id", context).catch((error: unknown) => {
          if (error instanceof CodedError && error.code.startsWith("CODE_")) return null;
          throw error;
        }),
    },
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
        boost: isMacro(series) ? 0.5 : 1.2,
        node: () => series,
      })),
  };
};

/** A country's yearly deflator or consumer price index is an index and of no product. */
const isMacro = ({ kind, product, frequency }: PriceSeries): boolean =>
  kind === "MACRO" || kind === "FX_RATE" || (product === null && frequency === "ANNUAL");
