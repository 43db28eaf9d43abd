import type { SourceRecord } from "../../kernel/index.js";

export const IMF_PCPS: SourceRecord = {
  id: "imf-pcps",
  name: "Primary Commodity Price System",
  provider: "International Monetary Fund",
  homepage: "https://data.imf.org/en/datasets/IMF.RES:PCPS",
  domains: ["PRICES"],
  licence: {
    id: "imf-terms",
    name: "All rights reserved; special terms let data be copied and passed on with attribution; quotes owned by others (LME) are outside",
    url: "https://www.imf.org/external/terms.htm",
    attribution: "International Monetary Fund, Primary Commodity Price System",
    mayRedistribute: false,
  },
  credential: { required: false, signUpUrl: "https://portal.api.imf.org/" },
  freshnessPolicy: "monthly, about the middle of the next month: 24 h; years without one of the last 6 months 30 d",
};
