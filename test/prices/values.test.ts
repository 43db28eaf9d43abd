import { describe, expect, test } from "vitest";
import { hasSharedData, sharedText } from "../support/shared-data.js";
import { observe, prices, snapshot, snapshotPort, valuesOf } from "./support.js";

const month = async (series: string, period: string) => (await valuesOf({ series, from: period, to: period }))[period];

describe("figures that the sources' papers quote", () => {
  test.each([
    ["wb-pink-sheet:STL_JP_HROLL", "1979-01", 290],
    ["wb-pink-sheet:STL_JP_HROLL", "2000-01", 280],
    ["wb-pink-sheet:STL_JP_HROLL", "2004-12", 550],
    ["wb-pink-sheet:STL_JP_HROLL", "2008-07", 1000],
    ["wb-pink-sheet:STL_JP_HROLL", "2012-06", 800],
    ["wb-pink-sheet:STL_JP_CROLL", "2012-06", 900],
    ["wb-pink-sheet:STL_JP_REBAR", "2012-06", 640],
    ["wb-pink-sheet:STL_JP_WIROD", "2012-06", 790],
    ["wb-pink-sheet:IRON_ORE", "2008-12", 69.98],
    ["wb-pink-sheet:IRON_ORE", "2025-07", 97.26],
    ["wb-pink-sheet:IRON_ORE", "2026-02", 98.84],
    ["wb-pink-sheet:COAL_AUS", "2024-12", 129.81],
    ["wb-pink-sheet:NICKEL", "2026-02", 17173.1],
    ["wb-pink-sheet:iMETMIN", "2026-02", 135.69122653799],
    ["bls:WPU101", "2025-09", 317.789],
    ["bls:WPU1017", "2012-01", 216.3],
    ["bls:WPU1017", "2023-11", 299.209],
    ["bls:WPU1015", "2012-01", 205.6],
    ["sbp:PKR-per-USD", "1947-08", 3.30852],
    ["sbp:PKR-per-USD", "2025-04", 280.7137931],
    ["sbp:policy-rate", "2020-03", 11],
    ["sbp:policy-rate", "2024-01", 22],
    ["sbp:LSM-overall", "2016-07", 91.70136303],
    ["fed-h10:CNY-per-USD", "2020-01", 6.9184],
    ["fed-h10:EUR-per-USD", "2026-06", 0.8684],
    ["fed-h10:GBP-per-USD", "1971-01", 0.4157],
  ])("%s in %s is %d", async (series, period, value) => expect(await month(series, period)).toBeCloseTo(value, 2));

  test("GDP of Pakistan, Russia and China in 2023", async () => {
    for (const [code, billion] of [
      ["PAK", 338.4],
      ["RUS", 2021.4],
      ["CHN", 17794.8],
    ] as const)
      expect((await month(`world-bank:NY.GDP.MKTP.CD:${code}`, "2023"))! / 1e9).toBeCloseTo(billion, 1);
  });
});

describe("what is not there says why", () => {
  test.each([
    ["wb-pink-sheet:STL_JP_HROLL", "2012-07", "NOT_COVERED", /stopped the series: no figures from 2012-07-01/],
    ["wb-pink-sheet:STL_JP_HROLL", "1978-12", "NOT_COVERED", /begins 1979-01/],
    ["wb-pink-sheet:IRON_ORE", "2008-11", "NOT_COVERED", /begins 2008-12/],
    ["bls:WPU1017", "2023-12", "NOT_COVERED", /snapshot of this series ends 2023-11/],
    ["bls:WPU101212", "2000-01", "NOT_REPORTED", /no figure for this period/],
    ["bls:IR", "1985-01", "NOT_REPORTED", /no figure/],
    ["bls:WPU101703", "2020-01", "NOT_COVERED", /by name only; its publisher stopped it on 2022-03-01/],
  ])("%s in %s: %s", async (series, period, reason, detail) => {
    const [found] = await observe({ series, from: period, to: period });
    expect(found!.value).toMatchObject({ value: null, status: [], freshness: null });
    expect(found!.value.missing!.reason).toBe(reason);
    expect(found!.value.missing!.detail).toMatch(detail);
  });
});

describe("flags", () => {
  const statusOf = async (series: string, period: string) =>
    (await observe({ series, from: period, to: period }))[0]!.value.status;
  test("months still to be revised, months the Bank estimated, the first month after a break", async () => {
    expect(await statusOf("bls:WPU1017", "2023-07")).toEqual(["REPORTED"]);
    expect(await statusOf("bls:WPU1017", "2023-08")).toEqual(["REPORTED", "PROVISIONAL"]);
    expect(await statusOf("bls:WPU10170502", "2023-07")).toEqual(["REPORTED"]);
    expect(await statusOf("bls:WPU101", "2025-09")).toEqual(["REPORTED", "PROVISIONAL"]);
    expect(await statusOf("wb-pink-sheet:COAL_SAFRICA", "2022-06")).toEqual(["REPORTED", "ESTIMATED"]);
    expect(await statusOf("wb-pink-sheet:COAL_SAFRICA", "2022-12")).toEqual(["REPORTED"]);
    expect(await statusOf("wb-pink-sheet:COAL_AUS", "2022-02")).toEqual(["REPORTED", "BREAK"]);
    expect(await statusOf("sbp:policy-rate", "2020-03")).toEqual(["DERIVED"]);
  });
});

test("every series of the snapshot names a source of the registry and answers its own first and last period", async () => {
  const all = await prices.service.list({});
  expect(all.length).toBe((await snapshotPort.catalogue()).length);
  for (const series of all) {
    if (series.start === null) continue;
    const ends = await Promise.all([series.start, series.end!].map((period) => month(series.key, period)));
    expect([series.key, ...ends.map((value) => typeof value)]).toEqual([series.key, "number", "number"]);
  }
});

test("no price file of the snapshot comes from a source that may not be passed on", () => {
  const files = snapshot.manifest.files.filter((file) => file.part === "prices");
  expect(files.length).toBe(8);
  expect(files.map((file) => file.source)).not.toContain("imf-pcps");
});

describe.skipIf(!hasSharedData)("against the files the snapshot was built from", () => {
  test("every figure of WPU1017 and of the dollar in yuan", async () => {
    const compare = async (series: string, rows: readonly (readonly [string, number])[]) => {
      expect(rows.length).toBeGreaterThan(400);
      const held = await valuesOf({ series, from: rows[0]![0], to: rows.at(-1)![0] });
      expect(held).toEqual(Object.fromEntries(rows));
    };
    const lines = (path: string) => sharedText(path).trim().split(/\r?\n/).slice(1);
    await compare(
      "bls:WPU1017",
      lines("prices/data/fred-ppi/WPU1017.vintage-2023-12.csv")
        .slice(-999)
        .map((line) => {
          const [date, value] = line.split(",");
          return [date!.slice(0, 7), Number(value)] as const;
        }),
    );
    await compare(
      "fed-h10:CNY-per-USD",
      lines("prices/data/fx/exchange-rates-monthly.csv")
        .filter((line) => line.includes(",China,"))
        .map((line) => [line.slice(0, 7), Number(line.split(",")[2])] as const),
    );
  });
});
