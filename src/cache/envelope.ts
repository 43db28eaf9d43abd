import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { Cell } from "./cell.js";

const VERSION = "e1";
/** Text in the store, and JSON after inflating. */
const MAX_STORED = 2 * 1024 * 1024;
/** More is not even read by a store: 50 MB under one key would cost every question its 100 ms. The 64 are version, digest and form. */
export const MAX_TEXT_BYTES = MAX_STORED + 64;
const MAX_JSON = 8 * 1024 * 1024;
/** Below this, inflating costs more than it saves. */
const COMPRESS_FROM = 2048;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
const digestOf = (payload: string): string => createHash("sha256").update(payload).digest("base64url").slice(0, 22);

/** Why an entry was not believed; the label of `cache_bad_entry`. */
export type BadEntry = "size" | "type" | "version" | "digest" | "inflate" | "json" | "foreign" | "shape";

/** What a store gives in place of an entry that it did not read: too large, or no text. */
export const unreadable = (why: "size" | "type"): string => `!${why}`;

/** The cells of one slice as text: `e1.<digest>.<p|z>.<payload>`. Null when it is too large to be stored. */
export const seal = async (key: string, cells: ReadonlyMap<string, Cell<unknown>>): Promise<string | null> => {
  const json = JSON.stringify({
    key,
    cells: Object.fromEntries(
      [...cells].map(([id, { value, storedAt, freshUntil, staleUntil }]) => [
        id,
        { value, storedAt, freshUntil, staleUntil },
      ]),
    ),
  });
  if (json.length > MAX_JSON) return null;
  const small = json.length < COMPRESS_FROM;
  const payload = small ? json : (await deflate(json, { level: 1 })).toString("base64");
  return payload.length > MAX_STORED ? null : `${VERSION}.${digestOf(payload)}.${small ? "p" : "z"}.${payload}`;
};

/** The cells, or why not. Whatever bytes stand in the store: no wrong value comes out, and no large one is built. */
export const unseal = async (key: string, text: string): Promise<ReadonlyMap<string, Cell<unknown>> | BadEntry> => {
  if (text.length > MAX_TEXT_BYTES || text === unreadable("size")) return "size";
  if (text === unreadable("type")) return "type";
  const head = /^(e\d+)\.([\w-]{22})\.([pz])\./.exec(text);
  if (head?.[1] !== VERSION) return "version";
  const [digest, form, payload] = [head[2], head[3], text.slice(head[0].length)];
  if (digestOf(payload) !== digest) return "digest";
  let json: string;
  try {
    json =
      form === "p"
        ? payload
        : (await inflate(Buffer.from(payload, "base64"), { maxOutputLength: MAX_JSON })).toString();
  } catch {
    return "inflate";
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return "json";
  }
  if (!isRecord(parsed) || !isRecord(parsed["cells"])) return "shape";
  if (parsed["key"] !== key) return "foreign";
  const cells = new Map<string, Cell<unknown>>();
  for (const [id, cell] of Object.entries(parsed["cells"])) {
    if (!isCell(cell)) return "shape";
    cells.set(id, cell);
  }
  return cells;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isCell = (value: unknown): value is Cell<unknown> =>
  isRecord(value) &&
  "value" in value &&
  ["storedAt", "freshUntil", "staleUntil"].every((name) => Number.isSafeInteger(value[name])) &&
  Number(value["storedAt"]) <= Number(value["freshUntil"]) &&
  Number(value["freshUntil"]) <= Number(value["staleUntil"]);
