import { describe, expect, test } from "vitest";
import type { Caveat, Figure } from "./gateway.js";
import { findAll, FIGURE, run } from "./gateway.js";

type Balance = Readonly<Record<"output" | "imports" | "displaced" | "uncovered" | "excess" | "valueDisplaced", Figure>>;
interface Scenario {
  readonly references: readonly { product: string; imports: Figure; yearsUsed: string[]; yearsLeftOut: unknown[] }[];
  readonly years: readonly {
    readonly year: number;
    readonly utilisation: number;
    readonly total: Balance;
    readonly products: readonly {
      product: string;
      suppliers: unknown[];
      otherSuppliers: Figure;
      unattributed: Figure;
    }[];
    readonly inputNeeds: readonly { route: string; id: string; need: Figure; citation: string; year: number }[];
  }[];
  readonly assumptions: readonly { id: string; value: number | null; citation: string | null }[];
  readonly limits: readonly Caveat[];
}

const FIELDS = `
  references { product imports { ...Figure } yearsUsed yearsLeftOut { period missing { reason detail } } }
  years {
    year utilisation
    total { output { ...Figure } imports { ...Figure } displaced { ...Figure } uncovered { ...Figure } excess { ...Figure } valueDisplaced { ...Figure } }
    products { product suppliers { partner { code } } otherSuppliers { ...Figure } unattributed { ...Figure } }
    inputNeeds { route id need { ...Figure } citation year }
  }
  assumptions { id value citation }
  limits { id text }`;
const OF_PLANT = `query ($input: SubstitutionScenarioInput!) {
  facility(id: "pakistan-steel-mills") { substitutionScenario(input: $input) { ${FIELDS} } } } ${FIGURE}`;
const OF_COUNTRY = `query ($country: CountryCode!, $input: SubstitutionScenarioInput!) {
  substitutionScenario(country: $country, input: $input) { ${FIELDS} } } ${FIGURE}`;

const ofPlant = async (input: Record<string, unknown>): Promise<Scenario> => {
  const { data, errors } = await run<{ facility: { substitutionScenario: Scenario } }>(OF_PLANT, {
    input: { from: "2021", to: "2021", ...input },
  });
  expect(errors).toBeUndefined();
  return data.facility.substitutionScenario;
};
const ofCountry = (country: string, input: Record<string, unknown>) =>
  run<{ substitutionScenario: Scenario | null }>(OF_COUNTRY, {
    country,
    input: { capacityTonnes: 1e6, from: "2021", to: "2021", ...input },
  });

describe("Pakistan Steel Mills against the imports of 2021, 3,397,540 t", () => {
  test("1.1 Mt: 994,231 t displaced, 2,403,309 t remain, nothing in excess", async () => {
    const { references, years, assumptions, limits } = await ofPlant({ capacityTonnes: 1_100_000 });
    expect(references[0]!.imports.value).toBe(3_397_540);
    expect(years.map(({ year }) => year)).toEqual([2022]);
    const { total, products, inputNeeds } = years[0]!;
    expect(total.output.value).toBeCloseTo(994_230.769, 2);
    expect(total.displaced.value).toBeCloseTo(994_230.769, 2);
    expect(total.uncovered.value).toBeCloseTo(2_403_309.231, 2);
    expect(total.excess.value).toBe(0);
    // worldsteel has tonnes only, and no suppliers.
    expect(total.valueDisplaced).toMatchObject({ value: null, missing: { reason: "NOT_REPORTED" } });
    expect(products[0]!.suppliers).toEqual([]);
    expect(products[0]!.otherSuppliers).toMatchObject({ value: null, missing: { reason: "NOT_REPORTED" } });
    expect(products[0]!.unattributed.value).toBeCloseTo(994_230.769, 2);
    expect(inputNeeds.map(({ route, id, need, year }) => [route, id, Math.round(need.value!), year])).toEqual([
      ["BF_BOF", "bf-bof.iron-ore", 1_507_000, 2019],
      ["BF_BOF", "bf-bof.coal", 858_000, 2019],
      ["BF_BOF", "bf-bof.scrap", 137_500, 2019],
      ["EAF", "eaf.scrap", 781_000, 2019],
      ["EAF", "eaf.iron-ore", 644_600, 2019],
      ["EAF", "eaf.coal", 165_000, 2019],
    ]);
    expect(assumptions.map(({ id }) => id)).toEqual(["capacity", "utilisation", "mix:STEEL", "yield:STEEL"]);
    expect(limits.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "links.no-forecast",
        "links.no-price-response",
        "links.fixed-demand",
        "links.grades-and-qualities",
        "links.rolling-capacity",
        "links.suppliers-pro-rata",
        "links.plant-not-operating",
        "links.capacity-disputed",
      ]),
    );
    expect(limits.map(({ id }) => id)).not.toContain("links.exceeds-imports");
    const inputs = [...total.displaced.derivation!.inputs];
    expect(await findAll(inputs)).toEqual(inputs);
    expect(total.displaced.provenance.map(({ source }) => source.id)).toContain("worldsteel");
  });

  test("5 Mt: all is displaced and 1,121,691 t are in excess, stated and not cut", async () => {
    const { years, limits } = await ofPlant({ capacityTonnes: 5_000_000 });
    const { total } = years[0]!;
    expect(total.displaced.value).toBe(3_397_540);
    expect(total.uncovered.value).toBe(0);
    expect(total.excess.value).toBeCloseTo(1_121_690.769, 2);
    expect(limits.map(({ id }) => id)).toContain("links.exceeds-imports");
  });

  test("2015 to 2021: the mean of seven years, 3,377,211 t, and a ramp of four years from 2028", async () => {
    const { references, years } = await ofPlant({
      from: "2015",
      utilisation: 0.8,
      rampYears: 4,
      startYear: 2028,
      yields: [{ product: "STEEL", value: 0.9 }],
    });
    expect(references[0]!.imports.value).toBeCloseTo(23_640_480 / 7, 3);
    expect(references[0]!.yearsUsed).toHaveLength(7);
    expect(years.map(({ year, total }) => [year, Math.round(total.output.value!)])).toEqual([
      [2028, 198_000],
      [2029, 396_000],
      [2030, 594_000],
      [2031, 792_000],
    ]);
  });

  test("years that nobody holds are named, and the output stands without imports", async () => {
    const { references, years, limits } = await ofPlant({ from: "2020", to: "2022" });
    expect(references[0]).toMatchObject({ yearsUsed: ["2020", "2021"], yearsLeftOut: [{ period: "2022" }] });
    expect(references[0]!.imports.value).toBe((2_393_430 + 3_397_540) / 2);
    expect(years[0]!.year).toBe(2023);
    expect(limits.find(({ id }) => id === "links.years-left-out")!.text).toContain("2022");
  });

  test("India's statistics have suppliers and no weights: nothing is displaced, with the reason", async () => {
    const { data, errors } = await ofCountry("IND", {
      from: "2012",
      to: "2014",
      mix: [{ product: "7208", share: 1 }],
    });
    expect(errors).toBeUndefined();
    const [year] = data.substitutionScenario!.years;
    expect(year!.total.output.value).toBeGreaterThan(0);
    expect(year!.total.displaced.value).toBeNull();
    expect(year!.total.displaced.missing!.detail).toBeTruthy();
  });
});

