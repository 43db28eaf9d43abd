import type { SourceRecord } from "../../kernel/index.js";

export const FED_H10: SourceRecord = {
  id: "fed-h10",
  name: "Foreign exchange rates, H.10 and G.5",
  provider: "Board of Governors of the Federal Reserve System",
  homepage: "https://www.federalreserve.gov/releases/h10/",
  domains: ["PRICES"],
  licence: {
    id: "public-domain",
    name: "Federal Reserve statistics, public domain; the copy used is offered under the PDDL",
    url: "https://opendatacommons.org/licenses/pddl/1-0/",
    attribution: "Board of Governors of the Federal Reserve System, H.10/G.5, through datahub exchange-rates",
    mayRedistribute: true,
  },
  freshnessPolicy: "weekly on Monday: 12 h",
};
