import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeriesCaps, SeriesWant } from "../../src/planner/index.js";
import { planSeries } from "../../src/planner/index.js";

const ids = (count: number) => Array.from({ length: count }, (_, at) => `S${String(at).padStart(3, "0")}`);
const wants = (count: number, fromYear: number, toYear: number): SeriesWant[] =>
  ids(count).map((id) => ({ id, fromYear, toYear }));

describe("chunks of ids, windows of years", () => {
  test.each<[string, SeriesWant[], SeriesCaps, number]>([
    ["BLS without a key: 60 series, 10 years", wants(60, 2015, 2024), { maxIds: 25, maxYears: 10 }, 3],
    ["BLS without a key: 25 series, 11 years", wants(25, 2014, 2024), { maxIds: 25, maxYears: 10 }, 2],
    ["BLS with a key: 50 series, 20 years", wants(50, 2005, 2024), { maxIds: 50, maxYears: 20 }, 1],
    ["BLS with a key: 51 series, 21 years", wants(51, 2004, 2024), { maxIds: 50, maxYears: 20 }, 4],
    ["FRED v1: one series a call", wants(7, 1990, 2024), { maxIds: 1, maxYears: Infinity }, 7],
    ["DBnomics: 50 ids a call", wants(120, 1960, 2024), { maxIds: 50, maxYears: Infinity }, 3],
    [
      "IMF: + lists within a URL of 200 characters",
      wants(60, 2000, 2024),
      { maxIds: Infinity, maxYears: Infinity, maxUrlLength: 200, baseUrlLength: 101 },
      3,
    ],
    ["nothing", [], { maxIds: 1, maxYears: 1 }, 0],
    ["a window that runs backwards", wants(1, 2024, 2020), { maxIds: 1, maxYears: 1 }, 0],
  ])("%s: %#", (_name, asked, caps, calls) => expect(planSeries(asked, caps)).toHaveLength(calls));

  test("windows begin where they need fewest calls", () => {
    const asked = [
      { id: "a", fromYear: 2000, toYear: 2001 },
      { id: "b", fromYear: 2008, toYear: 2017 },
    ];
    expect(planSeries(asked, { maxIds: 25, maxYears: 10 })).toHaveLength(2);
    // From 2000 on it would be three: b lies across two windows.
    expect(planSeries(asked, { maxIds: 1, maxYears: 10 })).toHaveLength(2);
  });

  test("series of the same years go together, and a call asks for no more years than its series", () => {
    const asked = [
      ...wants(25, 2020, 2024),
      ...ids(50)
        .slice(25)
        .map((id) => ({ id, fromYear: 1995, toYear: 1999 })),
    ];
    expect(
      planSeries(asked, { maxIds: 25, maxYears: Infinity }).map(({ fromYear, toYear }) => [fromYear, toYear]),
    ).toEqual([
      [1995, 1999],
      [2020, 2024],
    ]);
  });

  test("an id longer than the URL is our fault, said at once", () => {
    expect(() => planSeries(wants(1, 2000, 2001), { maxIds: 5, maxYears: 10, maxUrlLength: 3 })).toThrow(
      "longer than the URL",
    );
  });
});

test("every year of every series is in a request, and no request breaks a cap", () => {
  const want = fc.record({
    id: fc.constantFrom(...ids(12)),
    fromYear: fc.integer({ min: 1990, max: 2024 }),
    toYear: fc.integer({ min: 1990, max: 2024 }),
  });
  const caps = fc.record({
    maxIds: fc.integer({ min: 1, max: 6 }),
    maxYears: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(Infinity)),
    maxUrlLength: fc.integer({ min: 10, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(want, { maxLength: 12 }), caps, (asked, limits) => {
      const requests = planSeries(asked, limits);
      for (const { id, fromYear, toYear } of asked)
        for (let year = fromYear; year <= toYear; year += 1)
          expect(
            requests.filter((request) => request.ids.includes(id) && request.fromYear <= year && year <= request.toYear)
              .length,
          ).toBe(1);
      for (const request of requests) {
        expect(request.ids.length).toBeLessThanOrEqual(limits.maxIds);
        expect(request.toYear - request.fromYear + 1).toBeLessThanOrEqual(limits.maxYears);
        expect(request.ids.join(",").length).toBeLessThanOrEqual(limits.maxUrlLength);
      }
    }),
    { numRuns: 300 },
  );
});
