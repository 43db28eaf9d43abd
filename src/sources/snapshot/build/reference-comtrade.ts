import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeCodeLists } from "../../comtrade/code-lists.js";
import type { SnapshotPart } from "./part.js";

/** Numbers only, so that the adapter can ask before it has read Comtrade's lists; the lists' texts are not kept. */
export const referenceComtrade: SnapshotPart = (dataDir) => {
  const read = (file: string) => readFileSync(join(dataDir, "trade/reference", file), "utf8");
  const rows = decodeCodeLists(read("Reporters.json"), read("partner.csv"));
  return Promise.resolve([
    {
      path: "trade/comtrade-codes.json",
      part: "trade",
      source: "comtrade",
      dataset: "Numbers of reporters and partners",
      publisher: "United Nations Statistics Division",
      licence: "facts",
      attribution: "Area codes: UN Comtrade, United Nations Statistics Division",
      url: "https://comtradeapi.un.org/files/v1/app/reference/Reporters.json",
      publishedOn: "2025-06-05",
      retrievedOn: null,
      columns: ["code", "alpha3", "reporter", "partner", "until"],
      rows: rows.map((row) => [row.code, row.alpha3, row.reporter, row.partner, row.until]),
    },
  ]);
};
