import { expect, test } from "vitest";
import { checkWorkbook } from "../../src/sources/workbook-guard.js";
import { readWorkbook } from "../../src/sources/workbook.js";
import { refusalOf } from "../support/refusal.js";
import { workbook } from "../support/workbook.js";
import { zipOf } from "../support/zip.js";

const MEBIBYTE = 1024 * 1024;
const sheet = (text: string) => zipOf({ "xl/worksheets/sheet1.xml": `<worksheet>${text}</worksheet>` });

test("an ordinary workbook is read", async () => {
  const book = await readWorkbook("x", workbook({ one: [["a", 1]] }));
  expect(book.get("one")).toEqual([["a", 1]]);
});

test.each([
  ["5 MiB of blanks in 6 kB", sheet(" ".repeat(5 * MEBIBYTE)), "UPSTREAM_BAD_DATA", /no text of more than 262144/],
  ["100 MiB of cells", sheet("<c/>".repeat(25 * MEBIBYTE)), "UPSTREAM_BAD_DATA", /at most 33554432 bytes inflated/],
  [
    "many parts together",
    zipOf(Object.fromEntries([1, 2, 3, 4].map((n) => [`xl/worksheets/sheet${n}.xml`, "<c/>".repeat(3 * MEBIBYTE)]))),
    "UPSTREAM_BAD_DATA",
    /at most 33554432 bytes inflated, received "more, at xl\/worksheets\/sheet3.xml"/,
  ],
  [
    "1,001 parts",
    zipOf(Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`${n}.xml`, "<a/>"]))),
    "UPSTREAM_BAD_DATA",
    /1000 parts/,
  ],
])("%s is refused before it is read", (_, bytes, code, words) => {
  const error = refusalOf(() => checkWorkbook("x", bytes));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(words);
  expect(bytes.length).toBeLessThan(MEBIBYTE);
});

test("a directory that lies about a size is caught by what comes out", () => {
  const bytes = sheet("<c/>".repeat(10 * MEBIBYTE));
  // The size stands at 24 of the directory's entry, and the directory before the last 22 bytes.
  const directory = bytes.readUInt32LE(bytes.length - 6);
  bytes.writeUInt32LE(10, directory + 24);
  expect(refusalOf(() => checkWorkbook("x", bytes)).message).toMatch(/inflated/);
});

test("what was cut is no workbook", async () => {
  const bytes = workbook({ one: [["a", 1]] });
  await expect(readWorkbook("x", bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({
    code: "UPSTREAM_BAD_DATA",
  });
});
