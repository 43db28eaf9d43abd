import type { RequestContext } from "../kernel/index.js";
import { CodedError, perRequest } from "../kernel/index.js";
import type { PriceSeries } from "./price-series.type.js";
import type { PricesDeps } from "./prices.service.js";
import type { SeriesCatalogue } from "./series-catalogue.js";
import { seriesOf } from "./series-catalogue.js";

/**
 * A series that no catalogue has, by its publisher's id: `fred:UNRATE`, `dbnomics:BIS/cbpol/M.GB`. Asked once a request, however often it is
 * named; null where no source in use takes the id for one of its own.
 */
export const openSeries = ({ ports, reference, sources }: PricesDeps) => {
  const asked = perRequest(() => new Map<string, Promise<PriceSeries | null>>());
  const ask = async (id: string, catalogue: SeriesCatalogue, context: RequestContext): Promise<PriceSeries | null> => {
    for (const port of ports) {
      const record = await port.describe?.(id, context);
      if (!record) continue;
      const series = seriesOf(record, reference, sources);
      catalogue.keepOpen(port, series);
      return series;
    }
    return null;
  };
  return async (
    id: string,
    argument: string,
    catalogue: SeriesCatalogue,
    context: RequestContext,
  ): Promise<PriceSeries | null> => {
    const all = asked(context);
    let one = all.get(id);
    if (!one) all.set(id, (one = ask(id, catalogue, context)));
    return one.catch((error: unknown) => {
      throw error instanceof CodedError && ABOUT_THE_ID.has(error.code)
        ? new CodedError(error.code, `${argument}: ${error.message}`, { ...error.extensions, argument, received: id })
        : error;
    });
  };
};

const ABOUT_THE_ID: ReadonlySet<string> = new Set(["CODE_UNKNOWN", "REFUSED_FREQUENCY"]);
