import { describe, expect, test } from "vitest";
import { CodedError, Period } from "../../src/kernel/index.js";
import type { ObservationsAnswer } from "../../src/prices/index.js";
import { contextOf, observe, portOf, prices, pricesOf, valuesOf } from "./support.js";

const refusal = async (act: Promise<unknown>): Promise<CodedError> =>
  act.then(
    () => Promise.reject(new Error("expected a refusal")),
    (error: unknown) => (error instanceof CodedError ? error : Promise.reject(error as Error)),
  );
const HRC = "wb-pink-sheet:STL_JP_HROLL";
const window = { from: "2008-01", to: "2012-06" };

describe("which series", () => {
  test("the benchmark products of the contract operation: exact first, what else fits after", async () => {
    const found = await prices.service.list({ products: ["HOT_ROLLED_COIL", "REBAR", "STEEL_MILL_PRODUCTS"] });
    const keys = found.map(({ key }) => key);
    expect(keys.slice(0, 4)).toEqual([
      "wb-pink-sheet:STL_JP_HROLL",
      "wb-pink-sheet:STL_JP_REBAR",
      "bls:WPU1017",
      "bls:WPU10170301",
    ]);
    expect(keys.slice(4)).toEqual(expect.arrayContaining(["bls:WPU101", "bls:WPU101703", "bls:WPU101704"]));
    expect(keys.indexOf("wb-pink-sheet:iSTL_JP_INDX")).toBe(keys.length - 1);
    const bars = found.find(({ key }) => key === "bls:WPU101704")!;
    expect(bars.products).toContainEqual({ product: "REBAR", match: "WIDER" });
  });
  test("filters by kind, region, source, currency and words", async () => {
    const keys = async (filter: Parameters<typeof prices.service.list>[0]) =>
      (await prices.service.list(filter)).map(({ key }) => key);
    expect(await keys({ regions: ["Japan"], kinds: ["PRICE"] })).toEqual([
      "wb-pink-sheet:STL_JP_CROLL",
      "wb-pink-sheet:STL_JP_HROLL",
      "wb-pink-sheet:STL_JP_REBAR",
      "wb-pink-sheet:STL_JP_WIROD",
    ]);
    expect(await keys({ regions: ["LME"], text: "nickel" })).toEqual(["wb-pink-sheet:NICKEL"]);
    expect(await keys({ sources: ["sbp"], kinds: ["FX_RATE"] })).toEqual(["sbp:PKR-per-USD"]);
    expect(await keys({ currency: "usd", kinds: ["PRICE"], text: "cold rolled" })).toEqual([
      "wb-pink-sheet:STL_JP_CROLL",
    ]);
    expect((await refusal(prices.service.list({ sources: ["blss"] }))).extensions).toMatchObject({
      code: "CODE_UNKNOWN",
      argument: "sources",
    });
    expect((await refusal(prices.service.list({ regions: ["Atlantis"] }))).extensions).toMatchObject({
      code: "CODE_UNKNOWN",
      argument: "regions",
    });
  });
  test.each(["bls:WPU1017", "PriceSeries:bls:WPU1017", "fred:WPU1017", "WPU1017", "wpu1017"])(
    "%s is one series",
    async (id) => expect((await prices.service.series(id)).key).toBe("bls:WPU1017"),
  );
  test("every product of a series leads to codes that the reference knows", async () => {
    for (const series of await prices.service.list({})) {
      expect(series.commodities.length > 0).toBe(series.products.length > 0);
      expect(series.products[0]?.match ?? null).toBe(series.productMatch);
    }
    const hrc = await prices.service.series("STL_JP_HROLL");
    expect(hrc.commodities.map(({ commodity }) => commodity.code)).toEqual(expect.arrayContaining(["720839", "7208"]));
  });
  test("an unknown id gets the nearest", async () => {
    const { extensions } = await refusal(prices.service.series("bls:WPU10177"));
    expect(extensions).toMatchObject({ code: "CODE_UNKNOWN", argument: "id", received: "bls:WPU10177" });
    expect(extensions.candidates![0]).toMatchObject({ code: "bls:WPU1017" });
  });
});

