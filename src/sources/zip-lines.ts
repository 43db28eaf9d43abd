import { crc32, createInflateRaw } from "node:zlib";
import { badData } from "./edge.js";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Buffer;
}

/** The only file of a zip archive. An archive that was cut has no directory at its end. */
const onlyEntry = (source: string, bytes: Uint8Array): Entry => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fault = (received: string) => badData(source, "the archive", "a zip file that holds one file", received);
  let end = zip.length - 22;
  while (end >= 0 && end > zip.length - 66_000 && zip.readUInt32LE(end) !== END) end -= 1;
  if (end < 0 || zip.readUInt32LE(end) !== END) throw fault("one without its end");
  if (zip.readUInt16LE(end + 10) !== 1) throw fault(`${zip.readUInt16LE(end + 10)} files`);
  const at = zip.readUInt32LE(end + 16);
  if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) throw fault("one without its directory");
  const packed = zip.readUInt32LE(at + 20);
  const local = zip.readUInt32LE(at + 42);
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL) throw fault("one without its file");
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packed > zip.length) throw fault("a part of it");
  const method = zip.readUInt16LE(at + 10);
  if (method !== STORED && method !== DEFLATED) throw fault(`compression ${method}`);
  return {
    method,
    crc: zip.readUInt32LE(at + 16),
    size: zip.readUInt32LE(at + 24),
    data: zip.subarray(start, start + packed),
  };
};

async function* inflated({ method, data }: Entry): AsyncGenerator<Buffer> {
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
