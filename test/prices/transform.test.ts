import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Period, Unit } from "../../src/kernel/index.js";
import type { Transform } from "../../src/prices/transform.js";
import { applyIndex, applyLagged, lagOf, transformOf } from "../../src/prices/transform.js";
import { months, point } from "./support.js";

const USD = Unit.USD_PER_TONNE;
const lagged = (
  kind: Exclude<Transform, "LEVEL" | "INDEX">,
  values: readonly (number | null)[],
  perYear = 12,
  breaks: number[] = [],
) => applyLagged(kind, months("2020-01", values), USD, perYear, breaks);
const values = (kind: Exclude<Transform, "LEVEL" | "INDEX">, input: readonly (number | null)[], perYear = 12) =>
  lagged(kind, input, perYear).points.map(({ value }) => value);

describe("each transform", () => {
  test("CHANGE and PERCENT_CHANGE against the period before", () => {
    expect(values("CHANGE", [100, 110, 99])).toEqual([10, -11]);
    expect(values("PERCENT_CHANGE", [100, 110, 99])).toEqual([10, -10]);
    expect(lagged("CHANGE", [100, 110]).unit.code).toBe("USD/t");
    expect(lagged("PERCENT_CHANGE", [100, 110]).unit.code).toBe("%");
  });
  test("against the same period of the year before", () => {
    const year = [...Array(12).fill(200), 220, 250] as number[];
    expect(values("CHANGE_FROM_YEAR_AGO", year)).toEqual([20, 50]);
    expect(values("PERCENT_CHANGE_FROM_YEAR_AGO", year)).toEqual([10, 25]);
    expect(lagOf("PERCENT_CHANGE_FROM_YEAR_AGO", 12)).toBe(12);
    expect(lagOf("CHANGE", 12)).toBe(1);
    expect(lagOf("INDEX", 12)).toBe(0);
  });
  test("compounded and continuous rates, and the logarithm", () => {
    expect(values("COMPOUNDED_ANNUAL_RATE", [100, 101], 12)[0]).toBeCloseTo(12.682503, 5);
    expect(values("CONTINUOUS_CHANGE", [100, 110], 12)[0]).toBeCloseTo(9.531018, 5);
    expect(values("CONTINUOUS_ANNUAL_RATE", [100, 110], 4)[0]).toBeCloseTo(38.124072, 5);
    expect(values("NATURAL_LOG", [Math.E])[0]).toBeCloseTo(1, 12);
  });
  test("a change of a rate in per cent is in percentage points", () => {
    expect(applyLagged("CHANGE", months("2020-01", [11, 13]), Unit.PERCENT, 12, []).unit.code).toBe("pp");
  });
  test("FRED's codes are the same", () => {
    expect("lin chg ch1 pch pc1 pca cch cca log".split(" ").map((code) => transformOf(code as "lin"))).toEqual([
      "LEVEL",
      "CHANGE",
      "CHANGE_FROM_YEAR_AGO",
      "PERCENT_CHANGE",
      "PERCENT_CHANGE_FROM_YEAR_AGO",
      "COMPOUNDED_ANNUAL_RATE",
      "CONTINUOUS_CHANGE",
      "CONTINUOUS_ANNUAL_RATE",
      "NATURAL_LOG",
    ]);
  });
});

