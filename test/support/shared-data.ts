import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The folder of recorded answers that stands beside a full checkout; tests over it are skipped, visibly, where it is not. */
export const SHARED_DATA = join(import.meta.dirname, "../../../shared/data");
export const hasSharedData = existsSync(SHARED_DATA);

export const sharedText = (path: string): string => readFileSync(join(SHARED_DATA, path), "utf8");
export const sharedJson = (path: string): unknown => JSON.parse(sharedText(path));

/** The gzip bodies of a cassette, in order; each is base64 under `string: !!binary |`. */
export const cassetteBodies = (path: string): unknown[] =>
  [...sharedText(path).matchAll(/string: !!binary \|\n((?: {8,}\S+\n)+)/g)].map(
    (match) => JSON.parse(gunzipSync(Buffer.from(match[1]!.replace(/\s+/g, ""), "base64")).toString("utf8")) as unknown,
  );
