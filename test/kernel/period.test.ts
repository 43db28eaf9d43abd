import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CodedError, Period } from "../../src/kernel/index.js";

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof CodedError ? `${error.code} ${error.extensions.argument}` : String(error);
  }
};

const anyPeriod = fc.oneof(
  fc.integer({ min: 1000, max: 9998 }).map((year) => Period.year(year)),
  fc.tuple(fc.integer({ min: 1000, max: 9998 }), fc.integer({ min: 1, max: 4 })).map(([y, q]) => Period.quarter(y, q)),
  fc.tuple(fc.integer({ min: 1000, max: 9998 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => Period.month(y, m)),
  fc.integer({ min: 1000, max: 9998 }).map((year) => Period.fiscalYear(year, 4)),
);

describe("Period", () => {
  test("text and back is the same period", () => {
    fc.assert(fc.property(anyPeriod, (period) => Period.parse(period.text).equals(period)));
  });

  test("a range is contiguous, half-open and covers both ends", () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 0, max: 40 }), (from, steps) => {
        const to = from.plus(steps);
        const range = Period.range(from, to, from.frequency);
        expect(range[0]!.startMonthIndex).toBeLessThanOrEqual(from.startMonthIndex);
        expect(range.at(-1)!.endMonthIndex).toBeGreaterThanOrEqual(to.endMonthIndex);
        range.slice(1).forEach((next, index) => expect(next.startMonthIndex).toBe(range[index]!.endMonthIndex));
      }),
    );
  });

  test("known texts", () => {
    expect(Period.parse("2023-q1").text).toBe("2023-Q1");
    expect(Period.parse("2023-04").to("QUARTERLY").text).toBe("2023-Q2");
    expect(Period.fiscalYear(2099, 7).text).toBe("FY2099/00");
    expect(Period.parse("FY2014/15").startDate).toBe("2014-04-01");
    expect(Period.fiscalYear(2014, 7).endDate).toBe("2015-07-01");
    expect(Period.range(Period.parse("2022-11"), Period.parse("2023-02"), "MONTHLY").map(String)).toEqual([
      "2022-11",
      "2022-12",
      "2023-01",
      "2023-02",
    ]);
  });

  test("a fiscal year is never a calendar year", () => {
    expect(Period.parse("FY2014/15", "x", 1).equals(Period.year(2014))).toBe(false);
  });

  test.each(["2023-13", "2023-Q5", "23", "FY2014/16", "2023-1", "", "0999", "2023-04-01", "'; drop"])(
    "%j is refused by the name of its argument",
    (text) => expect(codeOf(() => Period.parse(text, "from"))).toBe("BAD_USER_INPUT from"),
  );

  test("windows: backwards, finer than the frequency and over-long are refused by name", () => {
    expect(codeOf(() => Period.window("2024", "2023", "ANNUAL"))).toBe("BAD_USER_INPUT from");
    expect(codeOf(() => Period.window("2023-01", "2023-02", "ANNUAL"))).toBe("BAD_USER_INPUT from");
    expect(codeOf(() => Period.window("2023", "2023-02", "ANNUAL"))).toBe("BAD_USER_INPUT to");
    expect(codeOf(() => Period.window("1000", "9000", "MONTHLY"))).toBe("BAD_USER_INPUT to");
    expect(Period.window("2023", "2023", "MONTHLY").periods).toHaveLength(12);
  });

  test("a period is closed on the first day after it", () => {
    expect(Period.parse("2025-06").isClosed(new Date("2025-06-30T23:59:59Z"))).toBe(false);
    expect(Period.parse("2025-06").isClosed(new Date("2025-07-01T00:00:00Z"))).toBe(true);
  });
});
