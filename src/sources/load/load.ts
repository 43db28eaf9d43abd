import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { CodedError } from "../../kernel/index.js";
import { createReference } from "../../reference/index.js";
import { snapshotAgreements } from "../snapshot/agreements.js";
import { referenceTables } from "../snapshot/reference.js";
import type { PartFile } from "../snapshot/build/part.js";
import type { Manifest } from "../snapshot/table.js";
import { SnapshotStore } from "../snapshot/table.js";
import { otherEditions } from "./editions.js";
import type { GivenFile, LoadContext } from "./loader.js";
import { fileFault, megabytes } from "./loader.js";
import { LOADERS, loaderOf } from "./loaders.js";
import { openLoaded } from "./open.js";
import { writeLoaded } from "./store.js";

const MAX_FILE_BYTES = 100_000_000;

export interface LoadRequest {
  readonly storeDir: string;
  readonly snapshotDir: string;
  readonly sourceId: string;
  readonly paths: readonly string[];
  readonly publishedOn: string | null;
  readonly loadedOn: string;
  readonly progress: (line: string) => void;
}

export const unknownSource = (sourceId: string): CodedError =>
  new CodedError(
    "CODE_UNKNOWN",
    `source: no files are read in for ${JSON.stringify(sourceId)}; expected ${LOADERS.map(({ record }) => record.id).join(", ")}.`,
    {
      argument: "source",
      received: sourceId,
      candidates: LOADERS.map(({ record: { id, name } }) => ({ code: id, name })),
    },
  );

const given = (sourceId: string, path: string): GivenFile => {
  const name = basename(path);
  try {
    const { size, mtime } = statSync(path);
    if (size > MAX_FILE_BYTES)
      throw fileFault(sourceId, `${name}: expected at most ${megabytes(MAX_FILE_BYTES)}, received ${megabytes(size)}.`);
    return { name, bytes: readFileSync(path), changedOn: mtime.toISOString().slice(0, 10) };
  } catch (error) {
    if (error instanceof CodedError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw fileFault(sourceId, `${name}: expected a file that can be read, received ${reason}.`);
  }
};

/** Reads files of one source, checks all of them, and only then puts them in the place of what was loaded before, or beside its other editions. */
export const loadFiles = async (request: LoadRequest): Promise<Manifest> => {
  const { storeDir, sourceId, paths, publishedOn, loadedOn, progress } = request;
  const loader = loaderOf(sourceId);
  if (!loader) throw unknownSource(sourceId);
  if (paths.length === 0) throw fileFault(sourceId, `${sourceId}: expected ${loader.expects}, received no file.`);
  const snapshot = SnapshotStore.open(request.snapshotDir);
  const { service } = createReference(referenceTables(snapshot));
  const files = paths.map((path) => given(sourceId, path));
  const context: LoadContext = {
    reference: service,
    progress,
    publishedOn,
    agreementsOf: held(storeDir, snapshot, sourceId),
  };
  const tables = await loader.read(files, context);
  for (const line of olderThanEmbedded(tables, snapshot)) progress(line);
  const kept = loader.keepsEditions ? otherEditions(storeDir, sourceId, tables, progress) : [];
  const all = [...tables, ...kept];
  progress(`writing ${all.length === 1 ? "one table" : `${all.length} tables`}`);
  return writeLoaded(storeDir, sourceId, all, loadedOn);
};

/** Files get mixed up, so it is said. An older register answers all the same, as the user asked for it; older figures are a vintage beside newer ones. */
const olderThanEmbedded = (tables: readonly PartFile[], { manifest }: SnapshotStore): readonly string[] =>
  tables.flatMap(({ source, dataset, publishedOn, part }) => {
    const editions = manifest.files.flatMap((file) => (file.source === source ? (file.publishedOn ?? []) : []));
    const newest = editions.sort().at(-1);
    return publishedOn && newest && publishedOn < newest.slice(0, publishedOn.length)
      ? [
          `${dataset}: older than the embedded edition of ${newest}${part === "prices" ? ", which goes on answering; held as a vintage" : ""}`,
        ]
      : [];
  });

/** Other registers as they answer now, loaded ones in the place of the embedded; the one being replaced may be damaged. */
const held = (storeDir: string, snapshot: SnapshotStore, own: string): LoadContext["agreementsOf"] => {
  let all: ReturnType<typeof readAll> | undefined;
  const readAll = async () => {
    const ports = openLoaded(storeDir, own).agreements([snapshotAgreements(snapshot)]);
    return (await Promise.all(ports.map((port) => port.load()))).flatMap(({ corpus }) => corpus.agreements);
  };
  return async (sourceId) => (await (all ??= readAll())).filter((record) => record.sourceId === sourceId);
};
