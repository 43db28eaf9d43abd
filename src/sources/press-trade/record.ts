import type { SourceRecord } from "../../kernel/index.js";

export const PRESS_TRADE: SourceRecord = {
  id: "press-trade",
  name: "Trade figures quoted in the press",
  provider: "Ministries, statistical offices and trade missions, as quoted",
  homepage: "https://www.commerce.gov.pk/",
  domains: ["TRADE"],
  licence: {
    id: "quoted-figures",
    name: "Single figures quoted with their source",
    url: null,
    attribution: "As quoted by the page named with each figure",
    mayRedistribute: true,
  },
  freshnessPolicy: "quoted once, never refreshed",
};
