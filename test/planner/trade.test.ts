import { describe, expect, test } from "vitest";
import type { TradeCaps, TradeWant } from "../../src/planner/index.js";
import { fewestCalls, halve, planTrade } from "../../src/planner/index.js";
import {
  answers,
  cellsOf,
  countries,
  HEADINGS,
  KEYED,
  KEYED_WITH_PREFIXES,
  nameOf,
  PREVIEW,
  SIX_DIGITS,
  want,
  years,
} from "./support.js";

const calls = (wants: readonly TradeWant[], caps: TradeCaps = KEYED) => planTrade(wants, caps).requests.length;
const ten = (count: number) => countries(count);

describe("the numbers of the issue, with a key", () => {
  test("Pakistan, all partners, chapters 72 and 73, 2013–2024, imports: 1 call", () => {
    const { requests, cells } = planTrade([want({})], KEYED);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      partners: "ALL",
      commodities: ["72", "73"],
      periods: years(2013, 2024),
      flows: ["M"],
    });
    expect(cells).toBe(24);
  });
  test("the same for the 55 headings: 1 call, its URL about 520 characters", () => {
    const { requests } = planTrade([want({ commodities: HEADINGS })], KEYED);
    expect(requests).toHaveLength(1);
    expect(requests[0]!.urlLength).toBeGreaterThan(500);
    expect(requests[0]!.urlLength).toBeLessThan(620);
  });
  test.each([
    ["lists", KEYED],
    ["lists or prefixes", KEYED_WITH_PREFIXES],
  ])("all 291 six-digit codes by %s: 2 calls", (_name, caps) => {
    expect(SIX_DIGITS).toHaveLength(291);
    expect(calls([want({ commodities: SIX_DIGITS })], caps)).toBe(2);
  });
  test("one year of all six-digit codes: 2 by their list, 1 by prefixes", () => {
    const wants = [want({ commodities: SIX_DIGITS, periods: ["2023"] })];
    expect(calls(wants)).toBe(2);
    const [request] = planTrade(wants, KEYED_WITH_PREFIXES).requests;
    expect(calls(wants, KEYED_WITH_PREFIXES)).toBe(1);
    expect(request!.commodities).toEqual(["72*", "73*"]);
    expect(request!.covers).toHaveLength(291 + 55 + 2);
  });
  test("10 reporters, 10 partners, 55 headings, 12 years, both flows: at most 2 calls", () => {
    const wants = [want({ reporters: ten(10), partners: ten(10), commodities: HEADINGS, flows: ["M", "X"] })];
    expect(calls(wants)).toBeLessThanOrEqual(2);
    expect(calls(wants)).toBe(fewestCalls(wants, KEYED));
  });
  test("asked again: 0; with one more year: 1, and only that year", () => {
    const wants = [want({ commodities: HEADINGS })];
    const held = new Set(cellsOf(wants).map(nameOf));
    expect(planTrade(wants, KEYED, (cell) => held.has(nameOf(cell)))).toEqual({
      requests: [],
      cells: 0,
      estimatedRows: 0,
    });
    const more = [want({ commodities: HEADINGS, periods: years(2013, 2025) })];
    const { requests } = planTrade(more, KEYED, (cell) => held.has(nameOf(cell)));
    expect(requests.map(({ periods }) => periods)).toEqual([["2025"]]);
  });
  test("NestedSuppliers over 50 importers: the lower bound", () => {
    for (const commodities of [["72"], ["72", "73"], HEADINGS, HEADINGS.slice(0, 20)])
      for (const periods of [years(2012, 2015), years(2013, 2024)]) {
        const wants = countries(50).map((reporter) => want({ reporters: [reporter], commodities, periods }));
        const bound = fewestCalls(wants, KEYED);
        expect(calls(wants), `${commodities.length} codes, ${periods.length} years`).toBe(bound);
      }
  });
});

describe("the preview: 500 rows, one period", () => {
  test("chapters: one call a year", () => {
    const { requests } = planTrade([want({})], PREVIEW);
    expect(requests.map(({ periods }) => periods)).toEqual(years(2013, 2024).map((year) => [year]));
    expect(requests[0]!.estimatedRows).toBeLessThan(450);
  });
  test("headings: 6 calls a year at 120 partners, 4 at 80", () => {
    const wants = [want({ commodities: HEADINGS, periods: ["2023"] })];
    expect(calls(wants, PREVIEW)).toBe(6);
    expect(calls(wants, { ...PREVIEW, typicalPartners: 80 })).toBe(4);
  });
});

