import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { SHARED_DATA } from "../support/shared-data.js";
import { COMTRADE } from "./comtrade-files.js";
import { FOREIGN } from "./foreign.js";
import { GDELT } from "./gdelt.js";
import { IMF } from "./imf.js";
import { REGISTERS } from "./registers.js";
import { SERIES } from "./series.js";
import { TABLES } from "./tables.js";
import type { NoAdapter, Reader, Reading } from "./types.js";
import { reading } from "./types.js";
import { WIKIDATA } from "./wikidata.js";

/** Every recorded file, by folder. A family of answers has its file beside this one; a new folder is added here. */
export const FAMILIES = [COMTRADE, ...SERIES, IMF, ...TABLES, ...REGISTERS, WIKIDATA, GDELT, ...FOREIGN];

/** Path under the folder of recordings → who reads it. */
export const READERS: ReadonlyMap<string, Reader | NoAdapter> = new Map(
  FAMILIES.flatMap(({ folder, files }) =>
    Object.entries(files).map(([file, reader]) => [`${folder}/${file}`, reader] as const),
  ),
);

/** The files that are there. */
export const recordedFiles = (): readonly string[] =>
  ["trade", "prices", "agreements"].flatMap((subject) =>
    readdirSync(join(SHARED_DATA, subject, "recordings"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(SHARED_DATA, join(parentPath, name)))
      .sort(),
  );

/** What comes of one file: a reading, why there is none, or the failure of a file that nobody knows or that could not be read. */
export const readRecording = async (path: string): Promise<Reading | NoAdapter> => {
  const reader = READERS.get(path);
  if (!reader) return reading(0, ["no reader and no reason why not"]);
  if (typeof reader !== "function") return reader;
  try {
    return await reader(path);
  } catch (error) {
    return reading(0, [error instanceof Error ? error.message : String(error)]);
  }
};
