import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const desta: SourceRecord = {
  id: "desta",
  name: "DESTA, Design of Trade Agreements",
  provider: "DESTA project (Dür, Baccini, Elsig)",
  homepage: "https://www.designoftradeagreements.org/",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "desta-citation",
    name: "Free download with citation; no licence text was found",
    url: "https://www.designoftradeagreements.org/downloads/",
    attribution:
      "DESTA: Dür, Baccini, Elsig (2014), The Design of International Trade Agreements, Review of International Organizations 9(3)",
    mayRedistribute: true,
  }),
  freshnessPolicy: "a release every year or two, named in the key of each record: 30 d",
};
