import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const gemGist: SourceRecord = {
  id: "gem-gist",
  name: "Global Iron and Steel Tracker",
  provider: "Global Energy Monitor",
  homepage: "https://globalenergymonitor.org/projects/global-iron-and-steel-tracker/",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "CC-BY-4.0",
    name: "Creative Commons Attribution 4.0 International",
    url: "https://creativecommons.org/licenses/by/4.0/",
    attribution: "Global Energy Monitor, Global Iron and Steel Tracker, September 2025 (V1) release",
    mayRedistribute: true,
  }),
  freshnessPolicy: "a release every quarter, downloaded by hand: 30 d",
};
