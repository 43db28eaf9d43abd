import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const unctadIia: SourceRecord = {
  id: "unctad-iia",
  name: "UNCTAD International Investment Agreements Navigator",
  provider: "UNCTAD",
  homepage: "https://investmentpolicy.unctad.org/international-investment-agreements",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "unctad-attribution",
    name: "Facts of the pages with the source named; the pages state no terms",
    url: "https://investmentpolicy.unctad.org/international-investment-agreements",
    attribution: "UNCTAD, International Investment Agreements Navigator, Investment Policy Hub",
    mayRedistribute: true,
  }),
  freshnessPolicy: "one page a country: 7 d",
};
