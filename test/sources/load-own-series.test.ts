import { describe, expect, test } from "vitest";
import { ownSeriesLoader } from "../../src/sources/load/own-series.js";
import type { PriceRow } from "../../src/sources/snapshot/prices.rows.js";
import { file, readWith, refusalOf } from "../support/loading.js";

const HEAD = "date,value,product,incoterm,region,unit,currency";
const line = (date: string, value: string, rest = "HRC,FOB,China,t,USD"): string => `${date},${value},${rest}`;
const csv = (...lines: readonly string[]): string => [HEAD, ...lines].join("\n");
const rows = async (...texts: readonly string[]): Promise<PriceRow[]> =>
  (
    await readWith(
      ownSeriesLoader,
      texts.map((text, index) => file(`my prices ${index + 1}.csv`, text)),
    )
  ).rowsOf();

describe("a series of one's own", () => {
  test("is named after its file, its product by what the trade calls it; an empty value is a gap, not a zero", async () => {
    const [row] = await rows(csv(line("2024-02", ""), line("2024-01", "600.5"), line("2024-03-31", "610")));
    expect(row).toMatchObject({
      id: "own:my-prices-1",
      kind: "PRICE",
      product: "HOT_ROLLED_COIL",
      incoterm: "FOB",
      region: { code: "CHN", name: "China" },
      unit: "USD/t",
      frequency: "MONTHLY",
      first: "2024-01",
      values: [600.5, null, 610],
    });
  });

  test("a byte order mark, Windows lines and quotes are no obstacle", async () => {
    const [row] = await rows(`\ufeff${csv(line("2024", `"600"`), line("2025", "610"))}`.replaceAll("\n", "\r\n"));
    expect(row).toMatchObject({ frequency: "ANNUAL", first: "2024", values: [600, 610] });
  });

  test("several series stand in one file, each with its title; quarters and indices are known", async () => {
    const held = await rows(
      [
        `${HEAD},series,title`,
        "2024-Q1,100,REBAR,,Black Sea,2024=100,,rebar-index,Rebar index",
        "2024-Q2,103,REBAR,,Black Sea,2024=100,,rebar-index,Rebar index",
        "2024-01,380,SCRAP_HMS,CFR,Türkiye,USD/lt,,hms,HMS 1&2 80:20",
      ].join("\n"),
    );
    expect(held).toMatchObject([
      { id: "own:hms", title: "HMS 1&2 80:20", unit: "USD/lt", region: { code: "TUR" }, values: [380] },
      {
        id: "own:rebar-index",
        kind: "INDEX",
        unit: "index",
        basePeriod: "2024=100",
        incoterm: null,
        region: { code: "BLACK_SEA", name: "Black Sea" },
        values: [100, 103],
      },
    ]);
  });

  test("a month without a line has no figure, and it is said; terms and tonnes may be written as the trade does", async () => {
    const text = csv(line("2024-01", "600", "HRC,DAP,China,mt,USD"), line("2024-04", "610", "HRC,DAP,China,mt,USD"));
    const { rowsOf, lines } = await readWith(ownSeriesLoader, [file("hrc.csv", text)]);
    expect(rowsOf()[0]).toMatchObject({ unit: "USD/t", incoterm: "DELIVERED", values: [600, null, null, 610] });
    expect(lines).toContain("hrc.csv: own:hrc, 2 periods without a line: no figure there");
    const written = ["USD/tonne", "USD/MT", "USD/metric ton"].map((unit, at) =>
      line("2024", "600", `HRC,c&f,China,${unit},`).concat(`,s${at}`),
    );
    const all = await rows([`${HEAD},series`, ...written].join("\n"));
    expect(all.map(({ unit, incoterm }) => [unit, incoterm])).toEqual(Array(3).fill(["USD/t", "CFR"]));
  });

  test("may not be passed on, and nothing of its path is kept", async () => {
    const { tables } = await readWith(ownSeriesLoader, [file("hrc.csv", csv(line("2024", "600")))]);
    expect(tables[0]).toMatchObject({ source: "own-series", licence: "own-file", dataset: "Own file hrc.csv" });
    expect(ownSeriesLoader.record.licence.mayRedistribute).toBe(false);
  });
});

