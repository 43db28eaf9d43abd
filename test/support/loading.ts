import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { paths } from "../../src/app/paths.js";
import { CodedError } from "../../src/kernel/index.js";
import { createReference } from "../../src/reference/index.js";
import { loadFiles } from "../../src/sources/load/load.js";
import type { GivenFile, LoadContext, Loader } from "../../src/sources/load/loader.js";
import { referenceTables } from "../../src/sources/snapshot/reference.js";
import { readTable, SnapshotStore, writeTable } from "../../src/sources/snapshot/table.js";

export const snapshot = SnapshotStore.open(paths.snapshot);
export const reference = createReference(referenceTables(snapshot)).service;

/** A folder of the test's own, gone with it. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "entrepot-load-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const file = (name: string, content: string | Uint8Array, changedOn = "2026-11-20"): GivenFile => ({
  name,
  bytes: typeof content === "string" ? Buffer.from(content) : content,
  changedOn,
});

/** What a loader makes of files, tables as rows; and what it said meanwhile. */
export const readWith = async (loader: Loader, files: readonly GivenFile[], context: Partial<LoadContext> = {}) => {
  const lines: string[] = [];
  const tables = await loader.read(files, {
    reference,
    progress: (line) => lines.push(line),
    publishedOn: null,
    agreementsOf: () => Promise.resolve([]),
    ...context,
  });
  const rowsOf = <Row extends object>(index = 0): Row[] =>
    readTable<Row>(writeTable(tables[index]!.columns, tables[index]!.rows));
  return { tables, lines, rowsOf };
};

export const refusalOf = async (work: Promise<unknown>): Promise<CodedError> => {
  const error = await work.then(
    () => new Error("was accepted"),
    (reason: unknown) => reason,
  );
  if (error instanceof CodedError) return error;
  throw error;
};

/** The whole command but for the words: files written to disk, then read into the store. */
export const loadInto = (storeDir: string, sourceId: string, files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = temporaryFolder();
  const given = Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  return loadFiles({
    storeDir,
    snapshotDir: paths.snapshot,
    sourceId,
    paths: given,
    publishedOn: null,
    loadedOn: "2026-11-23",
    progress: () => undefined,
  });
};

export const textOf = (path: string): string => readFileSync(path, "utf8");
