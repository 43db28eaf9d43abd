import { badData } from "./edge.js";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
export const STORED = 0;
export const DEFLATED = 8;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Inflated, as the directory states it. */
  readonly size: number;
  /** Packed. */
  readonly data: Buffer;
}

/** What a zip archive says it holds; nothing is inflated. An archive that was cut has no directory at its end. */
export const zipEntries = (source: string, bytes: Uint8Array, expected = "a whole zip file"): readonly ZipEntry[] => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fault = (received: string) => badData(source, "the file", expected, received);
  let end = zip.length - 22;
  while (end >= 0 && end > zip.length - 66_000 && zip.readUInt32LE(end) !== END) end -= 1;
  if (end < 0 || zip.readUInt32LE(end) !== END) throw fault(`${bytes.length} bytes that are none, or a part of one`);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) throw fault("one without its directory");
    const packed = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL) throw fault("one without its file");
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    if (start + packed > zip.length) throw fault("a part of it");
    const method = zip.readUInt16LE(at + 10);
    if (method !== STORED && method !== DEFLATED) throw fault(`compression ${method}`);
    entries.push({
      name: zip.toString("utf8", at + 46, at + 46 + nameLength),
      method,
      crc: zip.readUInt32LE(at + 16),
      size: zip.readUInt32LE(at + 24),
      data: zip.subarray(start, start + packed),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};
