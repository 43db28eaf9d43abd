import type { SourceRecord } from "../../kernel/index.js";

export const PBS: SourceRecord = {
  id: "pbs",
  name: "Monthly imports of scrap and of iron and steel, as quoted by the trade press",
  provider: "Pakistan Bureau of Statistics",
  homepage: "https://www.pbs.gov.pk/trade-tables",
  domains: ["TRADE"],
  licence: {
    id: "quoted-figures",
    name: "Official statistics, quoted with their source",
    url: null,
    attribution: "Pakistan Bureau of Statistics, as quoted by SteelOrbis and MEsteel",
    mayRedistribute: true,
  },
  freshnessPolicy: "monthly, about the 17th: 24 h",
};
