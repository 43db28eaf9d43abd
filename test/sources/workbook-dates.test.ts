import { describe, expect, test } from "vitest";
import { cellDate } from "../../src/sources/day-texts.js";
import { readWorkbook } from "../../src/sources/workbook.js";
import { faultOf } from "../support/register.js";
import { workbook } from "../support/workbook.js";

describe("a date is as exact as its cell shows it", () => {
  test.each([
    ["yyyy-mm", "2024-06"],
    ["yyyy-m", "2024-06"],
    ["[$-409]mmm yyyy", "2024-06"],
    ["yyyy", "2024"],
    ["yyyy-mm-dd", "2024-06-01"],
    ['d" of "mmmm yyyy', "2024-06-01"],
  ])("%s", async (format, expected) => {
    const day = new Date("2024-06-01T00:00:00Z");
    const rows = [
      ["Plant ID", "Start date", "Retired date"],
      ["A", 2020, day],
      ["B", null, "unknown"],
    ];
    const book = await readWorkbook("gem-gist", workbook({ "A & B": rows }, format));
    const [, first, second] = book.get("A & B")!;
    expect(first!.map(cellDate)).toEqual([null, "2020", expected]);
    expect(second!.at(-1)).toBe("unknown");
  });
});

test("a number format made to hold the process is refused before it is tried", async () => {
  const hostile = `yyyy${"[".repeat(20_000)}`;
  const book = workbook({ A: [["Day"], [new Date("2024-06-01T00:00:00Z")]] }, hostile);
  expect(await faultOf(() => readWorkbook("gem-gist", book))).toBe("UPSTREAM_BAD_DATA xl/styles.xml");
});
