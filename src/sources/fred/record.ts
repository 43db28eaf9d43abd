import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

const TERMS_URL = "https://fred.stlouisfed.org/docs/api/terms_of_use.html";
const ATTRIBUTION =
  "FRED, Federal Reserve Bank of St. Louis. This product uses the FRED API but is not endorsed or certified by the Federal Reserve Bank of St. Louis.";

/** Series of the BLS, the Federal Reserve, the Census and the EIA. */
export const FRED_PUBLIC_DOMAIN = new Licence({
  id: "public-domain",
  name: "Series of a United States agency, public domain; FRED's terms of use apply to the service",
  url: TERMS_URL,
  attribution: ATTRIBUTION,
  mayRedistribute: true,
});

export const FRED_COPYRIGHTED = new Licence({
  id: "copyrighted",
  name: "Copyrighted: the series belongs to its publisher (OECD, IMF, ICE, S&P and others), whose terms hold",
  url: TERMS_URL,
  attribution: ATTRIBUTION,
  mayRedistribute: false,
});

/** Of each series until its publisher's terms are known: FRED carries free and copyrighted ones side by side. */
export const FRED_TERMS_UNKNOWN = new Licence({
  id: "fred-terms",
  name: "FRED's terms of use; each series has the terms of its publisher, and not all may be passed on",
  url: TERMS_URL,
  attribution: ATTRIBUTION,
  mayRedistribute: false,
});

/** By FRED's own tags of a series. */
export const fredTerms = (tags: readonly string[]): Licence => {
  if (tags.some((tag) => /^copyrighted\b/i.test(tag))) return FRED_COPYRIGHTED;
  return tags.some((tag) => /^public domain\b/i.test(tag)) ? FRED_PUBLIC_DOMAIN : FRED_TERMS_UNKNOWN;
};

export const FRED: SourceRecord = {
  id: "fred",
  name: "FRED",
  provider: "Federal Reserve Bank of St. Louis",
  homepage: "https://fred.stlouisfed.org/",
  domains: ["PRICES"],
  licence: FRED_TERMS_UNKNOWN,
  credential: { required: false, signUpUrl: "https://fredaccount.stlouisfed.org/apikeys" },
  freshnessPolicy:
    "with the publisher's release: 12 h; years with one of the last 5 months are asked again, older 30 d",
};
