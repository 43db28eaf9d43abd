import type { SourceRecord } from "../../kernel/index.js";

export const CURATED: SourceRecord = {
  id: "curated",
  name: "Entrepôt's curated register",
  provider: "Entrepôt, from the sources each record cites",
  homepage: "https://www.dawn.com/news/1923660/deal-with-russia-to-revive-pakistan-steel-mills",
  domains: ["AGREEMENTS"],
  licence: {
    id: "MIT",
    name: "MIT License; quotations remain their authors'",
    url: "https://opensource.org/license/mit",
    attribution: "Entrepôt, curated register of Pakistan–USSR/Russia instruments",
    mayRedistribute: true,
  },
  freshnessPolicy: "part of the snapshot; changes with a release",
};
