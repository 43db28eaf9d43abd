import { inflateRawSync } from "node:zlib";
import { badData } from "./edge.js";
import type { ZipEntry } from "./zip.js";
import { DEFLATED, zipEntries } from "./zip.js";

/** The largest workbook known (2025-09) inflates to 6 MB; reading takes about half a second of the process for each. */
const MAX_INFLATED_BYTES = 32 * 1024 * 1024;
const MAX_PARTS = 1_000;
/**
 * Excel ends a cell at 32,767 characters. The parser of the library looks through a text again for every piece that it is handed: 5 MiB of
 * blanks, 6 kB packed, held the process for 40 s (measured 2026-11-28).
 */
const MAX_TEXT_BYTES = 256 * 1024;
/** The library tries each number format as a date's: one of 200,000 brackets held the process for 105 s (measured 2026-11-28). */
const STYLES = "xl/styles.xml";
const MAX_STYLE_BYTES = 2 * 1024;
const MAX_STYLES_BYTES = 2 * 1024 * 1024;
const TAG = "<".charCodeAt(0);

/** Before the library sees it: a workbook that would inflate beyond measure or hold the process is refused, whatever its directory says. */
export const checkWorkbook = (source: string, bytes: Uint8Array): void => {
  const entries = zipEntries(source, bytes, "an xlsx workbook");
  if (entries.length > MAX_PARTS) throw badData(source, "the file", `at most ${MAX_PARTS} parts`, entries.length);
  let total = 0;
  for (const entry of entries.filter(({ name }) => /\.(xml|rels)$/.test(name))) {
    const part = inflated(source, entry, MAX_INFLATED_BYTES - total);
    total += part.length;
    const text = longestText(part);
    const max = entry.name === STYLES ? MAX_STYLE_BYTES : MAX_TEXT_BYTES;
    if (text > max) throw badData(source, entry.name, `no text of more than ${max} bytes`, `one of ${text}`);
    if (entry.name === STYLES && part.length > MAX_STYLES_BYTES)
      throw badData(source, entry.name, `at most ${MAX_STYLES_BYTES} bytes`, part.length);
  }
};

const inflated = (source: string, { name, method, data, size }: ZipEntry, maxBytes: number): Buffer => {
  const tooLarge = () =>
    badData(source, "the file", `at most ${MAX_INFLATED_BYTES} bytes inflated`, `more, at ${name}`);
  if (Math.max(size, data.length) > maxBytes) throw tooLarge();
  if (method !== DEFLATED) return data;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, maxBytes) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw badData(source, name, "whole compressed data", `${data.length} bytes that are none`);
  }
};

const longestText = (part: Buffer): number => {
  let longest = 0;
  let from = 0;
  for (let at = part.indexOf(TAG); at !== -1; at = part.indexOf(TAG, from)) {
    longest = Math.max(longest, at - from);
    from = at + 1;
  }
  return Math.max(longest, part.length - from);
};
