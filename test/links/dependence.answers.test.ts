import { describe, expect, test } from "vitest";
import type { Caveat, Figure } from "./gateway.js";
import { FIGURE, findAll, run } from "./gateway.js";

interface Year {
  readonly period: string;
  readonly apparentConsumption: Figure;
  readonly imports: Figure;
  readonly exports: Figure;
  readonly production: Figure;
  readonly importDependency: Figure;
  readonly selfSufficiency: Figure;
  readonly caveats: readonly Caveat[];
}

const TEXT = `query ($country: CountryCode!, $from: Period!, $to: Period!, $c: Float! = 1) {
  country(code: $country) {
    steelDependence(from: $from, to: $to, castContinuously: $c) {
      period apparentConsumption { ...Figure } imports { ...Figure } exports { ...Figure } production { ...Figure }
      importDependency { ...Figure } selfSufficiency { ...Figure } caveats { id text }
    }
  }
}
${FIGURE}`;

const ask = async (country: string, from: string, to: string, c = 1) => {
  const { data, errors } = await run<{ country: { steelDependence: readonly Year[] | null } }>(TEXT, {
    country,
    from,
    to,
    c,
  });
  return { years: data.country.steelDependence ?? [], errors };
};

describe("dependence on imported steel", () => {
  test("Pakistan in 2021, by hand: 1.3 ÷ 1.175 × 3,397,540 t over 8,389,000 t", async () => {
    const { years, errors } = await ask("PAK", "2021", "2021");
    expect(errors).toBeUndefined();
    const [year] = years;
    expect(year!.apparentConsumption.value).toBe(8_389_000);
    expect(year!.apparentConsumption.status).toEqual(["REPORTED"]);
    expect(year!.imports.value).toBeCloseTo(3_758_980.4255, 3);
    expect(year!.exports.value).toBeCloseTo(131_958.2979, 3);
    expect(year!.production.value).toBeCloseTo(4_761_977.8723, 3);
    expect(year!.importDependency.value).toBeCloseTo(0.448084, 6);
    expect(year!.selfSufficiency.value).toBeCloseTo(0.567645, 6);
  });

  test.each([
    ["RUS", 0.125004, 1.695712],
    ["CHN", 0.032335, 1.044606],
  ])("%s in 2021 makes more than it uses", async (country, dependency, sufficiency) => {
    const [year] = (await ask(country, "2021", "2021")).years;
    expect(year!.importDependency.value).toBeCloseTo(dependency, 6);
    expect(year!.selfSufficiency.value).toBeCloseTo(sufficiency, 6);
  });

  test("says what was computed, of which observations, with which factor and whose", async () => {
    const [year] = (await ask("PAK", "2021", "2021")).years;
    const { production, imports } = year!;
    expect([...imports.status].sort()).toEqual(["DERIVED", "ESTIMATED"]);
    expect([...production.status].sort()).toEqual(["DERIVED", "ESTIMATED"]);
    expect(imports.derivation!.formula).toContain("1.3 ÷ (1 + 0.175 c)");
    expect(production.derivation!.formula).toBe("apparent use − imports + exports, all in crude steel equivalent");
    expect(production.derivation!.inputs).toEqual([
      "ApparentSteelUse:worldsteel~PAK~2021",
      "TradeObservation:worldsteel~IMPORT~PAK~W00~STEEL~2021",
      "TradeObservation:worldsteel~EXPORT~PAK~W00~STEEL~2021",
    ]);
    expect(await findAll(production.derivation!.inputs)).toEqual(production.derivation!.inputs);
    expect(new Set(production.provenance.map(({ source }) => source.id))).toEqual(new Set(["worldsteel"]));
    expect(year!.caveats.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["links.crude-equivalent-factor", "links.stocks-not-counted", "links.apparent-use-basis"]),
    );
  });

  test("every ratio can be computed again from its inputs by id and its factor", async () => {
    interface Made {
      readonly value: number;
      readonly derivation: {
        readonly inputs: readonly string[];
        readonly parameters: readonly { readonly name: string; readonly value: string }[];
      };
    }
    const made = "{ value derivation { inputs parameters { name value } } }";
    const { data } = await run<{ country: { steelDependence: readonly Record<string, Made>[] } }>(
      `{ country(code: "PAK") { steelDependence(from: "2018", to: "2018") {
        production ${made} importDependency ${made} selfSufficiency ${made} } } }`,
      {},
    );
    const { production, importDependency, selfSufficiency } = data.country.steelDependence[0]! as Record<
      "production" | "importDependency" | "selfSufficiency",
      Made
    >;
    const numbersOf = async ({ derivation: { inputs, parameters } }: Made) => {
      const found = await run<{ nodes: readonly { flow?: string; netWeight?: Figure; use?: Figure }[] }>(
        `query ($ids: [ID!]!) { nodes(ids: $ids) {
          ... on TradeObservation { flow netWeight { value } } ... on ApparentSteelUse { use { value } }
        } }`,
        { ids: inputs },
      );
      const { nodes } = found.data;
      const weight = (flow: string) => nodes.find((node) => node.flow === flow)?.netWeight?.value ?? NaN;
      const of = (name: RegExp) => parameters.find((one) => name.test(one.name))?.value;
      expect(of(/^source of the factor$/)).toContain("Steel Statistical Yearbook");
      const factor = Number(of(/^factor, /));
      return {
        use: nodes.find((node) => node.use)!.use!.value!,
        factor,
        bought: weight("IMPORT"),
        sold: weight("EXPORT"),
      };
    };
    const whole = await numbersOf(production);
    const produced = whole.use - whole.factor * whole.bought + whole.factor * whole.sold;
    expect(produced).toBeCloseTo(production.value, 3);
    const part = await numbersOf(importDependency);
    expect((part.factor * part.bought) / part.use).toBeCloseTo(importDependency.value, 12);
    expect(produced / (await numbersOf(selfSufficiency)).use).toBeCloseTo(selfSufficiency.value, 9);
  });

  test("the balance closes in every year that has a production, and the ratios are of it", async () => {
    for (const country of ["PAK", "RUS", "CHN"]) {
      const { years } = await ask(country, "1970", "2021");
      expect(years).toHaveLength(52);
      for (const { apparentConsumption, imports, exports, production, importDependency, selfSufficiency } of years) {
        if (production.value === null) {
          expect(production.missing).not.toBeNull();
          expect(selfSufficiency.value).toBeNull();
          continue;
        }
        expect(production.value).toBeGreaterThanOrEqual(0);
        expect(production.value + imports.value! - exports.value!).toBeCloseTo(apparentConsumption.value!, 2);
        const [net, use] = [imports.value! - exports.value!, apparentConsumption.value!];
        expect(selfSufficiency.value).toBeCloseTo(1 - net / use, 9);
        expect(importDependency.value).toBeCloseTo(imports.value! / use, 9);
      }
    }
  });

  test("no exports held: no production, and the import dependency stands", async () => {
    const [year] = (await ask("PAK", "2005", "2005")).years;
    expect(year!.exports.missing?.reason).toBe("NOT_COVERED");
    expect(year!.production.missing?.reason).toBe("NOT_COVERED");
    expect(year!.importDependency.value).toBeCloseTo((2_063_000 * 1.3) / 1.175 / 3_001_000, 9);
    expect(year!.caveats.map(({ id }) => id)).not.toContain("links.apparent-use-basis");
  });

  test("apparent use of a country that the table lacks is NOT_COVERED, and says who is held", async () => {
    const [year] = (await ask("SAU", "2019", "2019")).years;
    expect(year!.apparentConsumption.missing).toEqual({
      reason: "NOT_COVERED",
      detail: "Apparent steel use is held of PAK, RUS, CHN, 1970 to 2021.",
    });
    expect(year!.importDependency.missing?.reason).toBe("NOT_COVERED");
    expect(year!.imports.value).toBeGreaterThan(0);
  });

  test("the factor is the asker's to vary, within 0 and 1", async () => {
    const [ingots] = (await ask("PAK", "2021", "2021", 0)).years;
    expect(ingots!.imports.value).toBeCloseTo(3_397_540 * 1.3, 6);
    const { errors } = await ask("PAK", "2021", "2021", 1.5);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "castContinuously" });
  });

  test("fiscal years are refused: the table is of calendar years", async () => {
    const { errors } = await ask("PAK", "FY2014/15", "FY2015/16");
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "from" });
  });
});
