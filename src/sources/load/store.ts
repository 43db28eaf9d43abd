import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PartFile } from "../snapshot/build/part.js";
import type { Manifest, ManifestFile } from "../snapshot/table.js";
import { sha256, SnapshotStore, writeTable } from "../snapshot/table.js";

const MANIFEST = "manifest.json";
/** Only the user: a file of their own may hold figures they must not pass on. */
const PRIVATE = { folder: 0o700, file: 0o600 };
/** A folder that no manifest names is what is left of a load that was cut off, unless it is being written now. */
const LEFT_OVER_MS = 3_600_000;

export const loadedDir = (storeDir: string, sourceId: string): string => join(storeDir, "loaded", sourceId);

/** Sources of which something is held. */
export const loadedSources = (storeDir: string): readonly string[] => {
  const root = join(storeDir, "loaded");
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((id) => existsSync(join(root, id, MANIFEST)))
    .sort();
};

const advice = (id: string): string =>
  `Read the files in again with \`entrepot load ${id} FILE\`, or drop them with \`entrepot load --remove ${id}\`.`;

/** Every digest checked. A load may replace the files between the manifest and the tables: then it is read once more. */
export const openStore = (storeDir: string, sourceId: string): SnapshotStore => {
  const open = () =>
    SnapshotStore.open(loadedDir(storeDir, sourceId), { what: `Loaded file of ${sourceId}`, advice: advice(sourceId) });
  try {
    return open();
  } catch {
    return open();
  }
};

/**
 * Tables go into a folder of their own, whole; then one rename puts the manifest that names them in the place of the former one. Whoever
 * reads finds the former load or this one, never a part, also when the process ends in between.
 */
export const writeLoaded = (
  storeDir: string,
  sourceId: string,
  tables: readonly PartFile[],
  loadedOn: string,
): Manifest => {
  const directory = loadedDir(storeDir, sourceId);
  const token = randomUUID();
  try {
    const files = tables.map(({ columns, rows, ...meta }): ManifestFile => {
      const text = writeTable(columns, rows);
      const path = `${token}/${meta.path}`;
      mkdirSync(dirname(join(directory, path)), { recursive: true, mode: PRIVATE.folder });
      writeFileSync(join(directory, path), text, { mode: PRIVATE.file, flush: true });
      return { ...meta, path, rows: rows.length, bytes: Buffer.byteLength(text), sha256: sha256(text) };
    });
    const manifest: Manifest = { format: 1, builtOn: loadedOn, files };
    const written = join(directory, token, MANIFEST);
    writeFileSync(written, `${JSON.stringify(manifest, null, 1)}\n`, { mode: PRIVATE.file, flush: true });
    const former = foldersOf(directory);
    renameSync(written, join(directory, MANIFEST));
    sweep(directory, token, former);
    return manifest;
  } catch (error) {
    rmSync(join(directory, token), { recursive: true, force: true });
    throw error;
  }
};

/** Folders that the manifest in place names; one that cannot be read names none. */
const foldersOf = (directory: string): ReadonlySet<string> => {
  try {
    const { files } = JSON.parse(readFileSync(join(directory, MANIFEST), "utf8")) as Manifest;
    return new Set(files.map(({ path }) => path.split("/")[0]!));
  } catch {
    return new Set();
  }
};

const sweep = (directory: string, current: string, former: ReadonlySet<string>): void => {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (name === current || name === MANIFEST) continue;
    if (former.has(name) || Date.now() - statSync(path).mtimeMs > LEFT_OVER_MS)
      rmSync(path, { recursive: true, force: true });
  }
};

/** The manifest goes first, so that a removal cut short leaves nothing that is still read. False when nothing was held. */
export const removeLoaded = (storeDir: string, sourceId: string): boolean => {
  const directory = loadedDir(storeDir, sourceId);
  const held = existsSync(join(directory, MANIFEST));
  rmSync(join(directory, MANIFEST), { force: true });
  rmSync(directory, { recursive: true, force: true });
  return held;
};
