import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CodedError, Unit } from "../../src/kernel/index.js";

const refusal = (from: Unit, to: Unit): string | undefined => {
  try {
    from.factorTo(to);
    return undefined;
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
};

describe("Unit", () => {
  test.each([
    ["st", "t", 0.90718474],
    ["lb", "kg", 0.45359237],
    ["lt", "t", 1.0160469088],
    ["kt", "t", 1000],
    ["USD/st", "USD/t", 1.1023113109243878],
    ["USc/lb", "USD/t", 22.046226218487757],
    ["USD/cwt", "USD/t", 22.046226218487757],
    ["USD/kg", "USD/t", 1000],
    ["USc", "USD", 0.01],
    ["%", "1", 0.01],
    ["Mt/yr", "kt/yr", 1000],
  ])("%s → %s × %d", (from, to, factor) => {
    expect(Unit.of(from).factorTo(Unit.of(to))).toBeCloseTo(factor, 12);
  });

  test("there and back is one", () => {
    const codes = fc.constantFrom("USD/t", "USD/kg", "USD/st", "USD/lt", "USD/lb", "USD/cwt", "USc/lb", "USc/kg");
    fc.assert(
      fc.property(codes, codes, (a, b) => {
        expect(Unit.of(a).factorTo(Unit.of(b)) * Unit.of(b).factorTo(Unit.of(a))).toBeCloseTo(1, 12);
      }),
    );
  });

  test("an index is never a price, nor another index", () => {
    const index = Unit.index("1982=100");
    expect(refusal(index, Unit.USD_PER_TONNE)).toBe("REFUSED_INDEX_IS_NOT_A_PRICE");
    expect(refusal(Unit.USD_PER_TONNE, index)).toBe("REFUSED_INDEX_IS_NOT_A_PRICE");
    expect(refusal(index, Unit.index("2005=100"))).toBe("REFUSED_INDEX_IS_NOT_A_PRICE");
    expect(index.factorTo(Unit.index("1982=100"))).toBe(1);
  });

  test.each([
    ["USD/dmtu", "USD/t"], // needs the iron content
    ["USD/dmt", "USD/t"], // needs the moisture
    ["PKR/t", "USD/t"], // needs a rate
    ["USD", "USD/t"],
    ["t", "t/yr"],
    ["t", "USD"],
    ["1", "hhi"],
  ])("%s → %s is refused", (from, to) => expect(refusal(Unit.of(from), Unit.of(to))).toBe("REFUSED_UNIT"));

  test("labels read as words", () => {
    expect(Unit.of("USD/t").label).toBe("US dollars per tonne");
    expect(Unit.of("USc/lb").label).toBe("US cents per pound");
    expect(Unit.of("USD/st").label).toBe("US dollars per short ton");
    expect(Unit.of("PKR/USD").label).toBe("PKR per US dollar");
    expect(Unit.of("t/yr").label).toBe("tonnes a year");
  });
});
