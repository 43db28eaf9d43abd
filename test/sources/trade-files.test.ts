import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { decodeIndiaTradestat } from "../../src/sources/india-tradestat/decode.js";
import { decodePbsNotes } from "../../src/sources/pbs/decode.js";
import { decodePressTrade } from "../../src/sources/press-trade/decode.js";
import { SnapshotStore } from "../../src/sources/snapshot/table.js";
import type { TradeTableRow } from "../../src/sources/snapshot/trade.rows.js";
import { hasSharedData, sharedText } from "../support/shared-data.js";

const store = SnapshotStore.open("fixtures/snapshot");
const table = (name: string) => store.table<TradeTableRow>(`trade/${name}.json`);
const lines = (file: string) =>
  parse(sharedText(`trade/data/${file}`), { columns: true, bom: true, trim: true }) as unknown as Record<
    string,
    string
  >[];
const sum = (amounts: readonly (number | null)[]) =>
  amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);

describe.skipIf(!hasSharedData)("tables of the snapshot hold what their files hold", () => {
  test("BACI: every row, its dollars and its tonnes", () => {
    const file = lines("baci-hs17-2020-exporter-ZAF-hs72-73.csv");
    const rows = table("baci-2020");
    expect(rows).toHaveLength(file.length);
    expect(new Set(rows.map((row) => row.partner)).size).toBe(new Set(file.map((line) => line["j"])).size);
    expect(sum(rows.map((row) => row.valueUsd))).toBeCloseTo(1000 * sum(file.map((line) => Number(line["v"]))), 0);
    const weighed = file.filter((line) => line["q"] !== "NA");
    expect(rows.filter((row) => row.netWeightT === null)).toHaveLength(file.length - weighed.length);
    expect(sum(rows.map((row) => row.netWeightT))).toBeCloseTo(sum(weighed.map((line) => Number(line["q"]))), 3);
  });

  test.each(["IMPORT", "EXPORT"] as const)("India, %s: doubled rows once, every sum of a chapter and year", (flow) => {
    const file = lines(`india-tradestat-${flow.toLowerCase()}-hs26-72-73-by-country-2010-2015.csv`);
    const once = new Map(file.map((line) => [`${line["country"]}|${line["HSCode"]}|${line["year"]}`, line]));
    expect(file.length - once.size).toBe(flow === "IMPORT" ? 55 : 0);
    const rows = table("india-tradestat").filter((row) => row.flow === flow);
    expect(rows).toHaveLength(once.size);
    for (const chapter of ["26", "72", "73"])
      for (let year = 2010; year <= 2015; year += 1) {
        const inFile = [...once.values()].filter((line) => line["HSCode"] === chapter && line["year"] === String(year));
        const held = rows.filter((row) => row.commodity === chapter && row.period.startsWith(`FY${year}/`));
        expect(sum(held.map((row) => row.valueUsd))).toBeCloseTo(
          1e6 * sum(inFile.map((line) => Number(line["value"]))),
          0,
        );
        expect(held.filter((row) => row.valueUsd === null)).toEqual([]);
        expect(held.filter((row) => row.valueUsd === 0)).toHaveLength(
          inFile.filter((line) => Number(line["value"]) === 0).length,
        );
      }
  });

  test("worldsteel: tonnes of every country, flow and year; blanks stay blanks", () => {
    const rows = table("worldsteel");
    const at = (reporter: string, flow: string, period: string) =>
      rows.find((row) => row.reporter === reporter && row.flow === flow && row.period === period)!.netWeightT;
    expect(at("PAK", "IMPORT", "2021")).toBe(3_397_540);
    expect(at("PAK", "EXPORT", "2008")).toBeNull();
    expect(at("PAK", "EXPORT", "2010")).toBe(1_063_000);
    expect(at("UKR", "EXPORT", "1970")).toBe(2_154_964.542);
    // The one zero is printed: India's exports of 1981.
    expect(rows.filter((row) => row.netWeightT === 0).map((row) => `${row.reporter} ${row.period}`)).toEqual([
      "IND 1981",
    ]);
    expect(new Set(rows.map((row) => `${row.reporter} ${row.flow}`)).size).toBe(12);
  });

  test("the Bureau's months: both files, equal rows once, scrap alone where no more was printed", () => {
    const months = new Set([
      ...lines("pakistan-pbs-monthly-steel-imports-2.csv").map((line) => line["data_month"]!),
      ...lines("pakistan-pbs-monthly-steel-imports-from-news.csv").map((line) => line["month"]!),
    ]);
    const rows = table("pbs-months");
    expect(new Set(rows.map((row) => row.period))).toEqual(months);
    expect(rows).toHaveLength(2 * months.size - 1);
    const january = rows.filter((row) => row.period === "2025-01");
    expect(january.map((row) => [row.commodity, row.valueUsd, row.netWeightT])).toEqual([["7204", null, 213_818]]);
  });

  test("notes on months: as many as the file tells, with the numbers they imply", () => {
    const notes = decodePbsNotes(sharedText("trade/data/pakistan-pbs-monthly-steel-imports-2.csv"));
    const told = sharedText("trade/data/pakistan-pbs-monthly-steel-imports-2.csv").match(/LATER PAGES DIFFER/g)!.length;
    expect(notes.filter((note) => note.kind === "LATER_WEIGHT" && note.implied !== null)).toHaveLength(told + 1);
    expect(notes.filter((note) => note.kind === "MISPRINT_VALUE")).toEqual([
      { commodity: "7204", period: "2022-05", kind: "MISPRINT_VALUE", implied: 117_100_000 },
    ]);
  });

  test("the press: no row that says not to be used, no bound, no span of months, no two-way total", () => {
    const file = lines("pakistan-steel-imports-by-partner.csv");
    const rows = table("press");
    const unfit = file.filter((line) => /do not use|lower bound/i.test(line["note"]!)).map((line) => line["tonnes"]);
    for (const row of rows) {
      expect(row.period).toMatch(/^(\d{4}(-\d{2})?|FY\d{4}\/\d{2})$/);
      if (row.netWeightT !== null) expect(unfit).not.toContain(String(row.netWeightT));
    }
    expect(rows.filter((row) => row.valueUsd === 1_000_000_000 || row.valueUsd === 920_000_000)).toEqual([]);
  });
});

