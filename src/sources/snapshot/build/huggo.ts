import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeHuggoAgreements, decodeHuggoStates, decodeHuggoTexts } from "../../huggo/decode.js";
import { normaliseHuggo } from "../../huggo/normalise.js";
import { huggo } from "../../huggo/record.js";
import type { AgreementPart } from "./agreement-files.js";

const edition = {
  dataset: "HUGGO trade agreements with members and texts; GGO parties, rows of Pakistan and Russia",
  publishedOn: null,
  retrievedOn: null,
};
/** The files carry no date; they were taken in early 2026. */
const AS_OF = "2026-02-01";

export const huggoPart: AgreementPart = (dataDir, reference) => {
  const read = (file: string) => readFileSync(join(dataDir, "agreements/data/huggo", file));
  const files = {
    trade: decodeHuggoStates(read("HUGGO_MEM_trade_additional.csv"), "latin1"),
    states: decodeHuggoStates(read("GGO_parties.PAK-RUS.csv"), "utf8"),
    texts: [
      ...decodeHuggoTexts(read("HUGGO_trd_reconciled.csv"), "latin1"),
      ...decodeHuggoTexts(read("HUGGO_trd_additional.csv"), "utf8"),
    ],
    agreements: decodeHuggoAgreements(read("HUGGO_clean.csv")),
  };
  return Promise.resolve({
    path: "agreements/huggo.json",
    record: huggo,
    ...edition,
    url: huggo.homepage,
    agreements: normaliseHuggo(files, reference, edition, AS_OF),
  });
};
