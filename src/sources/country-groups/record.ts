import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const countryGroups: SourceRecord = {
  id: "country-groups",
  name: "Country groups with dates of membership",
  provider: "Entrepôt, compiled from founding and accession treaties and the organisations' announcements",
  homepage: "https://github.com/global-trade-alert/gtalibrary",
  domains: ["REFERENCE"],
  licence: new Licence({
    id: "facts",
    name: "Facts, compiled by hand",
    url: null,
    attribution:
      "Country groups: compiled by Entrepôt from treaties; G20, BRICS, EAEU, ASEAN, EU compared with Global Trade Alert's lists",
    mayRedistribute: true,
  }),
  freshnessPolicy: "part of the snapshot; changes with a release",
};
