import { describe, expect, test } from "vitest";
import { Figure, Unit } from "../../src/kernel/index.js";
import { inputNeeds } from "../../src/links/inputs.js";
import { checkCapacity, displacementOf, runYears } from "../../src/links/scenario.js";
import { checkMix, checkYield } from "../../src/links/scenario.mix.js";
import { reference, sources } from "../agreements/support.js";
import { refusalOf } from "../support/refusal.js";

const run = { utilisation: 1, referenceTo: 2021 };
const refused = (act: () => unknown) => {
  const { code, argument } = refusalOf(act).extensions;
  return [code, argument];
};

describe("scenario arithmetic", () => {
  test("2021, 3,397,540 t imported: 1.1 Mt covers a part, 5 Mt has an excess", () => {
    const of = (capacity: number) => displacementOf((capacity * 1.175) / 1.3, 3_397_540);
    expect(of(1_100_000).displaced).toBeCloseTo(994_230.769, 2);
    expect(of(1_100_000).uncovered).toBeCloseTo(2_403_309.231, 2);
    expect(of(1_100_000).excess).toBe(0);
    expect(of(5_000_000).displaced).toBe(3_397_540);
    expect(of(5_000_000).uncovered).toBe(0);
    expect(of(5_000_000).excess).toBeCloseTo(1_121_690.769, 2);
  });

  test("both sides add up, and twice the output never displaces less", () => {
    for (const output of [0, 1, 999.5, 1e6, 3e9])
      for (const imports of [0, 1, 1000, 3_397_540]) {
        const { displaced, uncovered, excess } = displacementOf(output, imports);
        expect(displaced + uncovered).toBeCloseTo(imports, 6);
        expect(displaced + excess).toBeCloseTo(output, 6);
        expect(displacementOf(2 * output, imports).displaced).toBeGreaterThanOrEqual(displaced);
      }
  });

  test("a linear ramp, a list of years, and the year after the reference", () => {
    expect(runYears(run)).toEqual([{ year: 2022, utilisation: 1 }]);
    expect(runYears({ ...run, utilisation: 0.8, rampYears: 4, startYear: 2030 }).map((y) => y.year)).toEqual([
      2030, 2031, 2032, 2033,
    ]);
    expect(runYears({ ...run, utilisation: 0.8, rampYears: 4 })[1]!.utilisation).toBeCloseTo(0.4, 12);
    expect(runYears({ ...run, utilisationByYear: [0, 0.5] }).map((y) => y.utilisation)).toEqual([0, 0.5]);
  });

  test("inputs of 1.1 Mt: ore 1,507,000 t, coal 858,000 t, scrap 137,500 t; by arc scrap 781,000 t", () => {
    const crude = { figure: new Figure({ value: 1_100_000, unit: Unit.TONNE }), ids: () => ["Facility:x"] };
    const needs = inputNeeds(crude, "BF_BOF", sources);
    [1_507_000, 858_000, 137_500].forEach((tonnes, at) => expect(needs[at]!.need.value).toBeCloseTo(tonnes, 3));
    expect(inputNeeds(crude, "EAF", sources)[0]!.need.value).toBeCloseTo(781_000, 3);
    expect(needs[0]!.need.derivation!.inputs).toEqual(["Facility:x"]);
    const absent = { figure: Figure.missing(Unit.TONNE, "NOT_REPORTED"), ids: () => [] };
    expect(inputNeeds(absent, "EAF", sources)[0]!.need).toMatchObject({
      value: null,
      missing: { reason: "NOT_REPORTED" },
    });
  });

  test.each([
    ["capacityTonnes", () => checkCapacity(0)],
    ["capacityTonnes", () => checkCapacity(-1)],
    ["capacityTonnes", () => checkCapacity(Number.NaN)],
    ["yields", () => checkYield(1.01)],
    ["yields", () => checkYield(0)],
    ["utilisation", () => runYears({ ...run, utilisation: 1.01 })],
    ["utilisation", () => runYears({ ...run, utilisation: 0 })],
    ["utilisationByYear", () => runYears({ ...run, utilisationByYear: [0.5, 1.1] })],
    ["utilisationByYear", () => runYears({ ...run, utilisationByYear: [] })],
    ["rampYears", () => runYears({ ...run, rampYears: 0 })],
    ["rampYears", () => runYears({ ...run, rampYears: 2, utilisationByYear: [1] })],
    ["startYear", () => runYears({ ...run, startYear: 2021 })],
    ["mix", () => checkMix([], reference)],
    ["mix", () => checkMix([{ product: "STEEL_FLAT", share: 0.99 }], reference)],
    ["mix", () => checkMix([{ product: "CRUDE_STEEL", share: 1 }], reference)],
    ["mix", () => checkMix([{ product: "TOTAL", share: 1 }], reference)],
    [
      "mix",
      () =>
        checkMix(
          [
            { product: "STEEL_FLAT", share: 0.5 },
            { product: "7208", share: 0.5 },
          ],
          reference,
        ),
    ],
  ])("refuses %s (%#)", (argument, act) => {
    expect(refused(act)).toEqual(["BAD_USER_INPUT", argument]);
  });

  test("a start too early says which years are allowed; a product is asked by the codes that hold it alone", () => {
    expect(refusalOf(() => runYears({ ...run, startYear: 2020 })).message).toContain("2022");
    const [coil] = checkMix([{ product: "HOT_ROLLED_COIL", share: 1 }], reference);
    expect(coil!.commodities).toContain("720836");
    expect(coil!.commodities).not.toContain("7208");
    expect(refused(() => checkMix([{ product: "STELE", share: 1 }], reference))).toEqual(["CODE_UNKNOWN", "mix"]);
  });
});
