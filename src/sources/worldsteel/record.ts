import type { SourceRecord } from "../../kernel/index.js";

export const WORLDSTEEL: SourceRecord = {
  id: "worldsteel",
  name: "Steel Statistical Yearbook, quoted totals",
  provider: "World Steel Association",
  homepage: "https://worldsteel.org/data/",
  domains: ["TRADE"],
  licence: {
    id: "worldsteel-copyright",
    name: "© World Steel Association; yearly totals by country, carried over from the open inputs of the GCAM model. Passing them on needs worldsteel's permission",
    url: null,
    attribution: "World Steel Association, Steel Statistical Yearbooks, as quoted in the inputs of the GCAM model",
    mayRedistribute: false,
  },
  freshnessPolicy: "yearbooks: 90 d",
};