describe("what cannot be computed", () => {
  test("a missing period before gives its own reason and says which period is needed", () => {
    const [first] = lagged("CHANGE", [null, 5]).points;
    expect(first).toMatchObject({ value: null, missing: { reason: "NOT_REPORTED", detail: "needs 2020-01" } });
  });
  test("nothing is divided by zero, no logarithm of nothing", () => {
    expect(lagged("PERCENT_CHANGE", [0, 5]).points[0]).toMatchObject({
      value: null,
      missing: { reason: "NOT_COMPARABLE" },
    });
    expect(lagged("NATURAL_LOG", [0]).points[0]).toMatchObject({ value: null, missing: { reason: "NOT_COMPARABLE" } });
    expect(values("CHANGE", [0, 5])).toEqual([5]);
  });
  test("a base without a figure", () => {
    const done = applyIndex(months("2020-01", [5]), point("2019-01", null), Period.parse("2019-01"), []);
    expect(done.points[0]).toMatchObject({ value: null, missing: { reason: "NOT_COMPARABLE" } });
    expect(done.points[0]!.missing!.detail).toMatch(/base 2019-01 .*NOT_REPORTED/);
  });
  test("a change across a break carries BREAK", () => {
    const at = Period.parse("2020-02").startMonthIndex;
    expect(lagged("CHANGE", [1, 2, 3], 12, [at]).points.map(({ status }) => status)).toEqual([["BREAK"], []]);
  });
});

describe("INDEX", () => {
  const index = (input: readonly (number | null)[], base: string) => {
    const points = months("2020-01", input);
    return applyIndex(
      points,
      points.find(({ period }) => period.text === base)!,
      Period.parse(base),
      [],
    );
  };
  test("is 100 in its base and carries the base in its unit", () => {
    const done = index([50, 75, 100], "2020-01");
    expect(done.points.map(({ value }) => value)).toEqual([100, 150, 200]);
    expect([done.unit.code, done.unit.base]).toEqual(["index", "2020-01=100"]);
    expect(done.points[1]!.because!()).toEqual([{ name: "value of 2020-01", value: "50" }]);
  });
  test("a partial base makes the whole PARTIAL", () => {
    const base = { ...point("2019", 50), status: ["PARTIAL" as const] };
    expect(applyIndex(months("2020-01", [50]), base, Period.parse("2019"), []).points[0]!.status).toEqual(["PARTIAL"]);
  });
});

const positive = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 30 });
const near = (a: number | null, b: number | null) =>
  expect(Math.abs(a! - b!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b!)));

describe("properties", () => {
  test("rebasing twice is rebasing once", () => {
    fc.assert(
      fc.property(positive, fc.nat(), fc.nat(), (input, one, two) => {
        const points = months("2020-01", input);
        const [a, b] = [points[one % points.length]!, points[two % points.length]!];
        const once = applyIndex(points, b, b.period, []).points;
        const first = applyIndex(points, a, a.period, []).points;
        const twice = applyIndex(first, first[two % points.length]!, b.period, []).points;
        twice.forEach(({ value }, at) => near(value, once[at]!.value));
      }),
    );
  });
  test("per cent changes chain to the whole change, whatever the unit", () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 0.1, max: 10, noNaN: true }), (input, factor) => {
        const changes = values("PERCENT_CHANGE", input);
        const scaled = values(
          "PERCENT_CHANGE",
          input.map((value) => value * factor),
        );
        changes.forEach((value, at) =>
          expect(Math.abs(value! - scaled[at]!)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value!))),
        );
        const chained = changes.reduce<number>((product, value) => product * (1 + value! / 100), 1);
        expect(chained / (input.at(-1)! / input[0]!)).toBeCloseTo(1, 4);
      }),
    );
  });
  test("no transform ever answers NaN or Infinity", () => {
    const any = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })), {
      minLength: 14,
      maxLength: 30,
    });
    const kinds = [
      "CHANGE",
      "PERCENT_CHANGE",
      "COMPOUNDED_ANNUAL_RATE",
      "CONTINUOUS_CHANGE",
      "NATURAL_LOG",
      "PERCENT_CHANGE_FROM_YEAR_AGO",
    ] as const;
    fc.assert(
      fc.property(any, fc.constantFrom(...kinds), (input, kind) => {
        for (const { value, missing } of lagged(kind, input).points) {
          expect(value === null).toBe(missing !== null);
          if (value !== null) expect(Number.isFinite(value)).toBe(true);
        }
      }),
    );
  });
});
