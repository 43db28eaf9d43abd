import type { SourceRecord } from "../../kernel/index.js";

export const DBNOMICS: SourceRecord = {
  id: "dbnomics",
  name: "DBnomics, mirrors of other publishers",
  provider: "DBnomics (Cepremap)",
  homepage: "https://db.nomics.world/",
  domains: ["PRICES"],
  licence: {
    id: "provider-terms",
    name: "Terms of the publisher that is mirrored; DBnomics adds none",
    url: "https://db.nomics.world/",
    attribution: "The publisher named in the series' title, through DBnomics",
    mayRedistribute: false,
  },
  freshnessPolicy:
    "mirrored every night: 12 h; years without one of the last 14 months 30 d; the mirror's own age is shown",
};
