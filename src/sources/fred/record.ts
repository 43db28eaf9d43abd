import type { SourceRecord } from "../../kernel/index.js";

export const FRED: SourceRecord = {
  id: "fred",
  name: "FRED",
  provider: "Federal Reserve Bank of St. Louis",
  homepage: "https://fred.stlouisfed.org/",
  domains: ["PRICES"],
  licence: {
    id: "public-domain",
    name: "Series of United States agencies, public domain; FRED's terms of use apply to the service",
    url: "https://fred.stlouisfed.org/docs/api/terms_of_use.html",
    attribution:
      "FRED, Federal Reserve Bank of St. Louis. This product uses the FRED API but is not endorsed or certified by the Federal Reserve Bank of St. Louis.",
    mayRedistribute: true,
  },
  credential: { required: false, signUpUrl: "https://fredaccount.stlouisfed.org/apikeys" },
  freshnessPolicy:
    "with the publisher's release: 12 h; years with one of the last 5 months are asked again, older 30 d",
};
