import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const wikidata: SourceRecord = {
  id: "wikidata",
  name: "Wikidata",
  provider: "Wikimedia Foundation",
  homepage: "https://www.wikidata.org/",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "CC0-1.0",
    name: "CC0 1.0 Universal",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
    attribution: "Wikidata",
    mayRedistribute: true,
  }),
  freshnessPolicy: "items: 24 h",
};
