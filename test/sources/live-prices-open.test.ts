import { afterEach, describe, expect, test } from "vitest";
import { Period, Unit } from "../../src/kernel/index.js";
import { caveatsOf } from "../../src/prices/series-caveats.js";
import { fredTerms } from "../../src/sources/fred/record.js";
import { unitOfText } from "../../src/sources/live-prices/unit-text.js";
import { figureOf } from "../support/price-answers.js";
import type { LiveWorld, PriceSource } from "../support/live-prices.js";
import { answered, liveWorld } from "../support/live-prices.js";
import { pricesOf } from "../prices/support.js";

let world: LiveWorld;
afterEach(() => world.close());
const open = async (...args: Parameters<typeof liveWorld>): Promise<LiveWorld> => (world = await liveWorld(...args));
const recordOf = (source: PriceSource, id: string, context = world.context()) =>
  world.port(source).describe!(id, context);

const ASKED: readonly (readonly [PriceSource, boolean, string, string, object, number])[] = [
  [
    "fred",
    true,
    "fred:UNRATE",
    "UNRATE",
    {
      title: "Made title of UNRATE",
      unit: "%",
      seasonallyAdjusted: true,
      publishedAt: "2026-11-06T13:36:02.000Z",
      licence: { id: "public-domain", mayRedistribute: true },
    },
    2,
  ],
  [
    "fred",
    true,
    "fred:CPIAUCSL",
    "CPIAUCSL",
    {
      kind: "INDEX",
      unit: "index",
      basePeriod: "1982-1984=100",
      licence: { id: "copyrighted", mayRedistribute: false },
    },
    2,
  ],
  [
    "fred",
    false,
    "fred:gs1m",
    "GS1M",
    { id: "fred:GS1M", frequency: "MONTHLY", unit: "unknown unit", licence: { mayRedistribute: false } },
    1,
  ],
  [
    "bls",
    false,
    "bls:APU0000701111",
    "APU0000701111",
    { kind: "MACRO", unit: "unknown unit", frequency: "MONTHLY" },
    1,
  ],
  [
    "bls",
    true,
    "bls:APU0000701111",
    "APU0000701111",
    { title: "Bread, per lb, in U.S. city average (APU0000701111)" },
    1,
  ],
  [
    "world-bank",
    false,
    "world-bank:SL.UEM.TOTL.ZS:PAK",
    "PAK",
    { frequency: "ANNUAL", unit: "% of total labor force", licence: { mayRedistribute: false } },
    1,
  ],
  ["ecb", false, "ecb:EXR/M.CHF.EUR.SP00.A", "CHF", { id: "ecb:CHF-per-EUR", unit: "CHF per euro" }, 1],
  [
    "dbnomics",
    false,
    "dbnomics:BIS/cbpol/M.GB",
    "BIS/cbpol/M.GB",
    { unit: "unknown unit", publishedAt: "2026-10-20T01:24:17.455Z" },
    1,
  ],
];