describe("observations", () => {
  test("as published: REPORTED, RECORDED, the edition and licence, no derivation", async () => {
    const answer = await observe({ series: HRC, ...window });
    expect(answer).toHaveLength(54);
    const { value } = answer[6]!;
    expect(answer[6]!.period).toBe("2008-07");
    expect([value.value, value.unit.code, value.status, value.freshness]).toEqual([
      1000,
      "USD/t",
      ["REPORTED"],
      "RECORDED",
    ]);
    expect(value.derivation).toBeNull();
    expect(value.provenance).toHaveLength(1);
    expect(value.provenance[0]).toMatchObject({
      publishedAt: "2020-08-04",
      source: { id: "wb-pink-sheet" },
      licence: { id: "CC-BY-4.0" },
    });
  });
  test("the indexed half of the contract operation", async () => {
    const answer = await observe({ series: HRC, ...window, transform: { kind: "INDEX", base: "2008-01" } });
    const level = await valuesOf({ series: HRC, ...window });
    expect(answer[0]!.value.value).toBe(100);
    expect(answer[6]!.value.value).toBeCloseTo((1000 / level["2008-01"]!) * 100, 9);
    expect(answer[6]!.value.unit).toMatchObject({ code: "index", base: "2008-01=100" });
    expect(answer[6]!.value.derivation).toMatchObject({
      inputs: [`PriceSeries:${HRC}`],
      formula: "x ÷ value of 2008-01 × 100",
    });
    expect(answer[6]!.value.status).toEqual(["DERIVED"]);
  });
  test("years of an index, with a whole and a partial one", async () => {
    const answer = await observe({ series: "bls:WPU1017", from: "2021", to: "2024", frequency: "ANNUAL" });
    expect(answer.map(({ period, held, whole }) => [period, held, whole])).toEqual([
      ["2021", 12, 12],
      ["2022", 12, 12],
      ["2023", 11, 12],
      ["2024", 0, 12],
    ]);
    expect(answer[2]!.value.status).toEqual(expect.arrayContaining(["PARTIAL", "PROVISIONAL", "DERIVED"]));
    expect(answer[3]!.value.missing).toMatchObject({ reason: "NOT_COVERED" });
    expect(answer[0]!.value.derivation!.formula).toBe("mean of the published periods held, MONTHLY to ANNUAL");
    const months = await valuesOf({ series: "bls:WPU1017", from: "2021-01", to: "2021-12" });
    const mean = Object.values(months).reduce<number>((sum, value) => sum + value!, 0) / 12;
    expect(answer[0]!.value.value).toBeCloseTo(mean, 9);
  });
  test("the mean of the base years of an index is 100, whichever way it is asked", async () => {
    const [year] = await observe({ series: "bls:WPU1017", from: "1982", to: "1982", frequency: "ANNUAL" });
    expect(year!.value.value).toBeCloseTo(100, 1);
    const rebased = await valuesOf({
      series: "bls:WPU1017",
      from: "2012-01",
      to: "2012-01",
      transform: { kind: "INDEX", base: "1982" },
    });
    expect(rebased["2012-01"]).toBeCloseTo(216.3, 1);
  });
  test("a transform fetches the periods it needs before the window", async () => {
    const [first] = await observe({ series: HRC, from: "1980-01", to: "1980-01", transform: { kind: "pc1" } });
    expect(first!.value.value).toBeCloseTo((313 / 290 - 1) * 100, 9);
    expect(first!.value.derivation!.parameters).toEqual([{ name: "value of 1979-01, USD/t", value: "290" }]);
    const [none] = await observe({ series: HRC, from: "1979-01", to: "1979-01", transform: { kind: "CHANGE" } });
    expect(none!.value.missing).toMatchObject({
      reason: "NOT_COVERED",
      detail: "needs 1978-12: the series begins 1979-01",
    });
  });
  test("in rupees with the rate named: average × average, both series as inputs and sources", async () => {
    const rate = "sbp:PKR-per-USD";
    const [price, pkr] = [await valuesOf({ series: HRC, ...window }), await valuesOf({ series: rate, ...window })];
    const answer = await observe({ series: HRC, ...window, currency: "PKR", rate });
    expect(answer[6]!.value.value).toBeCloseTo(price["2008-07"]! * pkr["2008-07"]!, 6);
    expect(answer[6]!.value.unit.code).toBe("PKR/t");
    expect(answer[6]!.value.derivation).toMatchObject({ inputs: [`PriceSeries:${HRC}`, `PriceSeries:${rate}`] });
    expect(answer[6]!.value.derivation!.parameters[0]!.name).toBe("rate of 2008-07, PKR/USD");
    expect(answer[6]!.value.provenance.map(({ source }) => source.id)).toEqual(["wb-pink-sheet", "sbp"]);
  });
  test("GDP of a year with the mean rate of its months, and back out of a rate quoted the other way", async () => {
    const gdp = "world-bank:NY.GDP.MKTP.CD:PAK";
    const [usd] = await observe({ series: gdp, from: "2020", to: "2020" });
    const [pkr] = await observe({ series: gdp, from: "2020", to: "2020", currency: "PKR", rate: "sbp:PKR-per-USD" });
    const rate = await valuesOf({ series: "sbp:PKR-per-USD", from: "2020", to: "2020", frequency: "ANNUAL" });
    expect(pkr!.value.value! / usd!.value.value!).toBeCloseTo(rate["2020"]!, 6);
  });
});

