import { describe, expect, test } from "vitest";
import { run } from "../links/gateway.js";

const refused = async (text: string) => {
  const { errors } = await run<unknown>(text, {});
  expect(errors).toHaveLength(1);
  return { code: errors![0]!.extensions.code, message: errors![0]!.message };
};

/** What the gateway will not compute, and how each refusal says what to ask instead. */
describe("refusals that are answers", () => {
  test("an index is never taken for a price, nor subtracted from a unit value", async () => {
    const { code, message } = await refused(`{ priceSeries(id: "bls:WPU1017") {
      observations(from: "2021-10", to: "2021-12", unit: "USD/t") { value { value } }
    } }`);
    expect(code).toBe("REFUSED_INDEX_IS_NOT_A_PRICE");
    expect(message).toContain("Index both sides on one base period instead.");
  });

  test("beside a benchmark there are two indices on one base, and no field of their difference", async () => {
    const { data } = await run<{ __type: { fields: { name: string }[] } }>(
      `{ __type(name: "UnitValueComparison") { fields { name } } }`,
      {},
    );
    const names = data.__type.fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["unitValueIndex", "benchmarkIndex"]));
    expect(names.filter((name) => /difference|gap|premium|spread/i.test(name))).toEqual([]);
  });

  test("a chapter and a code inside it are not added", async () => {
    const { code, message } = await refused(`{ country(code: "IND") {
      imports(commodities: ["72", "720449"], from: "2012", to: "2013") { total { value { value } } }
    } }`);
    expect(code).toBe("REFUSED_MIXED_LEVELS");
    expect(message).toContain("72 and 720449");
    expect(message).toContain("add COMMODITY to `by`");
  });

  test("the World is not added to partners", async () => {
    const { code, message } = await refused(`{ country(code: "IND") {
      imports(commodities: ["72"], partners: ["W00", "CHN"], from: "2012", to: "2013") { total { value { value } } }
    } }`);
    expect(code).toBe("REFUSED_WORLD_PLUS_PARTNERS");
    expect(message).toContain("Ask for W00 alone, for partners alone");
  });

  test("two publishers are not added into one total", async () => {
    const { code, message } = await refused(`{
      trade(reporters: ["IND", "ZAF"], commodities: ["72"], flow: EXPORT, from: "2015", to: "2020") {
        total { value { value } }
      }
    }`);
    expect(code).toBe("REFUSED_MIXED_PUBLISHERS");
    expect(message).toContain("Add REPORTER to `by`");
    expect(message).toContain("`sources`");
  });

  describe("an analysis that sums refuses what `total` refuses", () => {
    const sums = [
      ["priceVolume", `priceVolume(from: "2021", to: "2022") { change { value } }`],
      ["quality", `quality { estimatedShare { value } }`],
      ["total", `total { value { value } }`],
    ] as const;
    const imports = (asked: string, field: string) =>
      refused(
        `{ country(code: "PAK") { imports(${asked}, from: "2021-01", to: "2022-12", frequency: MONTHLY) { ${field} } } }`,
      );

    test.each(sums)("%s: a basket and a code inside it", async (_, field) => {
      const { code, message } = await imports(`commodities: ["STEEL_SCRAP", "7204"]`, field);
      expect(code).toBe("REFUSED_MIXED_LEVELS");
      expect(message).toContain("STEEL_SCRAP and 7204");
    });

    test.each(sums)("%s: the World beside a partner", async (_, field) => {
      const { code } = await imports(`commodities: ["7204"], partners: ["W00", "CHN"]`, field);
      expect(code).toBe("REFUSED_WORLD_PLUS_PARTNERS");
    });

    test.each(sums)("%s: two publishers", async (_, field) => {
      const { code, message } = await refused(`{
        trade(reporters: ["IND", "ZAF"], commodities: ["72"], flow: EXPORT, from: "2015", to: "2020") {
          ${field.replace("2021", "2015").replace("2022", "2020")}
        }
      }`);
      expect(code).toBe("REFUSED_MIXED_PUBLISHERS");
      expect(message).toContain("choose one with `sources`");
    });
  });

  test("an index whose totals are not held is missing, and names who lacks them", async () => {
    const { data, errors } = await run<{
      revealedComparativeAdvantage: { index: { value: number | null; missing: { reason: string; detail: string } } }[];
    }>(
      `{ revealedComparativeAdvantage(country: "ZAF", commodity: "72", among: ["ZAF", "IND"], from: "2020", to: "2020") {
        index { value missing { reason detail } }
      } }`,
      {},
    );
    expect(errors).toBeUndefined();
    const [{ index }] = data.revealedComparativeAdvantage as [(typeof data.revealedComparativeAdvantage)[number]];
    expect(index.value).toBeNull();
    expect(index.missing.reason).toBe("NEEDS_CREDENTIAL");
    expect(index.missing.detail).toMatch(/^ZAF: /);
  });

  test("a table without weights gives no tonnage: missing with a reason, never 0", async () => {
    const { data, errors } = await run<{
      country: { imports: { total: Record<string, { value: number | null; missing: { reason: string } | null }> } };
    }>(
      `{ country(code: "IND") { imports(commodities: ["72"], from: "2014", to: "2014") {
        total { value { value missing { reason } } netWeight { value missing { reason } } unitValue { value missing { reason } } }
      } } }`,
      {},
    );
    expect(errors).toBeUndefined();
    const { value, netWeight, unitValue } = data.country.imports.total;
    expect(value!.value).toBeGreaterThan(0);
    expect(netWeight).toEqual({ value: null, missing: { reason: "NOT_REPORTED" } });
    expect(unitValue).toEqual({ value: null, missing: { reason: "NOT_REPORTED" } });
  });
});
