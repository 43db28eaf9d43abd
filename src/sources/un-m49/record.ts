import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const unM49: SourceRecord = {
  id: "un-m49",
  name: "Country and area codes (ISO 3166-1, UN M49)",
  provider: "ISO 3166 Maintenance Agency; United Nations Statistics Division",
  homepage: "https://unstats.un.org/unsd/methodology/m49/",
  domains: ["REFERENCE"],
  licence: new Licence({
    id: "facts",
    name: "Codes are facts; names from i18n-iso-countries (MIT)",
    url: "https://github.com/michaelwittig/node-i18n-iso-countries/blob/master/LICENSE",
    attribution: "Country codes: ISO 3166-1 and UN M49; names in other languages: i18n-iso-countries (MIT)",
    mayRedistribute: true,
  }),
  freshnessPolicy: "part of the snapshot; changes with a release",
};
