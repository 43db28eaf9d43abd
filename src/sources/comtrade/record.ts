import type { SourceRecord } from "../../kernel/index.js";

/** Every operator brings an own key: the agreement forbids passing rows on, so none of them is ever in the snapshot. */
export const COMTRADE: SourceRecord = {
  id: "comtrade",
  name: "UN Comtrade",
  provider: "United Nations Statistics Division",
  homepage: "https://comtradeplus.un.org/",
  domains: ["TRADE"],
  licence: {
    id: "un-comtrade",
    name: "UN Comtrade policy on use and re-dissemination: own use; passing data on needs permission",
    url: "https://uncomtrade.org/docs/policy-on-use-and-re-dissemination/",
    attribution: "United Nations, UN Comtrade Database",
    mayRedistribute: false,
  },
  credential: { required: true, signUpUrl: "https://comtradedeveloper.un.org/" },
  freshnessPolicy: "annual figures: 24 h, years closed for more than two years: 30 d; monthly figures: 24 h",
};
