import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createFileStore } from "../../src/cache/index.js";
import { Period } from "../../src/kernel/index.js";
import { figureOf } from "../support/price-answers.js";
import type { LiveWorld, PriceSource } from "../support/live-prices.js";
import { answered, liveWorld, PRICE_SOURCES } from "../support/live-prices.js";

let world: LiveWorld;
afterEach(() => world.close());
const open = async (...args: Parameters<typeof liveWorld>): Promise<LiveWorld> => (world = await liveWorld(...args));
const idsOf = async (source: PriceSource): Promise<string[]> =>
  (await world.port(source).catalogue()).map(({ id }) => id);
const more = Array.from({ length: 9 }, (_, index) => `bls:WPU9${index}`);
/** 30 series that go on. */
const thirty = async (): Promise<string[]> =>
  (await idsOf("bls")).filter((id) => !id.startsWith("bls:WPU10170301")).slice(-30);

describe("calls", () => {
  test("BLS without a key, 30 series × 12 years: 25 series and 10 years a call make 4; asked again, none", async () => {
    await open({ more });
    const ids = await thirty();
    expect(ids).toHaveLength(30);
    const first = await world.ask("bls", ids, "2012-01", "2023-12");
    expect(first.map((one) => answered(one).freshness)).toEqual(ids.map(() => "LIVE"));
    expect(world.calls("bls")).toHaveLength(4);
    const context = world.context();
    const again = await world.ask("bls", ids, "2012-01", "2023-12", context);
    expect(world.calls("bls")).toHaveLength(4);
    expect(again.map((one) => answered(one).freshness)).toEqual(ids.map(() => "CACHED"));
    expect(again.map((one) => answered(one).observations)).toEqual(first.map((one) => answered(one).observations));
    expect(context.usage.upstreamCalls).toBe(0);
    // WPU101703 ended in 2022: its 2023 is never asked.
    expect(context.usage.cached).toBe(30 * 12 - 1);
  });

  test("BLS with a key, the same: 50 series and 20 years a call make 1, announced before and counted", async () => {
    await open({ keyed: ["bls"], more });
    const context = world.context();
    await world.ask("bls", await thirty(), "2012-01", "2023-12", context);
    expect(world.calls("bls")).toHaveLength(1);
    expect(context.usage.callsBySource).toEqual([{ source: "bls", calls: 1 }]);
    expect(context.gate.planned).toEqual([
      {
        sourceId: "bls",
        method: "POST",
        url: `${world.upstream.url}/publicAPI/v2/timeseries/data/`,
        cells: 30 * 12,
        estimatedRows: 30 * 144,
      },
    ]);
  });

  test("IMF: 23 commodities in one call, indices in another; FRED without a key: 8 series in one chart; GDP of 100 countries in one call", async () => {
    await open();
    const all = await idsOf("imf-pcps");
    const commodities = all.filter((id) => !/PMETA|PINDU/.test(id));
    expect([commodities.length, all.length]).toEqual([23, 25]);
    await world.ask("imf-pcps", commodities, "2015-01", "2024-12");
    expect(world.calls("imf-pcps")).toHaveLength(1);
    const indices = await world.ask("imf-pcps", ["imf-pcps:PMETA", "imf-pcps:PINDU"], "2015-01", "2024-12");
    expect(world.calls("imf-pcps").map(({ path }) => path.split(".").at(-2))).toEqual(["USD", "INDEX"]);
    expect(answered(indices[0]).observations[0]!.value).toBe(figureOf("PMETA", Period.parse("2015-01")));
    const eight = (await idsOf("fred"))
      .filter((id) => id.startsWith("fred:WPU1017") && !id.includes("17030"))
      .slice(0, 8);
    expect(eight).toHaveLength(8);
    await world.ask("fred", eight, "2015-01", "2024-12");
    expect(world.calls("fred").map(({ path }) => path)).toEqual(["/graph/fredgraph.csv"]);
    const countries = (await idsOf("world-bank")).slice(0, 100);
    const gdp = await world.ask("world-bank", countries, "2000", "2023");
    expect(world.calls("world-bank")).toHaveLength(1);
    expect(gdp.every((one) => answered(one).observations.length === 24)).toBe(true);
  });

  test("FRED with a key: one series a call, the key in the query of the call only", async () => {
    await open({ keyed: ["fred"] });
    const context = world.context();
    await world.ask("fred", ["fred:WPU1017", "fred:GS10"], "2020-01", "2020-12", context);
    expect(
      world
        .calls("fred")
        .map(({ query }) => query.get("series_id"))
        .toSorted(),
    ).toEqual(["GS10", "WPU1017"]);
    expect(
      world.calls("fred").every(({ query }) => query.get("api_key") === "k3y-which-nobody-may-see-0123456789"),
    ).toBe(true);
    expect(JSON.stringify(context.gate.planned)).not.toContain("k3y");
  });

  test("two windows of one series in one request are one call; a wider one asks for the new years only", async () => {
    await open();
    const window = (from: string, to: string) => ({
      id: "bls:WPU1017",
      from: Period.parse(from),
      to: Period.parse(to),
    });
    const [early, late] = await world
      .port("bls")
      .observations([window("2018-01", "2019-12"), window("2019-06", "2020-12")], world.context());
    expect(world.calls("bls")).toHaveLength(1);
    expect(answered(early).observations).toHaveLength(24);
    expect(answered(late).observations[0]!.period.text).toBe("2019-06");
    await world.ask("bls", ["bls:WPU1017"], "2018-01", "2022-12");
    expect(world.calls("bls").map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { startyear: "2018", endyear: "2020" },
      { startyear: "2021", endyear: "2022" },
    ]);
  });

  test("what a source sends beyond the years asked is kept: the IMF answers to the newest month", async () => {
    await open();
    await world.ask("imf-pcps", ["imf-pcps:PIORECR"], "2015-01", "2015-12");
    const [later] = await world.ask("imf-pcps", ["imf-pcps:PIORECR"], "2020-01", "2026-09");
    expect(answered(later).freshness).toBe("CACHED");
    expect(answered(later).observations.at(-1)!.value).toBe(figureOf("PIORECR", Period.parse("2026-09")));
    expect(world.calls("imf-pcps")).toHaveLength(1);
  });

  test("another process with the same store asks nobody", async () => {
    const dir = mkdtempSync(join(tmpdir(), "entrepot-prices-"));
    await open({ store: createFileStore({ dir }) });
    const [first] = await world.ask("bls", ["bls:WPU1017"], "2009-11", "2026-11");
    await world.idle();
    await world.close();
    await open({ store: createFileStore({ dir }) });
    const [again] = await world.ask("bls", ["bls:WPU1017"], "2009-11", "2026-11");
    expect(answered(again)).toEqual({ ...answered(first), freshness: "CACHED" });
    expect(world.upstream.seen).toEqual([]);
    rmSync(dir, { recursive: true });
  });

  test("the catalogue asks nobody; years before a series, after its end and to come are never asked", async () => {
    await open();
    for (const source of PRICE_SOURCES) expect((await idsOf(source)).length, source).toBeGreaterThan(0);
    await world.ask("bls", ["bls:WPU1017"], "1930-01", "1938-12");
    await world.ask("bls", ["bls:WPU1017"], "2027-01", "2030-12");
    await world.ask("bls", ["bls:WPU101703"], "2023-01", "2024-12");
    expect(world.upstream.seen).toEqual([]);
  });

  test("a plan makes no call and answers what is held; a budget that is too small refuses only what is not held", async () => {
    await open();
    const plan = world.context({ plan: true });
    expect(await world.ask("bls", ["bls:WPU1017"], "2015-01", "2016-12", plan)).toEqual([null]);
    expect(plan.gate.planned).toHaveLength(1);
    expect(world.upstream.seen).toEqual([]);
    await world.ask("bls", ["bls:WPU1017"], "2015-01", "2016-12");
    const [held, open_] = await world.ask(
      "bls",
      ["bls:WPU1017", "bls:WPU101"],
      "2015-01",
      "2016-12",
      world.context({ limit: 0 }),
    );
    expect(answered(held).freshness).toBe("CACHED");
    expect(open_).toMatchObject({ code: "LIMIT_UPSTREAM_CALLS" });
    expect(world.calls("bls")).toHaveLength(1);
  });
});