describe("what the files might hold one day", () => {
  const head = "HSCode,Commodity,value,country,year\n";
  const india = (body: string) =>
    decodeIndiaTradestat(head + body, "IMPORT", (name) => (name === "MARS" ? undefined : "SRB"));
  test("India: the first of two that differ stands; two names of one country are added, equal or not", () => {
    expect(india("72,x,5,SERBIA,2012\n72,x,6,SERBIA,2012\n")).toMatchObject([{ valueUsd: 5e6 }]);
    expect(india("72,x,5,SERBIA,2012\n72,x,5,SERBIA MONTNGRO,2012\n")).toMatchObject([{ valueUsd: 10e6 }]);
    expect(india("72,x,,SERBIA,2012\n72,x,,SERBIA MONTNGRO,2012\n")).toMatchObject([{ valueUsd: 0 }]);
  });
  test("India: an unknown country or a value that is no number stops the build by name", () => {
    expect(() => india("72,x,5,MARS,2012\n")).toThrow(/MARS/);
    expect(() => india("72,x,n.a.,SERBIA,2012\n")).toThrow(/n\.a\./);
  });
  test("the press: reported by the exporter is an export", () => {
    const text =
      "year_or_period,reporter,partner,hs_code,product_as_printed,value_usd,tonnes,source_url,note\n" +
      '2019,Belgium (exporter),Pakistan,7204,scrap,,100,https://example.org/a,""\n' +
      '2019,Belgium (exporter),Pakistan,7204,scrap,,200,https://example.org/b,"do not use: tonnes of another year"\n' +
      '2019-01..2019-07,Belgium (exporter),Pakistan,7204,scrap,,300,https://example.org/c,""\n';
    const codes: Record<string, string> = { Belgium: "BEL", Pakistan: "PAK" };
    expect(decodePressTrade(text, (name) => codes[name])).toMatchObject([
      { reporter: "BEL", partner: "PAK", flow: "EXPORT", period: "2019", netWeightT: 100 },
    ]);
  });
});
