import type { SourceRecord } from "../../kernel/index.js";

export const WB_PINK_SHEET: SourceRecord = {
  id: "wb-pink-sheet",
  name: "World Bank Commodity Price Data (The Pink Sheet)",
  provider: "World Bank",
  homepage: "https://www.worldbank.org/en/research/commodity-markets",
  domains: ["PRICES"],
  licence: {
    id: "CC-BY-4.0",
    name: "Creative Commons Attribution 4.0 International",
    url: "https://creativecommons.org/licenses/by/4.0/",
    attribution: "World Bank, Commodity Price Data (The Pink Sheet)",
    mayRedistribute: true,
  },
  freshnessPolicy: "monthly file, new between the 2nd and 5th day: 24 h then, else 7 d",
};
