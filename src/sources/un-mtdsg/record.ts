import type { SourceRecord } from "../../kernel/index.js";
import { Licence } from "../../kernel/index.js";

export const unMtdsg: SourceRecord = {
  id: "un-mtdsg",
  name: "Multilateral Treaties Deposited with the Secretary-General",
  provider: "United Nations Treaty Collection",
  homepage: "https://treaties.un.org/Pages/ParticipationStatus.aspx?clang=_en",
  domains: ["AGREEMENTS"],
  licence: new Licence({
    id: "un-attribution",
    name: "Facts of the status pages with the source named; the files state no terms",
    url: "https://treaties.un.org/Pages/Content.aspx?path=Publication/TermsUse.xml",
    attribution: "United Nations Treaty Collection, Multilateral Treaties Deposited with the Secretary-General",
    mayRedistribute: true,
  }),
  freshnessPolicy: "status as at a day: 24 h",
};
