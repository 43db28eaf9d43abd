import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const gdelt: SourceRecord = {
  id: "gdelt",
  name: "GDELT events",
  provider: "The GDELT Project",
  homepage: "https://www.gdeltproject.org/",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "gdelt-attribution",
    name: "Unlimited use with the project named and linked",
    url: "https://www.gdeltproject.org/about.html#termsofuse",
    attribution: "The GDELT Project, https://www.gdeltproject.org/",
    mayRedistribute: true,
  }),
  freshnessPolicy: "a file a day and one a quarter of an hour, which do not change",
};
