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
  freshnessPolicy:
    "annual figures: 24 h, of two and three years ago 7 d, older 30 d; monthly: 12 h, of 7 to 24 months ago 3 d, older 30 d; kept on while not released again",
};