describe("refused, by line", () => {
  test.each([
    ["a comma for thousands", csv(line("2024-01", `"1,234"`)), 'line 2, "value" expected a number above 0'],
    ["the same without quotes", csv(line("2024-01", "1,234")), "got 8 on line 2"],
    ["a negative value", csv(line("2024-01", "5"), line("2024-02", "-5")), 'line 3, "value"'],
    ["zero", csv(line("2024-01", "0")), 'line 2, "value"'],
    ["a word for a value", csv(line("2024-01", "n/a")), 'received "n/a"'],
    ["a period twice", csv(line("2024-01", "5"), line("2024-01", "6")), "2024-01 is in line 2 too"],
    [
      "weekly quotations",
      csv(line("2024-01-05", "5"), line("2024-01-12", "6")),
      "2024-01 is in line 2 too; figures of weeks and days are not served",
    ],
    [
      "semicolons",
      csv(line("2024-01", "5")).replaceAll(",", ";"),
      'expected commas between the columns, and a point for decimals, received "semicolons"',
    ],
    ["a ton of unknown kind", csv(line("2024-01", "5", "HRC,FOB,China,ton,USD")), 'line 2, "unit"'],
    [
      "two frequencies",
      csv(line("2024-01", "5"), line("2024-Q2", "6")),
      'line 3, "date" expected months, as in line 2',
    ],
    ["a day that does not exist", csv(line("2024-02-30", "5")), 'line 2, "date"'],
    ["a date the wrong way round", csv(line("01/02/2024", "5")), 'line 2, "date"'],
    ["an unknown product", csv(line("2024-01", "5", "HOT ROLED COIL,FOB,China,t,USD")), "nearest: HOT_ROLLED_COIL"],
    ["an unknown incoterm", csv(line("2024-01", "5", "HRC,FAS,China,t,USD")), 'line 2, "incoterm"'],
    ["an unknown unit", csv(line("2024-01", "5", "HRC,FOB,China,bushel,USD")), 'line 2, "unit"'],
    ["no currency", csv(line("2024-01", "5", "HRC,FOB,China,t,")), 'line 2, "currency"'],
    ["an unknown currency", csv(line("2024-01", "5", "HRC,FOB,China,t,ZZZ")), 'line 2, "currency"'],
    ["two currencies", csv(line("2024-01", "5", "HRC,FOB,China,USD/t,EUR")), 'line 2, "currency" expected USD'],
    ["a unit that changes", csv(line("2024-01", "5"), line("2024-02", "5", "HRC,FOB,China,kg,USD")), 'line 3, "unit"'],
    ["a missing column", "date,value\n2024,5", 'line 1 expected a column "product"'],
    ["a column nobody knows", csv(line("2024", "5")).replace("date", "date,dtae").replace("2024", "2024,x"), '"dtae"'],
    ["no line", HEAD, "line 2 expected a line of figures"],
    ["no figure", csv(line("2024", "")), "a figure in one line at least"],
  ])("%s", async (_, text, expected) => {
    const error = await refusalOf(readWith(ownSeriesLoader, [file("hrc.csv", text)]));
    expect(error.code).toBe("FILE_INVALID");
    expect(error.message).toContain(expected);
    expect(error.message).toMatch(/^hrc\.csv: own-series: at .*Nothing was changed\.$/s);
  });

  test("a workbook, or text that is no UTF-8", async () => {
    const error = await refusalOf(readWith(ownSeriesLoader, [file("hrc.csv", Buffer.from([0x50, 0x4b, 3, 4, 0xff]))]));
    expect(error.message).toContain("at the file expected text in UTF-8");
  });

  test("one series in two files", async () => {
    const text = `${HEAD},series\n${line("2024", "5")},hrc`;
    const error = await refusalOf(readWith(ownSeriesLoader, [file("a.csv", text), file("b.csv", text)]));
    expect(error.message).toBe("b.csv: the series own:hrc is in a.csv too. Nothing was changed.");
  });
});