test.each([
  ["capacityTonnes", { capacityTonnes: 0 }],
  ["capacityTonnes", { capacityTonnes: 3e9 }],
  ["capacityTonnes", { capacityTonnes: null }],
  ["utilisation", { utilisation: 1.01 }],
  ["utilisationByYear", { utilisationByYear: [1.1] }],
  ["rampYears", { rampYears: 31 }],
  ["rampYears", { rampYears: 2, utilisationByYear: [1] }],
  ["startYear", { startYear: 2021 }],
  ["topSuppliers", { topSuppliers: 0 }],
  ["yields", { yields: [{ product: "STEEL", value: 1.1 }] }],
  ["yields", { yields: [{ product: "REBAR", value: 0.9 }] }],
  ["yields", { yields: Array(2).fill({ product: "STEEL", value: 0.9 }) }],
  ["from", { from: "2021", to: "2020" }],
  ["from", { from: "2021-01", to: "2021-12" }],
])("BAD_USER_INPUT names %s (%#)", async (argument, input) => {
  const { data, errors } = await ofCountry("PAK", input);
  expect(data.substitutionScenario).toBeNull();
  expect(errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
});

test.each<[string, unknown]>([
  ["1 to 30", []],
  ["sum to 1", [{ product: "STEEL", share: 0.9 }]],
  ["above 0", [{ product: "STEEL", share: 1.5 }]],
  ["steel products", [{ product: "SCRAP", share: 1 }]],
  ["not all goods", [{ product: "TOTAL", share: 1 }]],
  ["HS codes of their own", [{ product: "CRUDE_STEEL", share: 1 }]],
  ["STEEL_FLAT and 7208 overlap", ["STEEL_FLAT", "7208"].map((product) => ({ product, share: 0.5 }))],
  [
    "STEEL_FLAT and HOT_ROLLED_COIL overlap",
    ["STEEL_FLAT", "HOT_ROLLED_COIL"].map((product) => ({ product, share: 0.5 })),
  ],
  ["HOT_ROLLED_COIL and 7208 overlap", ["HOT_ROLLED_COIL", "7208"].map((product) => ({ product, share: 0.5 }))],
])("a mix is refused: %s", async (says, mix) => {
  const { errors } = await ofCountry("PAK", { mix });
  expect(errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "mix" });
  expect(errors![0]!.message).toContain(says);
});

test("a basket and a country that nobody knows are CODE_UNKNOWN", async () => {
  const basket = await ofCountry("PAK", { mix: [{ product: "STEEEL", share: 1 }] });
  expect(basket.errors![0]!.extensions).toMatchObject({ code: "CODE_UNKNOWN", argument: "mix" });
  const country = await ofCountry("XQX", {});
  expect(country.errors![0]!.extensions).toMatchObject({ code: "CODE_UNKNOWN", argument: "country" });
  const world = await ofCountry("W00", {});
  expect(world.errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "country" });
});