describe("refusals say what would do", () => {
  const ask = (request: Partial<Parameters<typeof observe>[0]>) =>
    refusal(observe({ series: HRC, ...window, ...request }));
  test("a currency without a rate names the series that fit", async () => {
    const error = await ask({ currency: "PKR" });
    expect(error.extensions).toMatchObject({ code: "REFUSED_UNIT", argument: "rate", accepted: ["sbp:PKR-per-USD"] });
    expect(error.message).toMatch(/no rate is named.*sbp:PKR-per-USD/);
  });
  test("a rate of another pair", async () => {
    const error = await ask({ currency: "PKR", rate: "fed-h10:CNY-per-USD" });
    expect(error.extensions).toMatchObject({ code: "REFUSED_UNIT", accepted: ["sbp:PKR-per-USD"] });
    expect(error.message).toMatch(/fed-h10:CNY-per-USD is in CNY\/USD/);
  });
  test.each([
    [{ currency: "PKR", rate: HRC }, "BAD_USER_INPUT", "rate"],
    [{ rate: "sbp:PKR-per-USD" }, "BAD_USER_INPUT", "rate"],
    [{ currency: "PKR", rate: "sbp:nothing" }, "CODE_UNKNOWN", "rate"],
    [{ from: "2012-06", to: "2008-01" }, "BAD_USER_INPUT", "from"],
    [{ frequency: "ANNUAL" as const }, "BAD_USER_INPUT", "from"],
    [{ from: "FY2008/09", to: "2012", frequency: "ANNUAL" as const }, "BAD_USER_INPUT", "from"],
    [{ from: "yesterday" }, "BAD_USER_INPUT", "from"],
    [{ from: "1000-01" }, "BAD_USER_INPUT", "to"],
    [{ transform: { kind: "INDEX" as const } }, "BAD_USER_INPUT", "transform.base"],
    [{ transform: { kind: "CHANGE" as const, base: "2008-01" } }, "BAD_USER_INPUT", "transform.base"],
    [{ transform: { kind: "INDEX" as const, base: "soon" } }, "BAD_USER_INPUT", "transform.base"],
    [
      {
        from: "2008",
        to: "2011",
        frequency: "ANNUAL" as const,
        transform: { kind: "INDEX" as const, base: "2008-01" },
      },
      "BAD_USER_INPUT",
      "transform.base",
    ],
    [
      { series: "world-bank:NY.GDP.MKTP.CD:PAK", from: "2020", to: "2020", frequency: "MONTHLY" as const },
      "REFUSED_FREQUENCY",
      "frequency",
    ],
    [{ series: "bls:WPU1017", unit: "USD/t" }, "REFUSED_INDEX_IS_NOT_A_PRICE", "unit"],
  ])("%o: %s naming %s", async (request, code, argument) => {
    expect((await ask(request)).extensions).toMatchObject({ code, argument });
  });
});

describe("ports", () => {
  const answer = (value: number | null): ObservationsAnswer => ({
    observations: [
      { period: Period.parse("2020-01"), value, missing: value === null ? "NOT_REPORTED" : null, status: ["REPORTED"] },
    ],
    freshness: "LIVE",
  });
  const ask = (ports: Parameters<typeof pricesOf>[0], to = "2020-01") =>
    pricesOf(ports).service.observations({ series: "bls:X", from: "2020-01", to }, contextOf());

  test("the first that answers answers the whole window; the next is asked when it fails or has not the series", async () => {
    const good = portOf({ id: "bls:X" }, (requests) => Promise.resolve(requests.map(() => answer(7))));
    const down = portOf({ id: "bls:X" }, (requests) =>
      Promise.resolve(requests.map(() => new CodedError("UPSTREAM_TIMEOUT", "late"))),
    );
    const thrown = portOf({ id: "bls:X" }, () => Promise.reject(new Error("boom")));
    const none = portOf({ id: "bls:X" }, (requests) => Promise.resolve(requests.map(() => null)));
    for (const first of [down, thrown, none]) expect((await ask([first, good]))[0]!.value.value).toBe(7);
    expect((await refusal(ask([down, none]))).extensions.code).toBe("UPSTREAM_TIMEOUT");
    expect((await refusal(ask([none]))).extensions.code).toBe("UPSTREAM_UNAVAILABLE");
  });
  test("periods that a port leaves out are NOT_COVERED, never filled from another", async () => {
    const short = portOf({ id: "bls:X" }, (requests) => Promise.resolve(requests.map(() => answer(7))));
    const long = portOf({ id: "bls:X" }, (requests) => Promise.resolve(requests.map(() => answer(8))));
    const [, second] = await ask([short, long], "2020-02");
    expect(second!.value.missing).toMatchObject({ reason: "NOT_COVERED" });
  });
  test("twenty series and two windows each are one call a level", async () => {
    let calls = 0;
    const port = portOf({ id: "bls:X" }, (requests) => {
      calls += 1;
      return Promise.resolve(requests.map(() => answer(7)));
    });
    const { service } = pricesOf([port]);
    const context = contextOf();
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        service.observations(
          {
            series: "bls:X",
            from: "2020-01",
            to: "2020-01",
            ...(at % 2 ? { transform: { kind: "INDEX" as const, base: "2020-01" } } : {}),
          },
          context,
        ),
      ),
    );
    expect(calls).toBe(1);
  });
});
