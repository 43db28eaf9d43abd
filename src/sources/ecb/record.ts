import type { SourceRecord } from "../../kernel/index.js";

export const ECB: SourceRecord = {
  id: "ecb",
  name: "Euro foreign exchange reference rates",
  provider: "European Central Bank",
  homepage: "https://data.ecb.europa.eu/data/datasets/EXR",
  domains: ["PRICES"],
  licence: {
    id: "ecb-reuse",
    name: "Free reuse of ESCB statistics, the source to be named and the figures not changed",
    url: "https://www.ecb.europa.eu/services/using-our-site/disclaimer/html/index.en.html",
    attribution: "European Central Bank, EXR",
    mayRedistribute: true,
  },
  freshnessPolicy: "each working day: 6 h; years without one of the last 2 months 30 d",
};
