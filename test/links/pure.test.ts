import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Duration, Figure, HistoricDate, Period, Unit } from "../../src/kernel/index.js";
import { judge, overall, toleranceOf } from "../../src/links/claims/judge.js";
import type { Stated } from "../../src/links/claims/judge.js";
import { milestonesNamed, periodNamed } from "../../src/links/claims/quote.js";
import type { Sourced } from "../../src/links/figures.js";
import { sumOf } from "../../src/links/figures.js";
import { checkSubstitution, coverageOf, outputOf, supposed } from "../../src/links/import-substitution.js";
import { compareWindows } from "../../src/links/trade-window.js";
import type { Cell } from "../../src/links/trade-window.js";
import { indexOn } from "../../src/links/unit-value.js";
import { eventSpan, holds, lengthOf, monthAt, windowsAround, yearsAround } from "../../src/links/windows.js";
import { CRUDE_TO_PRODUCTS, CRUDE_TO_PRODUCTS_WORLD, crudeSteelFactor } from "../../src/links/yields.js";

const figure = (
  value: number | null,
  unit: Unit,
  status: readonly ("REPORTED" | "PARTIAL")[] = ["REPORTED"],
): Sourced => ({
  figure: value === null ? Figure.missing(unit, "NOT_COVERED", "not held") : new Figure({ value, unit, status }),
  ids: () => ["TradeObservation:x"],
});
const tonnes = (value: number | null, status?: readonly ("REPORTED" | "PARTIAL")[]) =>
  figure(value, Unit.TONNE, status);
const capacity = (value: number) => figure(value, Unit.of("t/yr"));

