import type { SourceRecord } from "../../kernel/index.js";

export const INDIA_TRADESTAT: SourceRecord = {
  id: "india-tradestat",
  name: "Export import data bank (TradeStat)",
  provider: "Department of Commerce, Government of India",
  homepage: "https://tradestat.commerce.gov.in/",
  domains: ["TRADE"],
  licence: {
    id: "official-statistics",
    name: "Official statistics, the source to be named",
    url: null,
    attribution: "Department of Commerce, Government of India, Export Import Data Bank",
    mayRedistribute: true,
  },
  freshnessPolicy: "fiscal years April to March: 30 d",
};
