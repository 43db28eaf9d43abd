import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asOfDay, isKnownBy, isPast } from "../../src/kernel/index.js";

describe("what was out by a day", () => {
  test.each([
    ["2023-12-05", "2023-12-05", true],
    ["2023-12-05", "2023-12-04", false],
    ["2023-12", "2023-12-30", false],
    ["2023-12", "2023-12-31", true],
    ["2024-02", "2024-02-29", true],
    ["2024-02", "2024-02-28", false],
    ["2020", "2020-12-30", false],
    ["2020", "2021-01-01", true],
    ["2020-08-04T10:00:00Z", "2020-08-04", true],
    [null, "2030-01-01", false],
  ])("%s by %s: %s", (published, asOf, known) => expect(isKnownBy(published, asOf)).toBe(known));

  test("a later day never knows less", () => {
    const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2035-12-31"), noInvalidDate: true });
    const text = (date: Date) => date.toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, day, day, fc.constantFrom(4, 7, 10), (published, one, other, length) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const on = text(published).slice(0, length);
        if (isKnownBy(on, text(early))) expect(isKnownBy(on, text(late))).toBe(true);
      }),
    );
  });
});

test("the argument is a day", () => {
  expect(asOfDay("2024-06-30")).toBe("2024-06-30");
  expect(asOfDay(null)).toBeNull();
  for (const bad of ["2024-06", "2024-02-30", "soon"]) expect(() => asOfDay(bad)).toThrow("asOf");
  const now = new Date("2026-11-23T10:00:00Z");
  expect([isPast("2026-11-22", now), isPast("2026-11-23", now), isPast(null, now)]).toEqual([true, false, false]);
});
