import { readFileSync } from "node:fs";
import { join } from "node:path";
import countries from "i18n-iso-countries";
import { gdpEntry } from "../../world-bank/catalogue.js";
import { decodeIndicatorCsv } from "../../world-bank/decode.js";
import { WORLD_BANK } from "../../world-bank/record.js";
import type { SnapshotPart } from "./part.js";
import { licenceOf, priceFile, priceRow } from "./price-rows.js";

/** Countries, Kosovo and the World; the Bank's other groups (income classes, regions) change their members without saying so in the file. */
const wanted = (code: string) => countries.isValid(code) || code === "XKX" || code === "WLD";

export const gdpPart: SnapshotPart = (dataDir) => {
  const text = readFileSync(join(dataDir, "prices/data/macro/worldbank-gdp-current-usd.csv"), "utf8");
  const rows = [...decodeIndicatorCsv(text)]
    .filter(([code]) => wanted(code))
    .map(([code, { name, values }]) => priceRow(gdpEntry(code, name), values));
  return Promise.resolve([
    priceFile(
      {
        ...licenceOf(WORLD_BANK),
        path: "prices/world-bank-gdp.json",
        dataset: "NY.GDP.MKTP.CD, GDP (current US$), 1960 to 2023",
        url: WORLD_BANK.homepage,
        publishedOn: null,
        retrievedOn: null,
      },
      rows,
    ),
  ]);
};
