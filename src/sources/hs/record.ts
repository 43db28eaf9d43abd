import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const hs: SourceRecord = {
  id: "hs",
  name: "Harmonized System nomenclature",
  provider: "World Customs Organization; list by Open Knowledge (datasets/harmonized-system)",
  homepage: "https://github.com/datasets/harmonized-system",
  domains: ["REFERENCE"],
  licence: new Licence({
    id: "PDDL-1.0",
    name: "Open Data Commons Public Domain Dedication and License",
    url: "https://opendatacommons.org/licenses/pddl/1-0/",
    attribution: "Harmonized System codes and descriptions: datasets/harmonized-system (PDDL)",
    mayRedistribute: true,
  }),
  freshnessPolicy: "part of the snapshot; the nomenclature changes every five years (next edition: 2028)",
};

export const hsConcordance: SourceRecord = {
  id: "hs-concordance",
  name: "Conversion weights between editions of the Harmonized System",
  provider: "Growth Lab at Harvard University",
  homepage: "https://github.com/harvard-growth-lab/comtrade-downloader",
  domains: ["REFERENCE"],
  licence: new Licence({
    id: "Apache-2.0",
    name: "Apache License 2.0",
    url: "https://www.apache.org/licenses/LICENSE-2.0",
    attribution: "Conversion weights: Growth Lab at Harvard University, comtrade-downloader (Apache-2.0)",
    mayRedistribute: true,
  }),
  freshnessPolicy: "part of the snapshot; steps H2 to H3, H3 to H4, H4 to H5 and back; no other step is held",
};