const ASKED: readonly (readonly [
  source: PriceSource,
  id: string,
  code: string,
  unit: string,
  from: string,
  to: string,
])[] = [
  ["bls", "bls:WPU1017", "WPU1017", "index", "2009-11", "2026-11"],
  ["bls", "bls:PPIACO", "WPU00000000", "index", "2019-01", "2019-12"],
  ["fred", "fred:WPU1017", "WPU1017", "index", "2009-11", "2026-11"],
  ["fred", "fred:EXINUS", "EXINUS", "INR/USD", "2019-01", "2019-12"],
  ["world-bank", "world-bank:NY.GDP.MKTP.CD:PAK", "PAK", "USD", "2001", "2026"],
  ["world-bank", "world-bank:DPANUSSPB:RUS", "RUS", "RUB/USD", "2009-11", "2026-11"],
  ["world-bank", "world-bank:NY.GDP.DEFL.ZS:PAK", "PAK", "index", "2001", "2026"],
  ["bls", "bls:PCU331110331110", "PCU331110331110", "index", "2009-11", "2026-11"],
  ["fred", "fred:CCUSMA02RUM618N", "CCUSMA02RUM618N", "RUB/USD", "2019-01", "2019-12"],
  [
    "imf-pcps",
    "imf-pcps:PCOBA",
    "PCOBA",
    "USD for a pound or a tonne: the Fund's texts disagree",
    "2019-01",
    "2019-12",
  ],
  ["imf-pcps", "imf-pcps:PIORECR", "PIORECR", "USD/t", "2009-11", "2026-11"],
  ["eurostat", "eurostat:sts_inppd_m:C241:DE", "DE", "index", "2009-11", "2026-11"],
  ["ecb", "ecb:USD-per-EUR", "USD", "USD/EUR", "2009-11", "2026-11"],
  ["dbnomics", "dbnomics:BIS/cbpol/M.RU", "BIS/cbpol/M.RU", "%", "2009-11", "2026-11"],
];

