import { badBody } from "./errors.js";

/** Our answers nest about ten levels; JSON.parse with a reviver and every schema check recurse. */
const MAX_DEPTH = 64;
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** One pass over the bytes, before anything is built: depth and number of values. (UTF-8 never has these bytes inside a character.) */
const scan = (bytes: Uint8Array): { readonly depth: number; readonly values: number } => {
  let depth = 0;
  let deepest = 0;
  let values = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA || byte === COLON) values += 1;
    else if (OPEN.has(byte)) {
      values += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (CLOSE.has(byte)) depth -= 1;
  }
  return { depth: deepest, values };
};

/** `__proto__` in any spelling: plain, or with ASCII letters written as \u00xx. */
const MAY_POLLUTE = /__proto__|"constructor"|\\u00[2-7][0-9a-f]/i;

const dropPolluting = (key: string, value: unknown): unknown =>
  key === "__proto__" || (key === "constructor" && typeof value === "object" && value !== null) ? undefined : value;

const looksLikeMarkup = (text: string): boolean => /^\s*</.test(text);

/** Strict UTF-8 (a byte order mark is let through); throws UPSTREAM_BAD_DATA. */
export const decodeText = (source: string, bytes: Uint8Array, charset = "utf-8"): string => {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(charset, { fatal: true });
  } catch {
    throw badBody(source, "the answer is in a character set nobody knows");
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw badBody(source, `the answer is not ${charset} text`);
  }
};

/**
 * An object or an array, or UPSTREAM_BAD_DATA: HTML, an empty body, a cut body, a trailing comma, more than 64 levels or `maxValues` values, a
 * bare value. Keys that could reach a prototype are dropped. Numbers are JSON.parse's: beyond 2^53 they lose digits, 1e400 is Infinity.
 */
export const parseJson = (source: string, bytes: Uint8Array, text: string, maxValues: number): unknown => {
  if (text.trim() === "") throw badBody(source, "the answer is empty where JSON was expected");
  if (looksLikeMarkup(text)) throw badBody(source, "the answer is a page of markup where JSON was expected");
  const { depth, values } = scan(bytes);
  if (depth > MAX_DEPTH) throw badBody(source, `the answer nests deeper than ${MAX_DEPTH} levels`, false);
  if (values > maxValues) throw badBody(source, `the answer has more than ${maxValues} values`, false);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text, MAY_POLLUTE.test(text) ? dropPolluting : undefined);
  } catch {
    throw badBody(source, "the answer is not whole JSON");
  }
  if (typeof parsed !== "object" || parsed === null)
    throw badBody(source, "the answer is a bare value where an object or a list was expected");
  return parsed;
};
