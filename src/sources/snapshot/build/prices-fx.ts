import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FED_H10_CATALOGUE } from "../../fed-h10/catalogue.js";
import { decodeExchangeRates } from "../../fed-h10/decode.js";
import { FED_H10 } from "../../fed-h10/record.js";
import type { SnapshotPart } from "./part.js";
import { licenceOf, priceFile, priceRow } from "./price-rows.js";

/** Monthly averages, local currency per US dollar. */
export const fxPart: SnapshotPart = (dataDir) => {
  const rates = decodeExchangeRates(readFileSync(join(dataDir, "prices/data/fx/exchange-rates-monthly.csv"), "utf8"));
  const rows = FED_H10_CATALOGUE.map(({ country, entry }) => {
    const values = rates.get(country);
    if (!values) throw new Error(`Exchange rates: no rows for ${country}.`);
    return priceRow(entry, values);
  });
  return Promise.resolve([
    priceFile(
      {
        ...licenceOf(FED_H10),
        path: "prices/fed-h10.json",
        dataset: "H.10/G.5 monthly average exchange rates, datahub copy up to 2026-06",
        url: "https://www.federalreserve.gov/releases/g5/",
        publishedOn: null,
        retrievedOn: null,
      },
      rows,
    ),
  ]);
};
