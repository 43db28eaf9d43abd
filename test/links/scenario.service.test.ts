import { describe, expect, test } from "vitest";
import type { ScenarioProduct } from "../../src/links/scenario-year.type.js";
import type { TradeQuestion } from "../../src/trade/index.js";
import { newContext } from "../support/trade.js";
import type { Suppliers, Table } from "./scenario.support.js";
import { given, publisher, scenarioOver, serviceOver, WORLD } from "./scenario.support.js";

/** Flat steel: 800,000 t of the World's two years from three suppliers, 100,000 t of them from nobody named. */
const FLAT: Readonly<Record<number, Suppliers>> = {
  2019: { [WORLD]: [300_000, 150e6], CHN: [200_000, 100e6], JPN: [50_000, 25e6] },
  2020: { [WORLD]: [500_000, 290e6], CHN: [300_000, 170e6], RUS: [150_000, 90e6] },
};
const COLD: Suppliers = { [WORLD]: [40_000, 30e6], JPN: [40_000, 30e6] };
const TWO_YEARS: Table = (commodity, year) => (commodity === "7208" ? FLAT[year]! : COLD);
const MIX = [
  { product: "7208", share: 0.25 },
  { product: "7209", share: 0.75 },
];

const known = ({ suppliers, otherSuppliers, unattributed }: ScenarioProduct): number =>
  [...suppliers.map(({ displaced }) => displaced), otherSuppliers, unattributed].reduce(
    (sum, { value }) => sum + (value ?? 0),
    0,
  );

describe("substitution scenario over a publisher with suppliers and weights", () => {
  test("by hand: 225,962 t of 400,000 t; China 62.5 %, Russia 18.75 %, Japan 6.25 %, nobody named 12.5 %", async () => {
    const scenario = await scenarioOver(publisher(TWO_YEARS), { mix: MIX });
    const [flat, cold] = scenario.years[0]!.products;
    expect(scenario.references[0]!.imports.value).toBe(400_000);
    expect(scenario.references[0]!.unitValue.value).toBe(550);
    expect(flat!.balance.output.value).toBeCloseTo(225_961.538, 2);
    expect(flat!.balance.displaced.value).toBeCloseTo(225_961.538, 2);
    expect(flat!.balance.valueDisplaced.value).toBeCloseTo(124_278_846.15, 1);
    expect(flat!.suppliers.map(({ partner, share }) => [partner.code, share.value])).toEqual([
      ["CHN", 0.625],
      ["RUS", 0.1875],
      ["JPN", 0.0625],
    ]);
    expect(flat!.suppliers[0]!.displaced.value).toBeCloseTo(141_225.962, 2);
    expect(flat!.otherSuppliers.value).toBe(0);
    expect(flat!.unattributed.value).toBeCloseTo(28_245.192, 2);
    // 677,885 t of cold-rolled against 40,000 t: the excess is stated and fills no gap of the other product.
    expect(cold!.balance.displaced.value).toBe(40_000);
    expect(cold!.balance.excess.value).toBeCloseTo(637_884.615, 2);
    const { total } = scenario.years[0]!;
    expect(total.displaced.value).toBeCloseTo(265_961.538, 2);
    expect(total.uncovered.value).toBeCloseTo(174_038.462, 2);
    expect(scenario.limits.map(({ id }) => id)).toContain("links.exceeds-imports");
  });

  test("suppliers + others + unattributed = displaced; both sides add up; twice the capacity never displaces less", async () => {
    for (const topSuppliers of [1, 2, 250]) {
      const port = publisher(TWO_YEARS);
      let before = 0;
      for (const capacityTonnes of [1, 1e5, 2e5, 4e5, 8e5, 1.6e6, 3.2e6]) {
        const { years } = await scenarioOver(port, { mix: MIX, capacityTonnes, topSuppliers, rampYears: 3 });
        expect(years).toHaveLength(3);
        for (const { products, total } of years)
          for (const product of products) {
            for (const { displaced, uncovered, imports, excess, output } of [product.balance, total]) {
              expect(displaced.value! + uncovered.value!).toBeCloseTo(imports.value!, 4);
              expect(displaced.value! + excess.value!).toBeCloseTo(output.value!, 4);
            }
            expect(product.suppliers.length).toBeLessThanOrEqual(topSuppliers);
            expect(known(product)).toBeCloseTo(product.balance.displaced.value!, 4);
          }
        const displaced = years.at(-1)!.total.displaced.value!;
        expect(displaced).toBeGreaterThanOrEqual(before);
        before = displaced;
      }
    }
  });

  test("every figure says by what formula, of what, with which numbers", async () => {
    const { years } = await scenarioOver(publisher(TWO_YEARS), { mix: MIX, utilisation: 0.8 });
    const [flat] = years[0]!.products;
    const { balance, suppliers, unattributed } = flat!;
    const all = [balance.output, balance.displaced, balance.uncovered, balance.excess, balance.valueDisplaced];
    for (const { derivation } of [...all, suppliers[0]!.displaced, unattributed]) {
      const stated = new Map(derivation!.parameters.map(({ name, value }) => [name, value]));
      expect(stated.get("capacity, t of crude steel a year")).toBe("1000000");
      expect(stated.get("utilisation")).toBe("0.8");
      expect(Number(stated.get("yield, t of products ÷ t of crude steel"))).toBeCloseTo(0.903846, 6);
    }
    expect(balance.displaced.derivation!.inputs).toContain(`TradeObservation:comtrade~IMPORT~PAK~${WORLD}~7208~2020`);
    expect(suppliers[0]!.displaced.derivation!.inputs).toContain("TradeObservation:comtrade~IMPORT~PAK~CHN~7208~2020");
    const [ore] = years[0]!.inputNeeds;
    expect(ore!.need.derivation!.parameters).toContainEqual({
      name: "bf-bof.iron-ore, t ÷ t of crude steel",
      value: "1.37",
    });
    expect([ore!.need.value, ore!.year]).toEqual([1_096_000, 2019]);
  });
});