describe("a series that no catalogue has", () => {
  test.each(ASKED)(
    "%s (key: %s) %s: in its publisher's words, with its figures; the second time without a call",
    async (source, keyed, id, code, expected, calls) => {
      await open(keyed ? { keyed: [source] } : {});
      const listed = (await world.port(source).catalogue()).length;
      const context = world.context();
      const record = (await recordOf(source, id, context))!;
      expect(record).toMatchObject({ catalogued: false, product: null, region: null, isLive: true, ...expected });
      expect(caveatsOf(record).map((caveat) => caveat.id)).toContain("price.uncatalogued-series");
      expect(caveatsOf(record).map((caveat) => caveat.id)).not.toContain("price.no-figures");
      expect(world.calls(source)).toHaveLength(calls);
      expect(context.usage.upstreamCalls).toBe(calls);
      expect(context.gate.planned).toHaveLength(calls);
      const [from, to] = record.frequency === "ANNUAL" ? ["2015", "2017"] : ["2015-01", "2015-12"];
      const { observations } = answered((await world.ask(source, [record.id], from, to))[0]);
      expect(observations.length).toBeGreaterThan(2);
      for (const { period, value } of observations) expect(value).toBe(figureOf(code, period));
      const before = world.calls(source).length;
      expect(await recordOf(source, id)).toEqual(record);
      await world.ask(source, [record.id], from, to);
      expect(world.calls(source)).toHaveLength(before);
      expect(await world.port(source).catalogue()).toHaveLength(listed);
    },
  );

  test.each([
    ["fred", true, "fred:NOPE", "CODE_UNKNOWN", "The series does not exist"],
    ["fred", true, "fred:DGS10", "REFUSED_FREQUENCY", "fred:DGS10 is daily"],
    ["bls", false, "bls:APU0000NOPE", "CODE_UNKNOWN", "Series does not exist for Series APU0000NOPE"],
    ["world-bank", false, "world-bank:NO.SUCH:PAK", "CODE_UNKNOWN", "The provided parameter value is not valid"],
    ["dbnomics", false, "dbnomics:BIS/cbpol/M.ZZ", "CODE_UNKNOWN", "not found"],
    ["dbnomics", false, "dbnomics:BIS/cbpol/D.GB", "REFUSED_FREQUENCY", "is daily"],
  ] as const)("%s (key: %s) %s: %s in the publisher's words, asked once", async (source, keyed, id, code, words) => {
    await open(keyed ? { keyed: [source] } : {});
    const refused = () =>
      recordOf(source, id).then(
        () => null,
        (error: unknown) => error,
      );
    expect(await refused()).toMatchObject({ code, message: expect.stringContaining(words) });
    const calls = world.calls(source).length;
    expect(await refused()).toMatchObject({ code });
    expect(world.calls(source)).toHaveLength(calls);
  });

  test.each([
    ["fred", "fred:A,B"],
    ["fred", "fred:../series"],
    ["fred", `fred:${"A".repeat(41)}`],
    ["bls", "bls:../../x"],
    ["bls", "bls:W"],
    ["world-bank", "world-bank:../..:PAK"],
    ["world-bank", "world-bank:NY.GDP;SP.POP:PAK"],
    ["world-bank", "world-bank:NY..GDP:PAK"],
    ["world-bank", "world-bank:NY.GDP.MKTP.KD:PAK/indicator"],
    ["dbnomics", "dbnomics:BIS/../M.GB"],
    ["dbnomics", "dbnomics:BIS/cbpol/M.GB,IMF/PCPS/M"],
    ["dbnomics", "dbnomics:BIS/cbpol"],
    ["dbnomics", `dbnomics:BIS/cbpol/${"M".repeat(161)}`],
    ["ecb", "ecb:EXR/D.CHF.EUR.SP00.A"],
    ["ecb", "fred:UNRATE"],
  ] as const)("%s: %s is no id of its own, and nobody is asked", async (source, id) => {
    await open();
    expect(await recordOf(source, id)).toBeNull();
    expect(world.upstream.seen).toEqual([]);
  });

  test("a plan asks nobody and lists the calls; a budget that is used up is said", async () => {
    await open({ keyed: ["fred"] });
    const plan = world.context({ plan: true });
    await recordOf("fred", "fred:UNRATE", plan);
    await world.ask("fred", ["fred:UNRATE"], "2020-01", "2020-12", plan);
    expect(plan.gate.planned.map(({ url }) => new URL(url).pathname)).toEqual([
      "/fred/series",
      "/fred/series/tags",
      "/fred/series/observations",
    ]);
    expect(world.upstream.seen).toEqual([]);
    await expect(recordOf("fred", "fred:UNRATE", world.context({ limit: 1 }))).rejects.toMatchObject({
      code: "LIMIT_UPSTREAM_CALLS",
    });
  });

  test("it is planned with listed series: one call of BLS carries both", async () => {
    await open();
    await recordOf("bls", "bls:APU0000701111");
    const before = world.calls("bls").length;
    await world.ask("bls", ["bls:WPU1017", "bls:APU0000701111"], "2015-01", "2015-12");
    expect(world.calls("bls")).toHaveLength(before + 1);
  });

  test("the service finds it by its id alone: in no list and no search; named twice in a request, asked about once", async () => {
    await open();
    const { service, searchEntries } = pricesOf([world.port("dbnomics")]);
    const context = world.context();
    const id = "dbnomics:BIS/cbpol/M.GB";
    const [one, two] = await Promise.all([1, 2].map(() => service.series(id, "id", context)));
    expect([one!.key, two!.key]).toEqual([id, id]);
    expect(context.usage.upstreamCalls).toBe(1);
    expect(one!.licence.mayRedistribute).toBe(false);
    expect(one!.provenance.licence.mayRedistribute).toBe(false);
    expect((await service.list({})).map(({ key }) => key)).not.toContain(id);
    expect((await searchEntries()).map((entry) => entry.id)).not.toContain(one!.id);
    const rows = await service.observations({ series: id, from: "2020-01", to: "2020-02" }, context);
    expect(rows.map(({ value }) => value.value)).toEqual(
      ["2020-01", "2020-02"].map((month) => figureOf("BIS/cbpol/M.GB", Period.parse(month))),
    );
    await expect(
      service.observations({ series: id, from: "2020-01", to: "2020-02", unit: "USD/t" }, context),
    ).rejects.toMatchObject({ code: "REFUSED_UNIT" });
    await expect(service.series("dbnomics:BIS/cbpol/M.ZZ", "deflator", context)).rejects.toMatchObject({
      code: "CODE_UNKNOWN",
      extensions: { argument: "deflator", received: "dbnomics:BIS/cbpol/M.ZZ" },
    });
    // Without anybody to ask for, as before.
    await expect(service.series("dbnomics:BIS/cbpol/M.SE")).rejects.toMatchObject({ code: "CODE_UNKNOWN" });
  });
});