const aDay = fc
  .date({ min: new Date("1960-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const aDuration = fc.integer({ min: 1, max: 240 }).map((months) => Duration.parse(`P${months}M`));

describe("windows", () => {
  test("are half-open, as long as asked, and only the month of signature is between them", () => {
    fc.assert(
      fc.property(aDay, aDuration, aDuration, (day, before, after) => {
        const event = eventSpan(HistoricDate.parse(day))!;
        const windows = windowsAround(event, before, after);
        expect(lengthOf(windows.before)).toBe(before.months);
        expect(lengthOf(windows.after)).toBe(after.months);
        expect(windows.before.end).toBe(event.start);
        expect(windows.after.start).toBe(event.end);
        const month = Period.parse(day.slice(0, 7));
        expect(lengthOf(event)).toBe(day.endsWith("-01") ? 0 : 1);
        expect(holds(windows.before, month)).toBe(false);
        // A signature on the first of a month belongs, with its whole month, to what comes after.
        expect(holds(windows.after, month)).toBe(day.endsWith("-01"));
        expect(holds(windows.before, monthAt(event.start - 1))).toBe(true);
        expect(holds(windows.after, monthAt(event.end))).toBe(true);
        expect(holds(windows.after, monthAt(windows.after.end))).toBe(false);
      }),
    );
  });

  test("of years are whole calendar years and never hold the year of signature", () => {
    fc.assert(
      fc.property(aDay, aDuration, aDuration, (day, before, after) => {
        const event = eventSpan(HistoricDate.parse(day))!;
        const windows = yearsAround(event, before, after);
        for (const span of [windows.before, windows.after]) {
          expect(span.start % 12).toBe(0);
          expect(span.end % 12).toBe(0);
          expect(lengthOf(span)).toBeGreaterThanOrEqual(12);
        }
        const year = Period.year(Number(day.slice(0, 4)));
        expect(holds(windows.before, year)).toBe(false);
        expect(holds(windows.after, year)).toBe(day.endsWith("-01-01"));
      }),
    );
  });

  test("a day, a month, a year, nothing", () => {
    const span = (text: string | null) => {
      const found = eventSpan(HistoricDate.parse(text));
      return found && [monthAt(found.start).text, lengthOf(found)];
    };
    expect(span("2025-07-11")).toEqual(["2025-07", 1]);
    expect(span("2007-07-01")).toEqual(["2007-07", 0]);
    expect(span("2007-07")).toEqual(["2007-07", 1]);
    expect(span("2013")).toEqual(["2013-01", 12]);
    expect(span(null)).toBeNull();
  });
});

describe("coverage of imports", () => {
  const share = (capacityTonnes: number, utilisation: number, productYield: number, imports: number) =>
    coverageOf(outputOf(capacity(capacityTonnes), utilisation, supposed(productYield, Unit.FRACTION)), tonnes(imports))
      .value!;
  const positive = fc.double({ min: 1, max: 2e9, noNaN: true });

  test("grows with capacity, is proportional to it, falls with imports, and is never cut", () => {
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 0.01, max: 1.2, noNaN: true }), (made, bought, utilisation) => {
        const one = share(made, utilisation, 0.9, bought);
        expect(share(made * 2, utilisation, 0.9, bought)).toBeCloseTo(2 * one, 6);
        expect(share(made * 2, utilisation, 0.9, bought)).toBeGreaterThan(one);
        expect(share(made, utilisation, 0.9, bought * 2)).toBeLessThan(one);
        expect(one).toBeCloseTo((made * utilisation * 0.9) / bought, 6);
      }),
    );
  });

  test("a country that imports nothing, a year of some months, a missing figure", () => {
    const output = outputOf(capacity(1_100_000), 1, supposed(1, Unit.FRACTION));
    expect(coverageOf(output, tonnes(0)).missing!.reason).toBe("NOT_COMPARABLE");
    expect(coverageOf(output, tonnes(1_000_000, ["PARTIAL"])).missing!.reason).toBe("NOT_COMPARABLE");
    expect(coverageOf(output, tonnes(null)).missing!.reason).toBe("NOT_COVERED");
    expect(
      coverageOf(outputOf(figure(null, Unit.of("t/yr")), 1, supposed(1, Unit.FRACTION)), tonnes(5)).missing!.reason,
    ).toBe("NOT_COVERED");
  });

  test("the yields: 1.3 ÷ (1 + 0.175 c), and both ends of the range", () => {
    expect(crudeSteelFactor(0)).toBe(1.3);
    expect(crudeSteelFactor(1)).toBeCloseTo(1.10638, 5);
    expect(CRUDE_TO_PRODUCTS.value).toBeCloseTo(0.903846, 6);
    expect(CRUDE_TO_PRODUCTS_WORLD.value).toBeCloseTo(0.94003, 5);
  });

  test.each([
    [0, 1, null, "capacityTonnes"],
    [3e9, 1, null, "capacityTonnes"],
    [1, 0, null, "utilisation"],
    [1, 1.2000001, null, "utilisation"],
    [1, 1, 0, "productYield"],
    [1, 1, 1.01, "productYield"],
  ])("refuses %d, %d, %d: %s", (made, utilisation, productYield, argument) => {
    expect(() => checkSubstitution(made, utilisation, productYield)).toThrow(new RegExp(`^${argument}:`));
  });
});

describe("sums and indices", () => {
  test("a sum with gaps is PARTIAL, of gaps alone missing with their reason", () => {
    const sum = sumOf([tonnes(1), tonnes(null), tonnes(2)], Unit.TONNE, "sum");
    expect([sum.figure.value, sum.held, sum.expected]).toEqual([3, 2, 3]);
    expect(sum.figure.status).toEqual(["DERIVED", "PARTIAL"]);
    expect(sumOf([tonnes(null)], Unit.TONNE, "sum").figure.missing!.reason).toBe("NOT_COVERED");
  });

  test("an index is 100 at its base and keeps ratios", () => {
    const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (at, base) => {
        const usd = (value: number) => figure(value, Unit.USD_PER_TONNE);
        expect(indexOn(usd(base), usd(base), "2021").value).toBeCloseTo(100, 9);
        expect(indexOn(usd(at), usd(base), "2021").value! / 100).toBeCloseTo(at / base, 6);
      }),
    );
  });
});

