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