test("terms of FRED's series, one by one: the agencies' are free, all others are not", async () => {
  await open();
  const listed = await world.port("fred").catalogue();
  const free = (id: string) => listed.find((record) => record.id === id)?.licence?.mayRedistribute;
  expect([free("fred:WPU1017"), free("fred:GS10"), free("fred:EXINUS")]).toEqual([true, true, true]);
  expect(listed.filter(({ licence }) => !licence)).toEqual([]);
  expect(listed.every(({ licence }) => licence!.attribution.includes("not endorsed or certified"))).toBe(true);
  expect(pricesOf([world.port("fred")]).service).toBeDefined();
  expect(fredTerms(["usa", "public domain: citation requested"]).mayRedistribute).toBe(true);
  expect(fredTerms(["copyrighted: citation required", "public domain: citation requested"]).mayRedistribute).toBe(
    false,
  );
  expect(fredTerms([]).mayRedistribute).toBe(false);
});

test("units in a publisher's words: an index with its base, per cent, and words that convert to nothing", async () => {
  await open();
  expect(unitOfText("Index 1982=100")).toEqual({ kind: "INDEX", unit: "index", basePeriod: "1982=100" });
  expect(unitOfText("Index Dec 1984=100").basePeriod).toBe("1984-12=100");
  expect(unitOfText("2010 = 100").basePeriod).toBe("2010=100");
  expect(unitOfText("Index")).toEqual({ kind: "INDEX", unit: "index", basePeriod: null });
  expect(unitOfText("Percent").unit).toBe("%");
  expect(unitOfText("Billions of Dollars").unit).toBe("Billions of Dollars");
  expect(unitOfText("t").unit).toBe("as published: t");
  expect(unitOfText("USD").unit).toBe("as published: USD");
  expect(unitOfText("USD/t").unit).toBe("as published: USD/t");
  for (const text of ["t", "USD", "USD/t", "USD/lb of x", "pp", "count", "index"])
    expect(Unit.of(unitOfText(text).unit).currency).toBeNull();
  expect(unitOfText(null).unit).toBe("unknown unit");
});
