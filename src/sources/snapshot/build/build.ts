import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Manifest, ManifestFile } from "../table.js";
import { sha256, writeTable } from "../table.js";
import type { SnapshotPart } from "./part.js";

/** Builds the whole snapshot into `outDir`; the same input gives the same bytes. Returns the manifest it wrote. */
export const buildSnapshot = async (
  parts: readonly SnapshotPart[],
  dataDir: string,
  outDir: string,
  builtOn: string,
): Promise<Manifest> => {
  const built = (await Promise.all(parts.map((part) => part(dataDir)))).flat();
  rmSync(outDir, { recursive: true, force: true });
  const files: ManifestFile[] = [];
  for (const { columns, rows, ...meta } of built.sort((a, b) => a.path.localeCompare(b.path))) {
    const text = writeTable(columns, rows);
    const path = join(outDir, meta.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    files.push({ ...meta, rows: rows.length, bytes: Buffer.byteLength(text), sha256: sha256(text) });
  }
  const manifest: Manifest = { format: 1, builtOn, files };
  writeFileSync(join(outDir, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
};
