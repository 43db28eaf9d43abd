import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  SBP_LSM,
  SBP_LSM_KEY,
  SBP_PKR,
  SBP_PKR_KEY,
  SBP_POLICY_RATE,
  SBP_POLICY_RATE_KEY,
} from "../../sbp/catalogue.js";
import { decodeEasyData } from "../../sbp/decode.js";
import { monthEndRates } from "../../sbp/policy-rate.js";
import { SBP } from "../../sbp/record.js";
import type { SnapshotPart } from "./part.js";
import { licenceOf, priceFile, priceRow } from "./price-rows.js";

export const sbpPart: SnapshotPart = (dataDir) => {
  const rows = (file: string, key: string) =>
    decodeEasyData(readFileSync(join(dataDir, "prices/data/pakistan", file), "utf8")).filter(
      (row) => row.seriesKey === key,
    );
  const monthly = (file: string, key: string) =>
    new Map(rows(file, key).map((row) => [row.date.slice(0, 7), row.value]));
  const rates = monthEndRates(rows("sbp-policy-rate.csv", SBP_POLICY_RATE_KEY));
  const months = [...rates.keys()];
  return Promise.resolve([
    priceFile(
      {
        ...licenceOf(SBP),
        path: "prices/sbp.json",
        dataset: "EasyData exports of May 2025",
        url: SBP.homepage,
        publishedOn: "2025-05",
        retrievedOn: "2025-05",
      },
      [
        priceRow(SBP_PKR, monthly("sbp-PKR-per-USD-monthly-1947-08-to-2025-04.csv", SBP_PKR_KEY)),
        priceRow(SBP_LSM, monthly("sbp-LSM-quantum-index-base-2015-16.csv", SBP_LSM_KEY)),
        priceRow(SBP_POLICY_RATE, rates, { flags: [[months[0]!, months.at(-1)!, "DERIVED"]] }),
      ],
    ),
  ]);
};
