import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const wtoRta: SourceRecord = {
  id: "wto-rta",
  name: "WTO Regional Trade Agreements Database",
  provider: "World Trade Organization",
  homepage: "https://rtais.wto.org/",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "wto-attribution",
    name: "Facts of the database with the source named; the file states no terms",
    url: "https://www.wto.org/english/tratop_e/region_e/region_e.htm",
    attribution: "World Trade Organization, Regional Trade Agreements Database (RTA-IS)",
    mayRedistribute: true,
  }),
  freshnessPolicy: "the export changes with notifications: 24 h",
};