describe("two windows", () => {
  const cells = (values: readonly (number | null)[], first = 0): Cell[] =>
    values.map((value, index) => ({ ...figure(value, Unit.USD), period: monthAt(24_000 + first + index) }));
  const windows = windowsAround({ start: 24_002, end: 24_003 }, Duration.parse("P2M"), Duration.parse("P1M"));

  test("compares means a month, shares, and suppliers that are no party", () => {
    // Two months before, the month of signature, one month after.
    const flows = {
      partner: cells([10, 30, 999, 40]),
      parties: cells([20, 40, 999, 60]),
      total: cells([100, 100, 9999, 160]),
    };
    const { before, after, change, controlChange } = compareWindows(flows, windows, null);
    expect([before.value.figure.value, after.value.figure.value]).toEqual([40, 40]);
    expect([before.share.value, after.share.value]).toEqual([0.2, 0.25]);
    expect([before.control.figure.value, after.control.figure.value]).toEqual([140, 100]);
    expect(change.value).toBeCloseTo(1, 12); // 40 a month against 20
    expect(controlChange.value).toBeCloseTo(100 / 70 - 1, 12);
  });

  test("the same level before and after is no change, whatever the lengths of the windows", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e9, noNaN: true }), (level) => {
        const same = cells([level, level, 0, level]);
        const { change } = compareWindows({ partner: same, parties: same, total: same }, windows, null);
        expect(change.value).toBeCloseTo(0, 12);
      }),
    );
  });

  test("nothing before gives no relative change; a block says why", () => {
    const flows = { partner: cells([0, 0, 0, 5]), parties: cells([0, 0, 0, 5]), total: cells([10, 10, 10, 10]) };
    expect(compareWindows(flows, windows, null).change.missing!.reason).toBe("NOT_COMPARABLE");
    const blocked = compareWindows({ ...flows, partner: cells([1, 1, 1, 1]) }, windows, "because").change;
    expect(blocked.missing).toMatchObject({ reason: "NOT_COMPARABLE", detail: "because" });
  });
});

