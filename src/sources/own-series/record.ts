import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

/** Series a user reads in from a file of their own: held in their folder alone, never in a cache that others share. */
export const OWN_SERIES: SourceRecord = {
  id: "own-series",
  name: "Own series",
  provider: "You",
  homepage: "about:blank",
  domains: ["PRICES"],
  licence: new Licence({
    id: "own-file",
    name: "Your own file; its terms are between you and whoever made the figures",
    url: null,
    attribution: "your own file",
    mayRedistribute: false,
  }),
  freshnessPolicy: "as of the day the file was read in, until it is read in again",
};