describe("what is not held", () => {
  test("a year that is not out is named and left out of the mean", async () => {
    const port = publisher((code, year) => (year === 2020 ? null : TWO_YEARS(code, year)));
    const { references, limits } = await scenarioOver(port, { mix: [{ product: "7208", share: 1 }] });
    expect(references[0]!.imports.value).toBe(300_000);
    expect(references[0]!.yearsUsed).toEqual(["2019"]);
    expect(references[0]!.yearsLeftOut).toMatchObject([{ period: "2020", missing: { reason: "NOT_YET_PUBLISHED" } }]);
    expect(limits.find(({ id }) => id === "links.years-left-out")!.text).toContain("7208: 2020");
  });

  test("suppliers are of the years used: one of eight codes missing in 2020 leaves out all of 2020", async () => {
    const first: Suppliers = { [WORLD]: [100, 50], CHN: [60, 30] };
    const second: Suppliers = { [WORLD]: [900, 450], RUS: [900, 450] };
    const port = publisher((code, year) => (year === 2019 ? first : code === "720836" ? null : second));
    const { references, years } = await scenarioOver(port, { mix: [{ product: "HOT_ROLLED_COIL", share: 1 }] });
    expect(references[0]!.imports.value).toBe(800);
    expect(references[0]!.yearsUsed).toEqual(["2019"]);
    const [product] = years[0]!.products;
    expect(product!.suppliers.map(({ partner, displaced }) => [partner.code, displaced.value])).toEqual([["CHN", 480]]);
    expect(product!.unattributed.value).toBeCloseTo(320, 9);
  });

  test("a few partners are no year of imports: NOT_COMPARABLE, and nothing is displaced", async () => {
    const port = publisher(() => ({ CHN: [10, 10] }), { partnersHeld: ["CHN"] });
    const { references, years } = await scenarioOver(port, { mix: MIX });
    expect(references[0]!.yearsLeftOut.map(({ missing }) => missing.reason)).toEqual([
      "NOT_COMPARABLE",
      "NOT_COMPARABLE",
    ]);
    const { balance, suppliers, unattributed } = years[0]!.products[0]!;
    expect(balance.output.value).toBeGreaterThan(0);
    expect(balance.displaced).toMatchObject({ value: null, missing: { reason: "NOT_COMPARABLE" } });
    expect(unattributed.value).toBeNull();
    expect(suppliers).toEqual([]);
    expect(years[0]!.total.displaced.missing!.detail).toContain("7208");
  });

  test("weights without values displace tonnes, and no value", async () => {
    const port = publisher(() => ({ [WORLD]: [1000, null], CHN: [1000, null] }));
    const [year] = (await scenarioOver(port, { mix: MIX })).years;
    expect(year!.total.displaced.value).toBe(2000);
    expect(year!.total.valueDisplaced).toMatchObject({ value: null, missing: { reason: "NOT_REPORTED" } });
  });

  test("suppliers that exceed the total are of another table: none is named", async () => {
    const port = publisher(() => ({ [WORLD]: [1000, 1], CHN: [900, 1], RUS: [200, 1] }));
    const [product] = (await scenarioOver(port, { mix: MIX })).years[0]!.products;
    expect(product!.suppliers).toEqual([]);
    expect(product!.otherSuppliers.missing!.reason).toBe("NOT_COMPARABLE");
    expect(product!.unattributed.value).toBe(product!.balance.displaced.value);
  });

  test("scenarios side by side over one window ask the publisher the same thing once", async () => {
    const asked: TradeQuestion[] = [];
    const [service, context] = [serviceOver(publisher(TWO_YEARS, { asked })), newContext()];
    await Promise.all(
      [1e5, 1e6, 5e6].map((capacityTonnes) =>
        service.ofCountry("PAK", { ...given, capacityTonnes, mix: MIX }, context),
      ),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]!.commodities).toEqual(["7208", "7209"]);
  });
});
