import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeExchangeRates } from "../../src/sources/fed-h10/decode.js";
import { decodeEasyData, easyDataDay } from "../../src/sources/sbp/decode.js";
import { monthEndRates } from "../../src/sources/sbp/policy-rate.js";
import { seriesEntry } from "../../src/sources/series-entry.js";
import { lastHeld, priceRow, provisional } from "../../src/sources/snapshot/build/price-rows.js";
import { cleanName, decodeIndexRows, decodePinkSheet, decodeRows } from "../../src/sources/wb-pink-sheet/decode.js";
import { decodeIndicatorCsv } from "../../src/sources/world-bank/decode.js";
import { refusalOf } from "../support/refusal.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

const code = (act: () => unknown) => refusalOf(act).extensions.code;

describe("Pink Sheet, three layouts", () => {
  const names = [
    null,
    "Crude oil, average",
    "Coal, South Afican",
    "Steel, hot rolled coilsheet",
    "Iron ore, cfr spot **",
  ];
  const units = [null, "($/bbl)", "($/mt)", "($/mt)", "($/dmtu)"];
  const title = [["World Bank Commodity Price Data"], ["monthly"], [null], ["Updated on March 03, 2026"]];
  const data = (missing: string) => [
    ["1960M01", 1.63, missing, missing, 1e-10],
    ["1960M02", 1.64, 40, missing, 11],
    [null, null, null, null, null],
  ];
  test.each([
    [
      "2016 and 2020, a row of codes and ..",
      [...title, names, units, [null, "CRUDE", "COAL_SAFRICA", "STL_JP_HROLL", "IRON_ORE"], ...data("..")],
    ],
    ["2026, no codes and …", [...title, names, units, ...data("…")]],
    ["2026, three points, one line more above", [...title, [null], names, units, ...data("...")]],
  ])("%s", (_, rows) => {
    const sheet = decodeRows(rows);
    expect(sheet.updatedOn).toBe("2026-03-03");
    expect([...sheet.columns.keys()]).toEqual([
      "crude oil, average",
      "coal, south african",
      "steel, hot rolled coilsheet",
      "iron ore, cfr spot",
    ]);
    expect(sheet.columns.get("coal, south african")).toEqual({
      unit: "$/mt",
      values: new Map([
        ["1960-01", null],
        ["1960-02", 40],
      ]),
    });
    expect([...sheet.columns.get("steel, hot rolled coilsheet")!.values.values()]).toEqual([null, null]);
    expect([...sheet.columns.get("iron ore, cfr spot")!.values.values()]).toEqual([null, 11]);
  });
  test("indices stand under names in steps", () => {
    const sheet = decodeIndexRows([
      ["Pink"],
      ["monthly indices, 2010=100"],
      [null, "Energy", null],
      [null, null, "Metals  & Minerals **"],
      ["1960M01", 2.1, 12.9],
    ]);
    expect(sheet.columns.get("metals & minerals")).toEqual({ unit: "2010=100", values: new Map([["1960-01", 12.9]]) });
  });
  test("another file is bad data, not an empty answer", () => {
    expect(code(() => decodeRows([["something"]]))).toBe("UPSTREAM_BAD_DATA");
    expect(code(() => decodeRows([names, units]))).toBe("UPSTREAM_BAD_DATA");
    expect(code(() => decodeIndexRows([["x"], ["no base"], ["1960M01", 1]]))).toBe("UPSTREAM_BAD_DATA");
    expect(cleanName(" Coal,  South African ** ")).toBe("coal, south african");
  });
  test.skipIf(!hasSharedData)("both editions on hand", async () => {
    const read = (file: string) =>
      decodePinkSheet(readFileSync(join(SHARED_DATA, "prices/data/worldbank-pink-sheet", file)));
    const old = await read("CMOHistoricalDataMonthly.updated-2020-08-04.xlsx");
    const recent = await read("CMO-Historical-Data-Monthly.updated-2026-03-03.xlsx");
    expect([old.prices.updatedOn, recent.prices.updatedOn]).toEqual(["2020-08-04", "2026-03-03"]);
    const held = [...old.prices.columns.get("steel, hot rolled coilsheet")!.values].filter(
      ([, value]) => value !== null,
    );
    expect([held.length, held[0], held.at(-1)]).toEqual([402, ["1979-01", 290], ["2012-06", 800]]);
    expect(recent.prices.columns.has("steel, hot rolled coilsheet")).toBe(false);
    expect(recent.prices.columns.size).toBe(71);
    // The seam that no number shows: cents a unit of iron before 2006, dollars a dry tonne after.
    const ore = recent.prices.columns.get("iron ore, cfr spot")!.values;
    expect([ore.get("2005-06"), ore.get("2006-01")].map((value) => Math.round(value!))).toEqual([65, 67]);
  });
});

