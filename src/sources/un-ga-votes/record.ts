import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const unGaVotes: SourceRecord = {
  id: "un-ga-votes",
  name: "Roll calls of the United Nations General Assembly",
  provider: "Erik Voeten, Anton Strezhnev, Michael Bailey (Harvard Dataverse); package unvotes",
  homepage: "https://doi.org/10.7910/DVN/LEJUQZ",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "CC0-1.0",
    name: "CC0 1.0",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
    attribution: "Voeten, Strezhnev, Bailey: United Nations General Assembly Voting Data, Harvard Dataverse",
    mayRedistribute: true,
  }),
  freshnessPolicy: "a release a year: 30 d",
};
