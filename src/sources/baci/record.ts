import type { SourceRecord } from "../../kernel/index.js";

export const BACI: SourceRecord = {
  id: "baci",
  name: "BACI, international trade at the product level",
  provider: "CEPII",
  homepage: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
  domains: ["TRADE"],
  licence: {
    id: "etalab-2.0",
    name: "Etalab Open Licence 2.0",
    url: "https://www.etalab.gouv.fr/wp-content/uploads/2018/11/open-licence.pdf",
    attribution: "Gaulier and Zignago (2010), BACI, CEPII, from UN Comtrade",
    mayRedistribute: true,
  },
  freshnessPolicy: "yearly releases, in January: 30 d",
};
