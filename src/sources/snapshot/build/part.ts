import type { Cell, ManifestFile } from "../table.js";

/** One file of the snapshot before it is written; rows, bytes and digest are filled in by the builder. */
export interface PartFile extends Omit<ManifestFile, "rows" | "bytes" | "sha256"> {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Turns figures of the data folder into our own tables. `dataDir` is the folder with trade/, prices/, agreements/. Pure: reads, never writes. */
export type SnapshotPart = (dataDir: string) => Promise<readonly PartFile[]>;
