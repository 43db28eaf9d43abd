import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reference } from "../../../reference/index.js";
import { decodeGem } from "../../gem-gist/decode.js";
import { normaliseGem } from "../../gem-gist/normalise.js";
import { gemGist } from "../../gem-gist/record.js";
import { FACILITY_COLUMNS, facilityCells } from "../facilities.rows.js";
import { byKey, fileMeta } from "./agreement-files.js";
import type { PartFile } from "./part.js";

const FILE = "agreements/data/gem/Plant-level-data-Global-Iron-and-Steel-Tracker-September-2025-V1.xlsx";
const edition = {
  dataset: "Global Iron and Steel Tracker, September 2025 (V1), plant level",
  publishedOn: "2025-09",
  retrievedOn: null,
};

export const gemGistPart = async (dataDir: string, reference: Reference): Promise<PartFile> => {
  const release = await decodeGem(readFileSync(join(dataDir, FILE)));
  return {
    ...fileMeta({ path: "agreements/gem-gist.json", record: gemGist, url: gemGist.homepage, ...edition }),
    columns: FACILITY_COLUMNS,
    rows: normaliseGem(release, reference, edition).sort(byKey).map(facilityCells),
  };
};
