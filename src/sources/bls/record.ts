import type { SourceRecord } from "../../kernel/index.js";

export const BLS: SourceRecord = {
  id: "bls",
  name: "Producer and import price indices of the United States",
  provider: "US Bureau of Labor Statistics",
  homepage: "https://www.bls.gov/ppi/",
  domains: ["PRICES"],
  licence: {
    id: "public-domain",
    name: "Work of the United States government, public domain",
    url: "https://www.bls.gov/bls/linksite.htm",
    attribution: "US Bureau of Labor Statistics",
    mayRedistribute: true,
  },
  credential: { required: false, signUpUrl: "https://data.bls.gov/registrationEngine/" },
  freshnessPolicy:
    "monthly, about the 11th to 16th at 08:30 in Washington: 12 h, 30 min on those days from then on; the last 5 months are asked again, older 30 d",
};
