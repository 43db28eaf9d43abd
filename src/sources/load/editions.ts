import { CodedError } from "../../kernel/index.js";
import { priceFile } from "../snapshot/build/price-rows.js";
import type { PartFile } from "../snapshot/build/part.js";
import type { PriceRow } from "../snapshot/prices.rows.js";
import { loadedSources, openStore } from "./store.js";

/** Editions loaded before, but for those that are loaded now again. What cannot be read is not kept, and said. */
export const otherEditions = (
  storeDir: string,
  sourceId: string,
  tables: readonly PartFile[],
  progress: (line: string) => void,
): readonly PartFile[] => {
  if (!loadedSources(storeDir).includes(sourceId)) return [];
  const now = new Set(tables.map(({ publishedOn }) => publishedOn));
  try {
    const store = openStore(storeDir, sourceId);
    return store.manifest.files
      .filter(({ publishedOn }) => !now.has(publishedOn))
      .map(({ path, rows: _rows, bytes: _bytes, sha256: _digest, ...meta }) => {
        progress(`${meta.dataset}: loaded before, still held`);
        // Each load has a folder of its own, which is the first part of the path.
        const name = `prices/${sourceId}-${meta.publishedOn ?? "undated"}.json`;
        return priceFile({ ...meta, path: name }, store.table<PriceRow>(path));
      });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    progress(`what was loaded of ${sourceId} before cannot be read and is not kept: ${error.message}`);
    return [];
  }
};
