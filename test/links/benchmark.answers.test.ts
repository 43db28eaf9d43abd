import { describe, expect, test } from "vitest";
import type { Caveat, Figure } from "./gateway.js";
import { FIGURE, findAll, published, run } from "./gateway.js";

interface Row {
  readonly period: string;
  readonly unitValue: Figure;
  readonly benchmark: Figure;
  readonly unitValueIndex: Figure;
  readonly benchmarkIndex: Figure;
  readonly comparable: boolean;
  readonly caveats: readonly Caveat[];
}
interface Data {
  readonly country: { readonly imports: { readonly unitValueVersus: readonly Row[] | null } } | null;
}

const text = `query ($importer: CountryCode!, $commodities: [CommodityCode!]!, $series: ID!, $from: Period!, $to: Period!, $frequency: Frequency!, $base: Period!) {
  country(code: $importer) { imports(commodities: $commodities, from: $from, to: $to, frequency: $frequency) {
    unitValueVersus(series: $series, base: $base) {
      period unitValue { ...Figure } benchmark { ...Figure } unitValueIndex { ...Figure } benchmarkIndex { ...Figure } comparable caveats { id text }
    }
  } }
}
${FIGURE}`;
const months = {
  importer: "PAK",
  commodities: ["STEEL_EXCL_SCRAP"],
  series: "bls:WPU1017",
  from: "2021-10",
  to: "2022-02",
  frequency: "MONTHLY",
  base: "2021-10",
};
const ask = async (variables: Record<string, unknown>) => {
  const answer = await run<Data>(text, variables);
  return { ...answer, rows: answer.data.country?.imports?.unitValueVersus ?? null };
};
const ids = (row: Row) => row.caveats.map(({ id }) => id);

describe("unit value beside a benchmark", () => {
  test("Pakistan's months beside the US index of mill products, October 2021 = 100, by hand", async () => {
    const { rows, errors } = await ask(months);
    expect(errors).toBeUndefined();
    const unitValues = [271_960_000 / 291_021, 277_440_000 / 299_861, 279_380_000 / 282_738, 200_370_000 / 194_170];
    const index = [435.669, 448.746, 449.711, 441.497];
    unitValues.forEach((unitValue, place) => {
      const row = rows![place]!;
      expect(row.unitValue.value).toBeCloseTo(unitValue, 6);
      expect(row.unitValue.unit.code).toBe("USD/t");
      expect(row.benchmark.value).toBeCloseTo(index[place]!, 3);
      expect(row.benchmark.unit.code).toBe("index");
      expect(row.unitValueIndex.value).toBeCloseTo((unitValue / unitValues[0]!) * 100, 6);
      expect(row.benchmarkIndex.value).toBeCloseTo((index[place]! / index[0]!) * 100, 4);
      expect(row.comparable).toBe(true);
      expect(ids(row)).toEqual(
        expect.arrayContaining(["links.unit-value-is-not-a-price", "links.index-is-not-a-price", "links.valuation"]),
      );
    });
    // 101.28 against 103.00 at the end of the year would be a difference of two indices; no field gives it.
    expect(Object.keys(rows![0]!)).not.toContain("difference");
    const inputs = rows!.flatMap((row) =>
      [row.unitValueIndex, row.benchmarkIndex].flatMap((one) => one.derivation?.inputs ?? []),
    );
    expect(await findAll(inputs)).toEqual([...new Set(inputs)]);
    expect(inputs).toContain("TradeObservation:pbs~IMPORT~PAK~W00~STEEL_EXCL_SCRAP~2021-10");
    expect(inputs).toContain("PriceSeries:bls:WPU1017");
  });

  test("a month that is not held is not comparable, with its reason", async () => {
    const { rows } = await ask(months);
    const february = rows!.find(({ period }) => period === "2022-02")!;
    expect(february.comparable).toBe(false);
    expect(february.unitValueIndex).toMatchObject({ value: null, missing: { reason: "NOT_COVERED" } });
    expect(february.benchmarkIndex.value).not.toBeNull();
  });

  test("the published operation: years of which only some months are held are not comparable", async () => {
    const { data, errors } = await published<Data>("unit-value-versus-benchmark", {
      importer: "PAK",
      commodities: ["STEEL_EXCL_SCRAP"],
      series: "bls:WPU1017",
      from: "2021",
      to: "2023",
    });
    expect(errors).toBeUndefined();
    const rows = data.country!.imports.unitValueVersus!;
    expect(rows.map(({ period }) => period)).toEqual(["2021", "2022", "2023"]);
    const [first, second] = rows as [Row, Row];
    expect(first.unitValue.value).toBeCloseTo(1_535_390_000 / 1_829_912, 6);
    expect(first.unitValue.status).toContain("PARTIAL");
    expect(first.benchmark.value).toBeCloseTo(350.87175, 4);
    expect(second.benchmark.value).toBeCloseTo(381.5436667, 4);
    expect(second.benchmarkIndex).toBeDefined();
    for (const row of rows) {
      expect(row.comparable).toBe(false);
      expect(ids(row)).toContain("links.period-incomplete");
    }
  });

  test("a base that one side lacks: indices of that side are missing, the other's stand", async () => {
    const { rows, errors } = await ask({ ...months, base: "2021-09" });
    expect(errors).toBeUndefined();
    for (const row of rows!) {
      expect(row.comparable).toBe(false);
      expect(row.unitValueIndex.value).toBeNull();
      expect(ids(row)).toContain("links.base-missing");
    }
    expect(rows![0]!.unitValueIndex.missing!.reason).toBe("NOT_COMPARABLE");
    expect(rows![0]!.benchmarkIndex.value).toBeCloseTo((435.669 / 418.472) * 100, 4);
  });

  test("a base outside the window is asked for", async () => {
    const { rows } = await ask({ ...months, from: "2021-11", to: "2021-12" });
    expect(rows![0]!.unitValueIndex.value).toBeCloseTo((277_440_000 / 299_861 / (271_960_000 / 291_021)) * 100, 6);
  });

  test("fiscal years of trade are not laid beside calendar years of a benchmark", async () => {
    const { rows, errors } = await ask({
      importer: "IND",
      commodities: ["72"],
      series: "bls:WPU1017",
      from: "2010",
      to: "2012",
      frequency: "ANNUAL",
      base: "2010",
    });
    expect(errors).toBeUndefined();
    expect(rows!.map(({ period, comparable }) => [period, comparable])).toEqual([
      ["FY2010/11", false],
      ["FY2011/12", false],
      ["FY2012/13", false],
    ]);
    expect(rows![0]!.benchmark.missing!.reason).toBe("NOT_COMPARABLE");
  });

  test.each([
    ["series", { series: "bls:NOPE" }, "CODE_UNKNOWN"],
    ["series", { series: "fed-h10:CAD-per-USD" }, "BAD_USER_INPUT"],
    ["base", { base: "2021" }, "BAD_USER_INPUT"],
    ["base", { base: "soon" }, "BAD_USER_INPUT"],
  ])("refuses %s by name: %j", async (argument, wrong, code) => {
    const { errors, data } = await ask({ ...months, ...wrong });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([[code, argument]]);
    expect(data.country!.imports.unitValueVersus).toBeNull();
  });
});
