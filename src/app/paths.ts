import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of the package: two folders above this file, in `src` as in `dist`. */
export const PACKAGE_ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

export const paths = {
  snapshot: join(PACKAGE_ROOT, "fixtures", "snapshot"),
  page: join(PACKAGE_ROOT, "dist", "playground"),
  operations: join(PACKAGE_ROOT, "schema", "operations"),
  /** Figures that the snapshot is built from; not part of the package. */
  data: join(PACKAGE_ROOT, "..", "shared", "data"),
} as const;

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as { version: string }).version;
