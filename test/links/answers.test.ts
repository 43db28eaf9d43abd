import { describe, expect, test } from "vitest";
import type { Caveat, Figure } from "./gateway.js";
import { findAll, published } from "./gateway.js";

interface Year {
  readonly period: string;
  readonly output: Figure;
  readonly imports: Figure;
  readonly coverage: Figure;
  readonly exceedsImports: boolean | null;
  readonly importBill: Figure;
  readonly assumptions: readonly { id: string; text: string; value: number | null }[];
  readonly caveats: readonly Caveat[];
}
interface Plant {
  readonly facility: { readonly importSubstitution: readonly Year[] | null } | null;
}

/** Pakistan's imports of STEEL, tonnes, as the yearbooks have them. */
const IMPORTS = [3_411_000, 4_358_000, 3_917_000, 3_474_000, 2_689_510, 2_393_430, 3_397_540];
const psm = { facility: "pakistan-steel-mills", basket: "STEEL", from: "2015", to: "2021" };

describe("import substitution", () => {
  test("1.1 Mt of crude steel is 994,231 t of products, 23 to 42 % of the imports of 2015 to 2021", async () => {
    const { data, errors } = await published<Plant>("import-substitution", {
      ...psm,
      capacityTonnes: 1_100_000,
      utilisation: 1,
    });
    expect(errors).toBeUndefined();
    const years = data.facility!.importSubstitution!;
    expect(years.map(({ period }) => period)).toEqual(["2015", "2016", "2017", "2018", "2019", "2020", "2021"]);
    expect(years.map(({ imports }) => imports.value)).toEqual(IMPORTS);
    const byHand = [0.291478, 0.228139, 0.253825, 0.286192, 0.36967, 0.4154, 0.292633];
    years.forEach(({ output, coverage, exceedsImports, importBill, assumptions, caveats }, index) => {
      expect(output.value).toBeCloseTo(994_230.769, 2);
      expect(output.unit.code).toBe("t");
      expect(coverage.value).toBeCloseTo(byHand[index]!, 5);
      expect(coverage.unit.code).toBe("1");
      expect(coverage.status).toContain("DERIVED");
      expect(coverage.provenance.map(({ source }) => source.id)).toContain("worldsteel");
      expect(exceedsImports).toBe(false);
      // worldsteel gives tonnes only.
      expect(importBill).toMatchObject({ value: null, missing: { reason: "NOT_REPORTED" } });
      expect(assumptions.map(({ id }) => id)).toEqual(expect.arrayContaining(["capacity", "utilisation", "yield"]));
      expect(assumptions.find(({ id }) => id === "yield")!.value).toBeCloseTo(1.175 / 1.3, 10);
      expect(caveats.map(({ id }) => id)).toContain("links.not-a-saving");
      expect(caveats.map(({ id }) => id)).not.toContain("links.exceeds-imports");
    });
    const inputs = years.flatMap(({ coverage, output }) => [
      ...coverage.derivation!.inputs,
      ...output.derivation!.inputs,
    ]);
    expect(await findAll(inputs)).toEqual([...new Set(inputs)]);
    expect(inputs).toContain("TradeObservation:worldsteel~IMPORT~PAK~W00~STEEL~2021");
  });

  test("5 Mt is more than all imports of every year: said so, not cut at 1", async () => {
    const { data } = await published<Plant>("import-substitution", {
      ...psm,
      capacityTonnes: 5_000_000,
      utilisation: 1,
    });
    const years = data.facility!.importSubstitution!;
    const byHand = [1.324899, 1.036997, 1.153748, 1.300872, 1.680318, 1.888182, 1.330148];
    years.forEach(({ coverage, exceedsImports, caveats }, index) => {
      expect(coverage.value).toBeCloseTo(byHand[index]!, 5);
      expect(exceedsImports).toBe(true);
      expect(caveats.map(({ id }) => id)).toContain("links.exceeds-imports");
    });
  });

  test("without a capacity: the register's nominal one, the others named", async () => {
    const { data, errors } = await published<Plant>("import-substitution", { ...psm, from: "2021" });
    expect(errors).toBeUndefined();
    const [year] = data.facility!.importSubstitution!;
    expect(year!.assumptions.find(({ id }) => id === "capacity")!.value).toBe(1_100_000);
    expect(year!.coverage.value).toBeCloseTo(0.292633, 5);
    expect(year!.coverage.derivation!.inputs).toContain("Facility:pakistan-steel-mills");
    const disputed = year!.caveats.find(({ id }) => id === "links.capacity-disputed")!;
    expect(disputed.text).toMatch(/5/);
    expect(year!.caveats.map(({ id }) => id)).toContain("links.plant-not-operating");
  });

  test("coverage grows with capacity and utilisation", async () => {
    const at = async (capacityTonnes: number, utilisation: number) => {
      const { data } = await published<Plant>("import-substitution", {
        ...psm,
        from: "2021",
        capacityTonnes,
        utilisation,
      });
      return data.facility!.importSubstitution![0]!.coverage.value!;
    };
    const ladder = await Promise.all([
      at(500_000, 0.5),
      at(500_000, 1),
      at(500_000, 1.2),
      at(1_000_000, 1),
      at(3_000_000, 1),
    ]);
    expect(ladder).toEqual([...ladder].sort((a, b) => a - b));
    expect(ladder[1] / ladder[0]).toBeCloseTo(2, 10);
  });

  test("a year without figures has its reason, and no answer to whether it is exceeded", async () => {
    const { data, errors } = await published<Plant>("import-substitution", { ...psm, from: "2022", to: "2022" });
    expect(errors).toBeUndefined();
    const [year] = data.facility!.importSubstitution!;
    expect(year!.exceedsImports).toBeNull();
    for (const figure of [year!.imports, year!.coverage, year!.importBill]) {
      expect(figure.value).toBeNull();
      expect(figure.missing!.reason).toBeTruthy();
    }
    expect(year!.output.value).toBeCloseTo(994_230.769, 2);
  });

  test.each([
    ["capacityTonnes", { capacityTonnes: 0 }, "BAD_USER_INPUT"],
    ["capacityTonnes", { capacityTonnes: -1 }, "BAD_USER_INPUT"],
    ["utilisation", { utilisation: 0 }, "BAD_USER_INPUT"],
    ["utilisation", { utilisation: 1.3 }, "BAD_USER_INPUT"],
    ["basket", { basket: "STELE" }, "CODE_UNKNOWN"],
    ["from", { from: "2021", to: "2015" }, "BAD_USER_INPUT"],
    ["from", { from: "2021-03" }, "BAD_USER_INPUT"],
  ])("refuses %s by name: %j", async (argument, wrong, code) => {
    const { data, errors } = await published<Plant>("import-substitution", { ...psm, ...wrong });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([[code, argument]]);
    expect(data.facility).not.toBeNull();
    expect(data.facility!.importSubstitution).toBeNull();
  });
});
