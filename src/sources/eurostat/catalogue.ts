import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";

const GEOS: readonly (readonly [geo: string, region: string, name: string])[] = [
  ["EU27_2020", "EU27", "European Union, 27 countries"],
  ["DE", "DEU", "Germany"],
  ["FR", "FRA", "France"],
  ["IT", "ITA", "Italy"],
];
/** Every kind of steel that C24.1 makes; tubes are C24.2. */
const MADE_IN_C241 =
  "HOT_ROLLED_COIL PLATE COLD_ROLLED_COIL HOT_DIP_GALVANIZED TINPLATE REBAR WIRE_ROD MERCHANT_BAR SECTIONS BILLET SLAB".split(
    " ",
  );

/** Not every country publishes every activity; one that is not in the answer has no figures. */
export const EUROSTAT_CATALOGUE: readonly { readonly code: string; readonly entry: SeriesEntry }[] = GEOS.map(
  ([geo, region, name]) => ({
    code: `M.PRC_PRR_DOM.C241.NSA.I21.${geo}`,
    entry: seriesEntry({
      id: `eurostat:sts_inppd_m:C241:${geo}`,
      sourceId: "eurostat",
      title: `Producer price index, domestic market: basic iron and steel and ferro-alloys (C24.1), ${name}`,
      kind: "INDEX",
      unit: "index",
      basePeriod: "2021=100",
      product: "STEEL_MILL_PRODUCTS",
      productMatch: "WIDER",
      alsoFor: MADE_IN_C241.map((product) => ({ product, match: "WIDER" as const })),
      region: { code: region, name },
      assessment: "SURVEY",
      basisNote: "Ferro-alloys are in it, tubes (C24.2) are not. Prices in the producers' own currency.",
      url: "https://ec.europa.eu/eurostat/databrowser/view/sts_inppd_m/default/table",
    }),
  }),
);