describe("verdicts", () => {
  const stated = (
    value: number | null,
    qualifier: Stated["qualifier"],
    low: number | null = null,
    high: number | null = null,
  ): Stated => ({
    value,
    low,
    high,
    qualifier,
  });

  test.each([
    ["a plain number", stated(1.1e6, "EXACT"), 1.1e6, 1.1e6, "SUPPORTED"],
    ["a plain number, far off", stated(2.2e6, "EXACT"), 1.1e6, 1.1e6, "CONTRADICTED"],
    ["a number for some years of several", stated(3.4e6, "EXACT"), 2.4e6, 4.4e6, "DEPENDS_ON_SCOPE"],
    ["one significant digit is rough", stated(1e6, "EXACT"), 1.1e6, 1.1e6, "SUPPORTED"],
    ["two are not", stated(1.2e6, "EXACT"), 1.1e6, 1.1e6, "CONTRADICTED"],
    ["over", stated(1e6, "OVER", 1e6), 1.1e6, 3e6, "SUPPORTED"],
    ["over, in part", stated(2e6, "OVER", 2e6), 1.1e6, 3e6, "DEPENDS_ON_SCOPE"],
    ["over, in none", stated(5e6, "OVER", 5e6), 1.1e6, 3e6, "CONTRADICTED"],
    ["up to, out of reach", stated(5e6, "UP_TO", null, 5e6), 1.1e6, 3e6, "CONTRADICTED"],
    ["up to, reached", stated(3e6, "UP_TO", null, 3e6), 1.1e6, 3e6, "SUPPORTED"],
    ["up to, exceeded at times", stated(2.2e6, "UP_TO", null, 2.2e6), 1.1e6, 3e6, "DEPENDS_ON_SCOPE"],
    ["up to, exceeded always", stated(5e5, "UP_TO", null, 5e5), 1.1e6, 3e6, "CONTRADICTED"],
    ["from … to, one number of it", stated(null, "RANGE", 1.1e6, 5e6), 1.1e6, 1.1e6, "DEPENDS_ON_SCOPE"],
    ["from … to, both ends", stated(null, "RANGE", 1.1e6, 5e6), 1.1e6, 5e6, "SUPPORTED"],
    ["from … to, beside it", stated(null, "RANGE", 4e6, 5e6), 1.1e6, 1.1e6, "CONTRADICTED"],
    ["no number", stated(null, "WORDS"), 1, 2, "NOT_TESTABLE"],
  ] as const)("%s", (_name, statement, low, high, verdict) => {
    expect(judge(statement, low, high, "MEASURE")).toBe(verdict);
  });

  test("what could be reached: less is no contradiction, more is", () => {
    const share = (value: number) => judge(stated(value, "EXACT"), 0.2538, 0.4154, "ATTAINABLE");
    expect([0.2, 0.32, 0.5].map(share)).toEqual(["SUPPORTED", "DEPENDS_ON_SCOPE", "CONTRADICTED"]);
  });

  test("years must match", () => {
    const year = (value: number) => judge(stated(value, "EXACT"), 1981, 1985, "CONTAINS");
    expect([1980, 1981, 1985, 1986].map(year)).toEqual(["CONTRADICTED", "SUPPORTED", "SUPPORTED", "CONTRADICTED"]);
  });

  test("a wider scope never turns support of one number into contradiction, nor the other way round", () => {
    const amount = fc.double({ min: 1, max: 1e9, noNaN: true });
    const qualifier = fc.constantFrom("EXACT" as const, "ABOUT" as const);
    fc.assert(
      fc.property(amount, amount, amount, qualifier, (value, a, b, how) => {
        const statement = stated(value, how);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const narrow = judge(statement, a, a, "MEASURE");
        const wide = judge(statement, low, high, "MEASURE");
        if (narrow === "SUPPORTED") expect(wide).not.toBe("CONTRADICTED");
        if (narrow === "CONTRADICTED") expect(wide).not.toBe("SUPPORTED");
      }),
    );
  });

  test("tolerance: 10 % for one significant digit and for about, 5 % else", () => {
    expect([1e6, 5e6, 0.3, 1_100_000, 0.3333].map((number) => toleranceOf({ qualifier: "EXACT" }, number))).toEqual([
      0.1, 0.1, 0.1, 0.05, 0.05,
    ]);
    expect(toleranceOf({ qualifier: "ABOUT" }, 2.7e9)).toBe(0.1);
  });

  test("over all scopes", () => {
    expect(overall([])).toBe("NOT_TESTABLE");
    expect(overall(["NOT_TESTABLE", "SUPPORTED"])).toBe("SUPPORTED");
    expect(overall(["CONTRADICTED", "CONTRADICTED"])).toBe("CONTRADICTED");
    expect(overall(["CONTRADICTED", "SUPPORTED"])).toBe("DEPENDS_ON_SCOPE");
    expect(overall(["DEPENDS_ON_SCOPE", "SUPPORTED"])).toBe("DEPENDS_ON_SCOPE");
  });
});

describe("words of a quotation", () => {
  const until = Period.month(2025, 5);
  test.each([
    ["which cost Pakistan $324 million in March 2025 alone", "2025-03"],
    ["In 2023, Pakistan's bilateral trade with Russia reached $1 billion", "2023"],
    ["imports around $2.7 billion worth of steel annually", null],
    ["a loss of PKR 16.9 billion in 2008-09", null],
    ["from March 2024 to April 2024", null],
    ["expected in June 2025", null],
  ])("%s: %s", (quote, period) => {
    expect(periodNamed(quote, until)?.text ?? null).toBe(period);
  });

  test.each([
    ["built 52 years ago", ["CONSTRUCTION", "OPERATING"]],
    ["The PSM ceased operations in 2015", ["STOPPED"]],
    ["the official closure of the PSM in 2024", ["CLOSED"]],
    ["2027 as the starting year for construction work", ["CONSTRUCTION"]],
    ["an old plant", ["CONSTRUCTION", "OPERATING", "STOPPED", "CLOSED"]],
  ])("%s", (quote, milestones) => {
    expect(milestonesNamed(quote)).toEqual(milestones);
  });
});
