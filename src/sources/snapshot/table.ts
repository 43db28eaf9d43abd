import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CodedError } from "../../kernel/index.js";

/** Our own compact form: one JSON document, one row a line, so that a diff of the snapshot can be read. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell };

export interface ManifestFile {
  readonly path: string; // below fixtures/snapshot
  readonly part: string; // "reference" | "trade" | "prices" | "agreements" | "register"
  readonly source: string; // id in sources/registry.ts
  readonly dataset: string;
  readonly publisher: string;
  readonly licence: string;
  readonly attribution: string;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 1;
  readonly builtOn: string;
  readonly files: readonly ManifestFile[];
}

export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** A table of the snapshot. `Row` names the columns; rows become objects on reading. */
export const readTable = <Row extends object>(text: string): Row[] => {
  const { columns, rows } = JSON.parse(text) as { columns: (keyof Row)[]; rows: Cell[][] };
  return rows.map((cells) => {
    const row = {} as Record<keyof Row, Cell>;
    for (let index = 0; index < columns.length; index += 1) row[columns[index]!] = cells[index] ?? null;
    return row as Row;
  });
};

export const writeTable = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `{"columns":${JSON.stringify(columns)},"rows":[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]}\n`;

/** How messages call the files of a folder, and what is to be done about a damaged one. */
export interface Called {
  readonly what: string;
  readonly advice: string;
}
const SNAPSHOT: Called = {
  what: "Snapshot file",
  advice: "Install the package again, or run `entrepot snapshot build`.",
};

/** The snapshot on disk, every digest checked before anything is served; tables are parsed on first use. */
export class SnapshotStore {
  readonly #texts = new Map<string, string>();
  readonly #tables = new Map<string, readonly object[]>();

  private constructor(readonly manifest: Manifest) {}

  /** Throws SNAPSHOT_DAMAGED naming the file and both digests. Costs one read and one SHA-256 a file. */
  static open(directory: string, { what, advice }: Called = SNAPSHOT): SnapshotStore {
    const damaged = (file: string, problem: string) =>
      new CodedError("SNAPSHOT_DAMAGED", `${what} ${file}: ${problem}. ${advice}`);
    let manifest: Manifest;
    try {
      manifest = JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8")) as Manifest;
    } catch {
      throw damaged("manifest.json", "expected a readable manifest, found none");
    }
    const store = new SnapshotStore(manifest);
    for (const file of manifest.files) {
      let bytes: Buffer;
      try {
        bytes = readFileSync(join(directory, file.path));
      } catch {
        throw damaged(file.path, `expected a file with digest ${file.sha256}, found no file`);
      }
      const found = sha256(bytes);
      if (found !== file.sha256) throw damaged(file.path, `expected digest ${file.sha256}, found ${found}`);
      store.#texts.set(file.path, bytes.toString("utf8"));
    }
    return store;
  }

  has(path: string): boolean {
    return this.manifest.files.some((file) => file.path === path);
  }

  file(path: string): ManifestFile {
    const file = this.manifest.files.find((entry) => entry.path === path);
    if (!file) throw new CodedError("SNAPSHOT_DAMAGED", `Snapshot file ${path}: not in the manifest.`);
    return file;
  }

  /** Rows of a table file, frozen by convention and shared: never mutate. The text is dropped once parsed. */
  table<Row extends object>(path: string): readonly Row[] {
    let rows = this.#tables.get(path);
    if (!rows) {
      this.file(path);
      rows = readTable<Row>(this.#texts.get(path)!);
      this.#tables.set(path, rows);
      this.#texts.delete(path);
    }
    return rows as readonly Row[];
  }
}
