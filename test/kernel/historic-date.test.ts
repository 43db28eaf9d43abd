import { describe, expect, test } from "vitest";
import { Duration, HistoricDate } from "../../src/kernel/index.js";

describe("HistoricDate", () => {
  test.each([
    ["2025-07-11", "2025-07-11", "DAY"],
    ["2025-07", "2025-07-01", "MONTH"],
    ["2025", "2025-01-01", "YEAR"],
    ["1988-02-00", "1988-02-01", "MONTH"],
    ["1990-00-00", "1990-01-01", "YEAR"],
  ])("%s is %s (%s)", (text, date, precision) => {
    expect(HistoricDate.parse(text)).toMatchObject({ date, precision });
  });

  test.each([
    "9999-12-31",
    "0000-00-00",
    "1111-11-11",
    "NA",
    "n/a",
    "unknown",
    "",
    null,
    "0",
    "2025-02-30",
    "11/07/2025",
  ])("%j is unknown", (text) => expect(HistoricDate.parse(text)).toMatchObject({ date: null, precision: "UNKNOWN" }));

  test("its stored text comes back", () => {
    for (const text of ["2025", "2025-07", "2025-07-11"]) expect(HistoricDate.parse(text).text).toBe(text);
    expect(HistoricDate.UNKNOWN.text).toBeNull();
  });
});

describe("Duration", () => {
  test.each([
    ["P24M", 24],
    ["p1y", 12],
    ["P1Y6M", 18],
  ])("%s is %d months", (text, months) => expect(Duration.parse(text).months).toBe(months));
  test.each(["P", "P0M", "24M", "P2D", "PT1H", "P200Y", "-P1M"])("%s is refused", (text) =>
    expect(() => Duration.parse(text)).toThrow(/duration/),
  );
});