describe("rules", () => {
  test("up to 15 partners are listed with World, more are asked for as ALL", () => {
    expect(planTrade([want({ partners: ten(15) })], KEYED).requests[0]!.partners).toEqual(["0", ...ten(15)]);
    expect(planTrade([want({ partners: ten(16) })], KEYED).requests[0]!.partners).toBe("ALL");
    expect(planTrade([want({ partners: ["0", "643"] })], KEYED).requests[0]!.partners).toEqual(["0", "643"]);
  });
  test("lists of several fields join, and become ALL together", () => {
    const fields = [want({ partners: ten(8) }), want({ partners: countries(16).slice(8) })];
    expect(planTrade(fields.slice(0, 1), KEYED).requests[0]!.partners).toHaveLength(9);
    const { requests } = planTrade(fields, KEYED);
    expect(requests.map(({ partners }) => partners)).toEqual(["ALL"]);
  });
  test("fields of different codes that join come over 15 partners together: ALL", () => {
    const fields = [
      want({ partners: ten(8), commodities: ["72"] }),
      want({ partners: countries(16).slice(8), commodities: ["73"] }),
    ];
    const { requests } = planTrade(fields, KEYED);
    expect(requests.map(({ partners, commodities }) => [partners, commodities])).toEqual([["ALL", ["72", "73"]]]);
  });
  test("fields, aliases and levels of one operation share calls: flows, years and levels side by side", () => {
    const wants = [
      want({}),
      want({ flows: ["X"] }),
      want({ periods: ["2012", "2013"], commodities: ["72"] }),
      want({ commodities: ["7208"], partners: ["643"], periods: ["2020"] }),
    ];
    expect(calls(wants)).toBe(2);
    expect(fewestCalls(wants, KEYED)).toBe(2);
  });
  test("annual and monthly never share a call", () => {
    const { requests } = planTrade([want({ periods: ["2023"] }), want({ frequency: "M", periods: ["202301"] })], KEYED);
    expect(requests.map(({ frequency }) => frequency).sort()).toEqual(["A", "M"]);
  });
  test("a source whose partners must be named gets lists", () => {
    const caps = { ...KEYED, canWildcardPartners: false, allPartners: countries(200), maxUrlLength: 600 };
    const { requests } = planTrade([want({ periods: ["2023"] })], caps);
    const asked = requests.flatMap(({ partners }) => (partners === "ALL" ? [] : partners));
    expect(new Set(asked)).toEqual(new Set(["0", ...countries(200)]));
    expect(requests.every(({ urlLength }) => urlLength <= 600)).toBe(true);
  });
  test("nothing wanted is nothing asked", () => {
    for (const empty of ["reporters", "partners", "commodities", "flows", "periods"] as const)
      expect(calls([want({ [empty]: [] })])).toBe(0);
    expect(calls([])).toBe(0);
  });
  test("a URL that cannot name one cell is our fault, said at once", () => {
    expect(() => calls([want({})], { ...KEYED, maxUrlLength: 231 })).toThrow("one cell");
  });
});

describe("an answer that was cut", () => {
  test("halves the longest list, again and again, to single cells, and loses nothing", () => {
    const whole = planTrade([want({ partners: ["643"], flows: ["M", "X"], commodities: HEADINGS.slice(0, 5) })], KEYED)
      .requests[0]!;
    const cells = cellsOf([want({ partners: ["643"], flows: ["M", "X"], commodities: HEADINGS.slice(0, 5) })]);
    let pieces = [whole];
    for (let round = 0; round < 10; round += 1) {
      const next = pieces.map((piece) => halve(piece, KEYED, "ROWS"));
      pieces = pieces.flatMap((piece, at) => next[at] ?? [piece]);
      for (const cell of cells) expect(pieces.filter((piece) => answers(piece, cell))).toHaveLength(1);
      if (next.every((halves) => halves === null)) break;
    }
    expect(pieces).toHaveLength(120);
    expect(halve(pieces[0]!, KEYED, "ROWS")).toBeNull();
  });
  test("a prefix is written out, ALL partners are written out where they are known", () => {
    const [request] = planTrade([want({ commodities: SIX_DIGITS, periods: ["2023"] })], KEYED_WITH_PREFIXES).requests;
    const [left] = halve(request!, KEYED_WITH_PREFIXES, "ROWS")!;
    expect(left.commodities).toEqual(["72*"]);
    const [codes] = halve(left, KEYED_WITH_PREFIXES, "ROWS")!;
    expect(codes.commodities).toEqual(codes.covers);
    const cell = planTrade([want({ commodities: ["72"], periods: ["2023"] })], KEYED).requests[0]!;
    expect(halve(cell, KEYED, "ROWS")).toBeNull();
    const listed = halve(cell, { ...KEYED, allPartners: countries(9) }, "ROWS")!;
    expect(listed.map(({ partners }) => partners.length)).toEqual([4, 5]);
  });
  test("a URL that was too long loses half of its longest text", () => {
    const [request] = planTrade([want({ commodities: HEADINGS })], KEYED).requests;
    const halves = halve(request!, KEYED, "URL")!;
    expect(halves.map(({ commodities }) => commodities.length)).toEqual([27, 28]);
    // Three codes of six digits are longer than four years, but fewer.
    const [small] = planTrade(
      [want({ commodities: SIX_DIGITS.slice(0, 3), periods: years(2020, 2023) })],
      KEYED,
    ).requests;
    expect(halve(small!, KEYED, "URL")!.map(({ commodities }) => commodities.length)).toEqual([1, 2]);
    expect(halve(small!, KEYED, "ROWS")!.map(({ periods }) => periods.length)).toEqual([2, 2]);
  });
});

describe("speed", () => {
  const best = (work: () => void): number => {
    let least = Infinity;
    for (let run = 0; run < 15; run += 1) {
      const begun = performance.now();
      work();
      least = Math.min(least, performance.now() - begun);
    }
    return least;
  };
  test("2,500 cells, ragged years: 1 call in 2 ms (three times that allowed on a busy machine)", () => {
    const wants = countries(50).map((reporter, at) =>
      want({ reporters: [reporter], commodities: HEADINGS.slice(0, 5), periods: years(2010 + (at % 4), 2019) }),
    );
    expect(best(() => planTrade(wants, KEYED))).toBeLessThan(6);
  });
  test("random holes do not explode: 2,500 cells, 70 % of them held", () => {
    const wants = [want({ reporters: countries(50), commodities: HEADINGS.slice(0, 5), periods: years(2013, 2022) })];
    const held = new Set(
      cellsOf(wants)
        .filter((_cell, at) => (at * 7919) % 10 < 7)
        .map(nameOf),
    );
    const isHeld = (cell: Parameters<typeof nameOf>[0]) => held.has(nameOf(cell));
    expect(planTrade(wants, KEYED, isHeld).requests.length).toBeLessThanOrEqual(2);
    expect(best(() => planTrade(wants, KEYED, isHeld))).toBeLessThan(150);
  });
});
