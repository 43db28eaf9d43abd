import { crc32, createInflateRaw } from "node:zlib";
import { badData } from "./edge.js";
import type { ZipEntry } from "./zip.js";
import { STORED, zipEntries } from "./zip.js";

const onlyEntry = (source: string, bytes: Uint8Array): ZipEntry => {
  const [entry, ...others] = zipEntries(source, bytes);
  if (!entry || others.length > 0)
    throw badData(source, "the archive", "a zip file that holds one file", `${others.length + (entry ? 1 : 0)} files`);
  return entry;
};

async function* inflated({ method, data }: ZipEntry): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield data;
    return;
  }
  const inflate = createInflateRaw();
  inflate.end(data);
  for await (const chunk of inflate) yield chunk as Buffer;
}

/**
 * Lines of the only file of a zip archive that `wanted` lets through, read piece by piece: a file of 80 MB neither stands in memory whole nor
 * holds up others. Its length and checksum are compared; one longer than `maxBytes` is refused before it is inflated.
 */
export const zipLines = async (
  source: string,
  bytes: Uint8Array,
  wanted: (line: string) => boolean,
  maxBytes: number,
): Promise<string[]> => {
  const entry = onlyEntry(source, bytes);
  if (entry.size > maxBytes) throw badData(source, "the file", `at most ${maxBytes} bytes`, entry.size);
  const kept: string[] = [];
  const decoder = new TextDecoder();
  let [rest, crc, size] = ["", 0, 0];
  try {
    for await (const chunk of inflated(entry)) {
      size += chunk.length;
      if (size > entry.size) break;
      crc = crc32(chunk, crc);
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop()!;
      for (const line of lines) if (wanted(line)) kept.push(line);
    }
  } catch {
    throw badData(source, "the file", "whole compressed data", `${bytes.length} bytes that are none`);
  }
  if (size !== entry.size || crc !== entry.crc)
    throw badData(source, "the file", `${entry.size} bytes with their checksum`, size);
  if (rest !== "" && wanted(rest)) kept.push(rest);
  return kept;
};
