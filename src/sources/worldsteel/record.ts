import type { SourceRecord } from "../../kernel/index.js";

export const WORLDSTEEL: SourceRecord = {
  id: "worldsteel",
  name: "Steel Statistical Yearbook, quoted totals",
  provider: "World Steel Association",
  homepage: "https://worldsteel.org/data/",
  domains: ["TRADE"],
  licence: {
    id: "quoted-figures",
    name: "Single figures quoted with their source; the yearbooks are © worldsteel",
    url: null,
    attribution: "World Steel Association, Steel Statistical Yearbooks, as quoted in the inputs of the GCAM model",
    mayRedistribute: true,
  },
  freshnessPolicy: "yearbooks: 90 d",
};