describe("figures", () => {
  test.each(ASKED)(
    "%s %s: every period of the window with the figure of the answer, or the reason",
    async (source, id, code, unit, from, to) => {
      await open();
      const record = (await world.port(source).catalogue()).find((one) => one.id === id)!;
      expect(record.unit).toBe(unit);
      const { observations } = answered((await world.ask(source, [id], from, to))[0]);
      const periods = Period.range(Period.parse(from), Period.parse(to), record.frequency);
      expect(observations.map(({ period, value }) => [period.text, value])).toEqual(
        periods.map((period) => [period.text, figureOf(code, period)]),
      );
      const reasons = Object.fromEntries(
        observations.flatMap(({ period, missing }) => (missing ? [[period.text, missing]] : [])),
      );
      const newest =
        record.frequency === "ANNUAL"
          ? { 2026: "NOT_YET_PUBLISHED" }
          : { "2026-10": "NOT_YET_PUBLISHED", "2026-11": "NOT_YET_PUBLISHED" };
      if (to >= "2026")
        expect(reasons).toEqual({
          ...(record.frequency === "MONTHLY" ? { "2010-05": "NOT_REPORTED" } : {}),
          ...newest,
        });
    },
  );

  test("what the source flags stays flagged: BLS' last four months, the last of ECB and Eurostat", async () => {
    await open();
    const flagged = async (source: PriceSource, id: string) =>
      answered((await world.ask(source, [id], "2026-01", "2026-09"))[0])
        .observations.filter(({ status }) => status.includes("PROVISIONAL"))
        .map(({ period }) => period.text);
    expect(await flagged("bls", "bls:WPU1017")).toEqual(["2026-06", "2026-07", "2026-08", "2026-09"]);
    expect(await flagged("ecb", "ecb:USD-per-EUR")).toEqual(["2026-09"]);
    expect(await flagged("eurostat", "eurostat:sts_inppd_m:C241:DE")).toEqual(["2026-09"]);
    expect(await flagged("fred", "fred:WPU1017")).toEqual([]);
  });

  test("before a series begins, after it was stopped: not covered, in words", async () => {
    await open();
    const [first] = answered((await world.ask("ecb", ["ecb:CNY-per-EUR"], "2004-12", "2005-04"))[0]).observations;
    expect(first).toMatchObject({ missing: "NOT_COVERED", detail: "the series begins 2005-04" });
    const rub = answered((await world.ask("ecb", ["ecb:RUB-per-EUR"], "2022-02", "2024-01"))[0]).observations;
    expect(rub[0]!.value).toBe(figureOf("RUB", Period.parse("2022-02")));
    expect(rub.slice(-3)).toMatchObject(
      ["2023-11", "2023-12", "2024-01"].map(() => ({
        missing: "NOT_COVERED",
        detail: "the publisher stopped the series: no figures from 2022-03-01 on",
      })),
    );
  });

  test("a live series that goes on has no end; FRED's copy of a BLS series is FRED's own and is not in BLS", async () => {
    await open();
    const records = new Map((await world.port("bls").catalogue()).map((record) => [record.id, record]));
    expect(records.get("bls:WPU1017")).toMatchObject({ start: "1939-01", end: null, publishedAt: null });
    expect(records.get("bls:WPU101703")).toMatchObject({ end: "2022-02", discontinuedOn: "2022-03-01" });
    expect(records.has("fred:WPU1017")).toBe(false);
    expect(await world.ask("fred", ["bls:WPU1017"], "2020-01", "2020-12")).toEqual([null]);
    expect(world.upstream.seen).toEqual([]);
    const copy = (await world.port("fred").catalogue()).find(({ id }) => id === "fred:WPU1017");
    expect(copy).toMatchObject({ sourceId: "fred", unit: "index", basePeriod: "1982=100", product: null, aliases: [] });
  });
});
