import { join } from "node:path";
import { readRegister } from "../../curated/files.js";
import { REGISTER, REGISTER_KINDS } from "../../curated/decode.js";
import { CURATED } from "../../curated/record.js";
import type { Cell } from "../table.js";
import type { SnapshotPart } from "./part.js";

/** The register is written by hand in the repository, not in the data folder. */
const DIRECTORY = join(import.meta.dirname, "../../../../fixtures/register");

export const curated: SnapshotPart = () => {
  const register = readRegister(DIRECTORY);
  return Promise.resolve(
    REGISTER_KINDS.map((kind) => {
      const rows = register[kind] as readonly ({ readonly key: string } & Record<string, Cell>)[];
      // A column of items of Wikidata is there from the first item on.
      const isKept = (column: string) =>
        column !== "facts" && (column !== "wikidata" || rows.some((row) => row[column] !== null));
      const columns = Object.keys(REGISTER[kind].shape).filter(isKept);
      return {
        path: `register/${kind}.json`,
        part: "register",
        source: CURATED.id,
        dataset: `Curated register: ${kind}`,
        publisher: CURATED.provider,
        licence: CURATED.licence.id,
        attribution: CURATED.licence.attribution,
        url: null,
        publishedOn: null,
        retrievedOn: null,
        columns,
        rows: [...rows]
          .sort((a, b) => (a.key < b.key ? -1 : 1))
          .map((row) => columns.map((column) => row[column] ?? null)),
      };
    }),
  );
};
