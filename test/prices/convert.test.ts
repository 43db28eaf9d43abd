import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unit } from "../../src/kernel/index.js";
import { applyFactor, applyRate, planConversion } from "../../src/prices/convert.js";
import { refusalOf } from "../support/refusal.js";
import { months } from "./support.js";

const plan = (from: string, request: Parameters<typeof planConversion>[1]) =>
  planConversion(from === "index" ? Unit.index("1982=100") : Unit.of(from), request, "x:y");
const code = (from: string, request: Parameters<typeof planConversion>[1]) =>
  refusalOf(() => plan(from, request)).extensions;

describe("exact factors", () => {
  test.each([
    ["USD/st", "USD/t", 1.1023113109],
    ["USD/cwt", "USD/t", 22.046226218],
    ["USc/lb", "USD/t", 22.046226218],
    ["USD/t", "USD/lt", 1.0160469088],
    ["USD/t", "USD/kg", 0.001],
  ])("%s to %s", (from, unit, factor) => expect(plan(from, { unit })!.factor).toBeCloseTo(factor, 9));

  test("the series' own unit or currency changes nothing", () => {
    expect(plan("USD/t", {})).toBeNull();
    expect(plan("USD/t", { unit: "USD/t" })).toBeNull();
    expect(plan("USD/t", { currency: "usd" })).toBeNull();
    expect(plan("index", { unit: "index" })).toBeNull();
  });
  test("dry tonnes to units of iron with the iron content named", () => {
    const done = plan("USD/dmt", { unit: "USD/dmtu", ironContent: 62 })!;
    expect(98.84 * done.factor).toBeCloseTo(1.594, 3);
    expect(done.parameters).toEqual([{ name: "iron content, % Fe", value: "62" }]);
    expect(plan("USD/dmtu", { unit: "USD/dmt", ironContent: 62 })!.factor).toBe(62);
  });
  test("another currency names both ends; cents and mass are turned with it", () => {
    expect(plan("USD/t", { currency: "PKR" })).toMatchObject({
      factor: 1,
      exchange: { from: "USD", to: "PKR" },
      unit: { code: "PKR/t" },
    });
    expect(plan("USD/t", { unit: "PKR/kg" })).toMatchObject({ factor: 0.001, exchange: { from: "USD", to: "PKR" } });
    expect(plan("USc/lb", { currency: "EUR" })).toMatchObject({ factor: 0.01, unit: { code: "EUR/lb" } });
    expect(plan("USD", { currency: "PKR" })).toMatchObject({ factor: 1, unit: { code: "PKR" } });
    expect(plan("USD/dmt", { currency: "CNY" })).toMatchObject({ factor: 1, unit: { code: "CNY/dmt" } });
  });
});

describe("refusals", () => {
  test("an index is not a price", () => {
    expect(code("index", { unit: "USD/t" })).toMatchObject({ code: "REFUSED_INDEX_IS_NOT_A_PRICE", argument: "unit" });
    expect(code("index", { currency: "PKR" })).toMatchObject({
      code: "REFUSED_INDEX_IS_NOT_A_PRICE",
      argument: "currency",
    });
  });
  test.each([
    ["USD/dmt", { unit: "USD/dmtu" }, /iron content/],
    ["USD/dmt", { unit: "USD/t" }, /moisture/],
    ["USD/t", { unit: "USD/dmt" }, /moisture/],
    ["USD/t", { unit: "index" }, /transform/],
    ["USD/t", { unit: "t" }, /No exact conversion/],
    ["USD/t", { unit: "furlongs" }, /No exact conversion/],
    ["%", { currency: "PKR" }, /no money/],
    ["PKR/USD", { currency: "EUR" }, /no money/],
    ["PKR/USD", { unit: "USD/t" }, /No exact conversion/],
  ])("%s with %o", (from, request, words) => {
    const refusal = refusalOf(() => plan(from, request));
    expect(refusal.extensions.code).toBe("REFUSED_UNIT");
    expect(refusal.message).toMatch(words);
  });
  test("arguments out of range by name", () => {
    expect(code("USD/t", { currency: "rupees" })).toMatchObject({ code: "BAD_USER_INPUT", argument: "currency" });
    expect(code("USD/t", { currency: "PKR", unit: "USD/t" })).toMatchObject({
      code: "BAD_USER_INPUT",
      argument: "unit",
    });
    for (const ironContent of [0, -1, 101, Number.NaN])
      expect(code("USD/dmt", { unit: "USD/dmtu", ironContent })).toMatchObject({
        code: "BAD_USER_INPUT",
        argument: "ironContent",
      });
  });
});

describe("rates", () => {
  const rate = { id: "sbp:PKR-per-USD", code: "PKR/USD", divide: false };
  test("each period with its own rate; one without a rate is missing with the rate's reason", () => {
    const points = applyRate(months("2020-01", [10, 20, null]), months("2020-01", [2, null, 3]), rate);
    expect(points.map(({ value }) => value)).toEqual([20, null, null]);
    expect(points[1]!.missing).toMatchObject({
      reason: "NOT_REPORTED",
      detail: "no rate for 2020-02 in sbp:PKR-per-USD",
    });
    expect(points[0]!.because!()).toEqual([{ name: "rate of 2020-01, PKR/USD", value: "2" }]);
  });
  test("a rate of another period is never used", () => {
    expect(applyRate(months("2020-02", [10]), months("2020-01", [2]), rate)[0]).toMatchObject({
      value: null,
      missing: { reason: "NOT_COVERED" },
    });
  });
});

describe("properties", () => {
  const masses = ["USD/t", "USD/st", "USD/lt", "USD/kg", "USD/lb", "USD/cwt", "USc/lb", "USD/kt"];
  const price = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  test("there and back is where one began", () => {
    fc.assert(
      fc.property(price, fc.constantFrom(...masses), fc.constantFrom(...masses), (value, from, to) => {
        const there = plan(from, { unit: to })?.factor ?? 1;
        const back = plan(to, { unit: from })?.factor ?? 1;
        const [result] = applyFactor(applyFactor(months("2020-01", [value]), there), back);
        expect(Math.abs(result!.value! / value - 1)).toBeLessThan(1e-12);
      }),
    );
  });
  test("so it is with a rate", () => {
    fc.assert(
      fc.property(price, fc.double({ min: 0.001, max: 1e5, noNaN: true }), (value, used) => {
        const rates = months("2020-01", [used]);
        const there = applyRate(months("2020-01", [value]), rates, { id: "a", code: "A/B", divide: false });
        const [back] = applyRate(there, rates, { id: "a", code: "A/B", divide: true });
        expect(Math.abs(back!.value! / value - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});
