import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refuseFiner, resample } from "../../src/prices/resample.js";
import { refusalOf } from "../support/refusal.js";
import { months, point } from "./support.js";

const short = (points: ReturnType<typeof resample>) =>
  points.map(({ period, value, status, held, whole }) => [period.text, value, [...status], `${held}/${whole}`]);

describe("months into quarters and years", () => {
  const half = months("2020-01", [1, 2, 3, 4, 5, 6]);
  test("mean, last and sum", () => {
    expect(short(resample(half, "MONTHLY", "QUARTERLY", "AVERAGE"))).toEqual([
      ["2020-Q1", 2, [], "3/3"],
      ["2020-Q2", 5, [], "3/3"],
    ]);
    expect(resample(half, "MONTHLY", "QUARTERLY", "END_OF_PERIOD").map(({ value }) => value)).toEqual([3, 6]);
    expect(resample(half, "MONTHLY", "QUARTERLY", "SUM").map(({ value }) => value)).toEqual([6, 15]);
  });
  test("an incomplete period has a value, PARTIAL, and how many of how many", () => {
    const points = resample(months("2020-01", [10, null, 20, null, null, null]), "MONTHLY", "QUARTERLY", "AVERAGE");
    expect(short(points)).toEqual([
      ["2020-Q1", 15, ["PARTIAL"], "2/3"],
      ["2020-Q2", null, [], "0/3"],
    ]);
    expect(points[0]!.because!()).toEqual([{ name: "published periods held", value: "2 of 3" }]);
    expect(points[1]!.missing).toMatchObject({ reason: "NOT_REPORTED" });
    expect(resample(half, "MONTHLY", "ANNUAL", "AVERAGE")[0]).toMatchObject({
      status: ["PARTIAL"],
      held: 6,
      whole: 12,
    });
  });
  test("END_OF_PERIOD with its last month missing says which month it took", () => {
    const [quarter] = resample(months("2020-01", [1, 2, null]), "MONTHLY", "QUARTERLY", "END_OF_PERIOD");
    expect(quarter).toMatchObject({ value: 2, status: ["PARTIAL"] });
    expect(quarter!.because!()).toContainEqual({ name: "period used", value: "2020-02" });
  });
  test("flags of a part are flags of the whole", () => {
    const points = [point("2020-01", 1), point("2020-02", 2, ["REPORTED", "ESTIMATED"]), point("2020-03", 3)];
    expect(resample(points, "MONTHLY", "QUARTERLY", "AVERAGE")[0]!.status).toEqual(["ESTIMATED"]);
  });
  test("the published frequency is left alone, a finer one refused", () => {
    expect(resample(half, "MONTHLY", "MONTHLY", "AVERAGE")).toBe(half);
    const refusal = refusalOf(() => refuseFiner("x:y", "ANNUAL", "MONTHLY"));
    expect(refusal.extensions).toMatchObject({ code: "REFUSED_FREQUENCY", argument: "frequency", accepted: "ANNUAL" });
  });
});

const amounts = fc.array(fc.option(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { nil: null, freq: 4 }), {
  minLength: 12,
  maxLength: 48,
});
test("a mean lies between the least and the greatest of its parts, a sum over years equals the sum of its months", () => {
  fc.assert(
    fc.property(amounts, (values) => {
      const points = months("2000-01", values);
      for (const { period, value, held } of resample(points, "MONTHLY", "ANNUAL", "AVERAGE")) {
        const parts = points.filter((part) => period.contains(part.period)).flatMap((part) => part.value ?? []);
        expect(held).toBe(parts.length);
        if (value === null) continue;
        expect(value).toBeGreaterThanOrEqual(Math.min(...parts) * (1 - 1e-12));
        expect(value).toBeLessThanOrEqual(Math.max(...parts) * (1 + 1e-12));
      }
      const total = (list: readonly { value: number | null }[]) =>
        list.reduce((sum, { value }) => sum + (value ?? 0), 0);
      const yearly = total(resample(points, "MONTHLY", "ANNUAL", "SUM"));
      expect(Math.abs(yearly - total(points))).toBeLessThanOrEqual(1e-9 * Math.max(yearly, 1));
    }),
  );
});
