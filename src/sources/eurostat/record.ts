import type { SourceRecord } from "../../kernel/index.js";

export const EUROSTAT: SourceRecord = {
  id: "eurostat",
  name: "Short-term business statistics: producer prices in industry",
  provider: "Eurostat",
  homepage: "https://ec.europa.eu/eurostat/databrowser/view/sts_inppd_m/default/table",
  domains: ["PRICES"],
  licence: {
    id: "CC-BY-4.0",
    name: "Creative Commons Attribution 4.0 International",
    url: "https://ec.europa.eu/eurostat/help/copyright-notice",
    attribution: "Eurostat, sts_inppd_m",
    mayRedistribute: true,
  },
  freshnessPolicy: "monthly, about 45 days late: 24 h; years without one of the last 6 months 30 d",
};