describe("State Bank of Pakistan", () => {
  const rows = `"Dataset","Series Key","Series","Observation Date","Observation Value","Unit"\n"d","K","s","30-Apr-2025",".3","PKR"\n"d","K","s","31-Mar-2025","280.1","PKR"\n`;
  test("columns by name, oldest first, a value without its zero", () => {
    expect(decodeEasyData(rows)).toEqual([
      { seriesKey: "K", date: "2025-03-31", value: 280.1, unit: "PKR" },
      { seriesKey: "K", date: "2025-04-30", value: 0.3, unit: "PKR" },
    ]);
    expect(easyDataDay("30-Foo-2025")).toBeNull();
    expect(code(() => decodeEasyData(rows.replace("30-Apr-2025", "April")))).toBe("UPSTREAM_BAD_DATA");
    expect(code(() => decodeEasyData(rows.replace("280.1", "1,280.1")))).toBe("UPSTREAM_BAD_DATA");
  });
  test("decisions become the rate in force at each month's end, up to the month before the last decision", () => {
    const decision = (date: string, value: number) => ({ seriesKey: "K", date, value, unit: "Percent" });
    const rates = monthEndRates([
      decision("2020-01-10", 13),
      decision("2020-03-18", 12.5),
      decision("2020-03-25", 11),
      decision("2020-05-04", 9),
    ]);
    expect([...rates]).toEqual([
      ["2020-01", 13],
      ["2020-02", 13],
      ["2020-03", 11],
      ["2020-04", 11],
    ]);
    expect([...monthEndRates([])]).toEqual([]);
  });
});

test("exchange rates and indicators in long form; a wrong header or number is bad data", () => {
  expect(
    decodeExchangeRates("Date,Country,Exchange rate\n2020-01-01,China,6.9\n2020-02-01,China,\n").get("China"),
  ).toEqual(
    new Map([
      ["2020-01", 6.9],
      ["2020-02", null],
    ]),
  );
  expect(code(() => decodeExchangeRates("a,b,c\n"))).toBe("UPSTREAM_BAD_DATA");
  expect(code(() => decodeExchangeRates("Date,Country,Exchange rate\n2020-01-15,China,6.9\n"))).toBe(
    "UPSTREAM_BAD_DATA",
  );
  const gdp = decodeIndicatorCsv('Country Name,Country Code,Year,Value\n"Bahamas, The",BHS,1960,169803921.5\n');
  expect(gdp.get("BHS")).toEqual({ name: "Bahamas, The", values: new Map([["1960", 169803921.5]]) });
  expect(code(() => decodeIndicatorCsv("Country Name,Country Code,Year,Value\n,,1960,1\n"))).toBe("UPSTREAM_BAD_DATA");
});

describe("rows of the snapshot", () => {
  const entry = seriesEntry({
    id: "a:B",
    sourceId: "a",
    title: "t",
    kind: "PRICE",
    unit: "USD/t",
    breaks: [{ on: "2020-03", note: "n" }],
  });
  const values = new Map<string, number | null>([
    ["2020-01", null],
    ["2020-02", 1],
    ["2020-04", 2],
    ["2020-05", null],
  ]);
  test("dense from the first to the last number, BREAK at the first figure on the new basis", () => {
    expect(priceRow(entry, values)).toMatchObject({
      first: "2020-02",
      values: [1, null, 2],
      flags: [["2020-04", "2020-04", "BREAK"]],
    });
    expect(priceRow(entry, values, { since: "2020-03" })).toMatchObject({ first: "2020-04", values: [2], flags: [] });
    expect(priceRow({ ...entry, discontinuedOn: "2022-03-01" }, null)).toMatchObject({
      first: null,
      lastKnown: "2022-02",
      values: [],
    });
    expect(lastHeld(values)).toBe("2020-04");
  });
  test("what is still to be revised counts from the newest month of the file, not of the series", () => {
    expect(provisional(values, "2020-06", 4)).toEqual([["2020-03", "2020-04", "PROVISIONAL"]]);
    expect(provisional(values, "2020-12", 4)).toEqual([]);
  });
});
