import type { SourceRecord } from "../../kernel/index.js";

export const WORLD_BANK: SourceRecord = {
  id: "world-bank",
  name: "World Development Indicators",
  provider: "World Bank",
  homepage: "https://data.worldbank.org/indicator/NY.GDP.MKTP.CD",
  domains: ["PRICES"],
  licence: {
    id: "CC-BY-4.0",
    name: "Creative Commons Attribution 4.0 International",
    url: "https://creativecommons.org/licenses/by/4.0/",
    attribution: "World Bank, World Development Indicators",
    mayRedistribute: true,
  },
  freshnessPolicy: "quarterly releases: 7 d for the last 3 years, monthly rates 24 h, older 30 d",
};
