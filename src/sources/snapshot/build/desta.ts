import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeDestaDepth, decodeDestaList } from "../../desta/decode.js";
import { normaliseDesta } from "../../desta/normalise.js";
import { desta } from "../../desta/record.js";
import type { AgreementPart } from "./agreement-files.js";

const edition = {
  release: "2.3",
  dataset: "DESTA version 2.3, list of treaties and indices",
  publishedOn: "2025-09",
  retrievedOn: "2026-01-31",
};

export const destaPart: AgreementPart = (dataDir, reference) => {
  const read = (file: string) => readFileSync(join(dataDir, "agreements/data/desta", file));
  const rows = decodeDestaList(read("desta_list_of_treaties_02_03.csv"));
  const depth = decodeDestaDepth(read("desta_indices_version_02_03.csv"));
  return Promise.resolve({
    path: "agreements/desta.json",
    record: desta,
    ...edition,
    url: desta.homepage,
    agreements: normaliseDesta(rows, depth, reference, edition),
  });
};
