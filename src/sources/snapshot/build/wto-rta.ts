import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeWtoRta } from "../../wto-rta/decode.js";
import { normaliseWtoRta } from "../../wto-rta/normalise.js";
import { wtoRta } from "../../wto-rta/record.js";
import type { AgreementPart } from "./agreement-files.js";

const edition = { dataset: "All RTAs, export of 2026-02-01", retrievedOn: "2026-02-01" };

export const wtoRtaPart: AgreementPart = async (dataDir, reference) => {
  const path = join(dataDir, "agreements/data/wto-rta/WTO_RTA_AllRTAs.2026-02-01.xlsx");
  const { agreements, changes } = await decodeWtoRta(readFileSync(path));
  return {
    path: "agreements/wto-rta.json",
    record: wtoRta,
    ...edition,
    publishedOn: null,
    url: wtoRta.homepage,
    agreements: normaliseWtoRta(agreements, changes, reference, edition),
  };
};
