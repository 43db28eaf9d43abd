import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pinkSheetLoader } from "../../src/sources/load/wb-pink-sheet.js";
import type { PriceRow } from "../../src/sources/snapshot/prices.rows.js";
import type { Cell } from "../../src/sources/workbook.js";
import { file, readWith, refusalOf, snapshot } from "../support/loading.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";
import { workbook } from "../support/workbook.js";
import type { Layout } from "../support/pink-sheet.js";
import { NAME, sheet } from "../support/pink-sheet.js";

const read = (layout: Layout, change?: (rows: Cell[][]) => void) =>
  readWith(pinkSheetLoader, [file(NAME, workbook(sheet(layout, change)))]);
const valuesOf = (rows: readonly PriceRow[]): Record<string, unknown> =>
  Object.fromEntries(rows.map(({ id, first, values }) => [id.replace("wb-pink-sheet:", ""), [first, ...values]]));

describe("the three layouts of the Pink Sheet", () => {
  const common = { COAL_SAFRICA: ["2012-06", 90.5], IRON_ORE: ["2012-05", 55, 56], iMETMIN: ["2012-05", 95, 94] };
  const steel = { STL_JP_REBAR: ["2012-05", 640], iSTL_JP_INDX: ["2012-05", 88] };

  test.each([
    ["2016", { ...common, ...steel, NICKEL: ["2012-05", 8000, 8100] }, "steel among the other columns"],
    ["2020", { ...common, ...steel, NICKEL: ["2012-05", 8000, 8100] }, "steel among the discontinued series"],
    ["2026", { ...common, NICKEL: ["2012-05", 8000] }, "no row of codes"],
  ] as const)("%s", async (layout, expected, said) => {
    const { rowsOf, lines, tables } = await read(layout);
    expect(valuesOf(rowsOf())).toEqual(expected);
    expect(lines.join("\n")).toContain(said);
    expect(tables).toMatchObject([{ source: "wb-pink-sheet", publishedOn: "2016-07-05", retrievedOn: "2026-11-20" }]);
  });

  test("a column that an edition has no more is said", async () => {
    expect((await read("2026")).lines).toContain(
      "wb-pink-sheet:STL_JP_REBAR: not in this edition; figures of it that are embedded go on answering",
    );
  });

  test.each([
    ["a word among the figures", (rows: Cell[][]) => (rows[7]![3] = "8,100"), 'row 8, "Nickel" expected a number'],
    ["a month left out", (rows: Cell[][]) => (rows[8]![0] = "2012M07"), 'row 9 expected 2012M06, received "2012M07"'],
    ["another unit", (rows: Cell[][]) => (rows[5]![3] = "(cents/kg)"), 'column "nickel" expected the unit ($/mt)'],
    ["no known head", (rows: Cell[][]) => (rows[4]![1] = "Oil"), "a row of titles"],
    ["no date of the edition", (rows: Cell[][]) => (rows[3]![0] = "of July"), '"Updated on …", or --published'],
  ])("refused: %s", async (_, change, expected) => {
    const error = await refusalOf(read("2020", (rows) => void change(rows)));
    expect(error.code).toBe("FILE_INVALID");
    expect(error.message).toContain(expected);
    expect(error.message.startsWith(`${NAME}: wb-pink-sheet: at `)).toBe(true);
  });

  test("refused: no workbook, another workbook, two files", async () => {
    const bytes = workbook({ Prices: [["a"]] });
    const of = (...files: readonly (string | Uint8Array)[]) =>
      refusalOf(
        readWith(
          pinkSheetLoader,
          files.map((content) => file(NAME, content)),
        ),
      );
    expect((await of("<html>")).message).toContain("expected an xlsx workbook, received");
    expect((await of(bytes.subarray(0, 200))).message).toContain("expected an xlsx workbook, received");
    expect((await of(bytes)).message).toContain(
      'sheet "Monthly Prices" expected a sheet of this name, received "Prices"',
    );
    expect((await of(bytes, bytes)).message).toContain("expected one file, received 2");
  });
});

describe.skipIf(!hasSharedData)("the Bank's own files", () => {
  const real = (name: string) =>
    readWith(pinkSheetLoader, [file(name, readFileSync(join(SHARED_DATA, "prices/data/worldbank-pink-sheet", name)))]);
  const embedded = (path: string) => snapshot.table<PriceRow>(path);

  test("March 2026: the inputs and indices of the snapshot, figure by figure", async () => {
    const { rowsOf, lines } = await real("CMO-Historical-Data-Monthly.updated-2026-03-03.xlsx");
    expect(rowsOf()).toEqual(embedded("prices/wb-pink-sheet-inputs.json"));
    expect(lines[1]).toContain("layout as of 2026: no row of codes; edition of 2026-03-03");
  });

  test("August 2020: the steel prices of the snapshot, figure by figure, and the inputs up to then", async () => {
    const { rowsOf, lines } = await real("CMOHistoricalDataMonthly.updated-2020-08-04.xlsx");
    expect(rowsOf<PriceRow>().filter(({ id }) => /:i?STL_/.test(id))).toEqual(
      embedded("prices/wb-pink-sheet-steel.json"),
    );
    expect(rowsOf<PriceRow>()).toHaveLength(16);
    expect(lines[1]).toContain("steel among the discontinued series; edition of 2020-08-04");
  });
});
