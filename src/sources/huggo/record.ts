import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const huggo: SourceRecord = {
  id: "huggo",
  name: "HUGGO, hand-coded dates of international agreements (manytreaties)",
  provider: "PANARCHIC project, Geneva Graduate Institute",
  homepage: "https://github.com/globalgov/manytreaties",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "CC-BY-4.0",
    name: "Creative Commons Attribution 4.0 International",
    url: "https://creativecommons.org/licenses/by/4.0/",
    attribution: "HUGGO and GGO data of the package manytreaties (globalgov), CC BY 4.0",
    mayRedistribute: true,
  }),
  freshnessPolicy: "a package release now and then: 30 d",
};
