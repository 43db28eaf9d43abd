import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeAlliances, decodeMembers } from "../../atop/decode.js";
import { normaliseAtop } from "../../atop/normalise.js";
import { atop } from "../../atop/record.js";
import type { AgreementPart } from "./agreement-files.js";

const edition = { dataset: "ATOP 5.1, alliances and members", publishedOn: null, retrievedOn: null };
const RUSSIA = 365;
const PAKISTAN = 770;

export const atopPart: AgreementPart = (dataDir) => {
  const read = (file: string) => readFileSync(join(dataDir, "agreements/data/atop", file), "utf8");
  const alliances = decodeAlliances(read("atop5_1a.csv"));
  const members = decodeMembers(read("atop5_1m.csv"));
  return Promise.resolve({
    path: "agreements/atop.json",
    record: atop,
    ...edition,
    url: atop.homepage,
    agreements: normaliseAtop(alliances, members, [RUSSIA, PAKISTAN], edition),
  });
};
