import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PricePort } from "../../src/prices/index.js";
import type { AskedTrade, TradePort } from "../../src/trade/index.js";
import type { AskedTerms } from "../../src/links/real.service.js";
import { RealService } from "../../src/links/real.service.js";
import { Figure, Period, Unit } from "../../src/kernel/index.js";
import { levelOver, rebase } from "../../src/links/real.js";
import type { Level } from "../../src/links/real.js";
import { context, invented, population, pricesWith, selectionOf, series } from "./invented.js";

const termsOf = async (
  asked: Partial<AskedTerms>,
  more: { trade?: TradePort; prices?: PricePort[]; question?: Partial<AskedTrade> } = {},
) => {
  const selection = await selectionOf(more.trade ?? invented(() => 100), more.question);
  return new RealService(pricesWith(...(more.prices ?? []))).terms(selection, { average: false, ...asked }, context());
};
const refusal = (code: string, argument: string) => ({ extensions: { code, argument } });
const mean = { deflator: "bls:PPIACO", base: "2015", average: true };

describe("terms", () => {
  test("a constant index changes nothing, and per head × heads is the total", () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.1, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.integer({ min: 1, max: 2_000_000_000 }),
        async (millions, level, persons) => {
          const rows = await termsOf(
            { deflator: "invented:FLAT", base: "2010", population: "invented:POP:PAK", average: true },
            {
              trade: invented(() => millions),
              prices: [series({ id: "invented:FLAT" }, () => level), population("PAK", persons)],
            },
          );
          for (const { real, nominal, nominalPerHead, realPerHead } of rows) {
            expect(real!.value! / nominal.value!).toBeCloseTo(1, 10);
            expect((nominalPerHead!.value! * persons) / nominal.value!).toBeCloseTo(1, 10);
            expect((realPerHead!.value! * persons) / real!.value!).toBeCloseTo(1, 10);
            expect([nominalPerHead!.unit.code, realPerHead!.unit.code]).toEqual([
              "USD per head",
              "constant 2010 USD per head",
            ]);
          }
        },
      ),
      { numRuns: 20 },
    ));

  test("what is per head at constant prices states base, deflator and heads, and can be computed again", async () => {
    const [row] = await termsOf(
      { deflator: "invented:FLAT", base: "2010", population: "invented:POP:PAK", average: true },
      {
        trade: invented(() => 100),
        prices: [series({ id: "invented:FLAT" }, () => 80), population("PAK", 50)],
      },
    );
    const parameters = new Map(row!.realPerHead!.derivation!.parameters.map(({ name, value }) => [name, value]));
    expect(parameters.get("base")).toBe("2010");
    const of = (name: string) => Number(parameters.get(name));
    expect((of("deflator") / of("deflator of 2010")) * 100).toBeCloseTo(of("deflator index"), 12);
    const again = ((row!.nominal.value! / of("deflator")) * of("deflator of 2010")) / of("population");
    expect(again / row!.realPerHead!.value!).toBeCloseTo(1, 12);
  });

  test("rebasing twice is rebasing once on the last base", () => {
    const level = (year: number, value: number): Level => ({
      period: Period.year(year),
      figure: new Figure({ value, unit: Unit.index("1982=100") }),
      ids: () => ["x"],
    });
    fc.assert(
      fc.property(fc.tuple(...[1, 2, 3].map(() => fc.double({ min: 0.1, max: 1e4, noNaN: true }))), ([a, b, c]) => {
        const [x, first, second] = [level(2020, a!), level(2010, b!), level(2015, c!)];
        const twice = rebase(rebase(x, first, "2010"), rebase(second, first, "2010"), "2015");
        expect(twice.figure.value! / rebase(x, second, "2015").figure.value!).toBeCloseTo(1, 10);
      }),
    );
  });

  test("fiscal years take the mean of their own months, never of a calendar year", async () => {
    const question = { from: "2015", to: "2015" };
    const trade = invented(() => 100, 7);
    // 1 in 2015, 3 in 2016: July 2015 to June 2016 is the mean of six of each.
    const steps = series({ id: "invented:STEP" }, ({ year }) => (year <= 2015 ? 1 : 3));
    const [row] = await termsOf(
      { deflator: "invented:STEP", base: "2015", average: true },
      { trade, prices: [steps], question },
    );
    expect(row).toMatchObject({ period: "FY2015/16", deflatorIndex: { value: 200 }, real: { value: 50e6 } });
    const years = series({ id: "invented:YEARS", frequency: "ANNUAL", start: "2000", end: "2025" }, () => 1);
    const [other] = await termsOf({ deflator: "invented:YEARS", base: "2015" }, { trade, prices: [years], question });
    expect(other!.real).toMatchObject({ value: null, missing: { reason: "NOT_COMPARABLE" } });
    const [heads] = await termsOf({ population: "invented:POP:PAK" }, { trade, prices: [population("PAK")], question });
    expect(heads!.nominalPerHead).toMatchObject({ value: null, missing: { reason: "NOT_COMPARABLE" } });
  });

  test("a year of which a month is missing has no mean", async () => {
    const gap = series({ id: "invented:GAP" }, ({ text }) => (text === "2016-03" ? null : 1));
    const rows = await termsOf({ deflator: "invented:GAP", base: "2015", average: true }, { prices: [gap] });
    expect(rows[0]!.real!.value).toBe(100e6);
    expect(rows[1]!.real!.missing).toMatchObject({
      reason: "NOT_REPORTED",
      detail: expect.stringContaining("11 of 12") as string,
    });
    expect(rows[1]!.nominal.value).toBe(100e6);
    expect(levelOver([], Period.year(2016), "x", Unit.USD).figure.missing?.reason).toBe("NOT_COVERED");
  });

  test.each([
    ["no mean asked for", { ...mean, average: false }, "REFUSED_FREQUENCY", "deflator"],
    ["an exchange rate", { ...mean, deflator: "sbp:PKR-per-USD" }, "REFUSED_DEFLATOR", "deflator"],
    ["a price", { ...mean, deflator: "wb-pink-sheet:COPPER" }, "REFUSED_DEFLATOR", "deflator"],
    ["an index of volumes", { ...mean, deflator: "sbp:LSM-overall" }, "REFUSED_DEFLATOR", "deflator"],
    ["a base without figures", { ...mean, base: "1900" }, "REFUSED_DEFLATOR", "base"],
    ["a base of which part is held", { ...mean, base: "2026" }, "REFUSED_DEFLATOR", "base"],
    ["no base", { ...mean, base: null }, "BAD_USER_INPUT", "base"],
    ["a base alone", { base: "2015", currency: "PKR", rate: "sbp:PKR-per-USD" }, "BAD_USER_INPUT", "base"],
    ["a fiscal year as base", { ...mean, base: "FY2014/15" }, "BAD_USER_INPUT", "base"],
    ["nothing", {}, "BAD_USER_INPUT", "deflator"],
    ["a rate alone", { ...mean, rate: "sbp:PKR-per-USD" }, "BAD_USER_INPUT", "rate"],
    ["no population", { population: "world-bank:NY.GDP.MKTP.CD:PAK" }, "REFUSED_POPULATION", "population"],
    ["another's population", { population: "invented:POP:IND" }, "REFUSED_POPULATION", "population"],
    ["no rate", { currency: "PKR", average: true }, "REFUSED_UNIT", "rate"],
    ["another rate", { currency: "PKR", rate: "fed-h10:INR-per-USD", average: true }, "REFUSED_UNIT", "rate"],
    ["no mean of the rate", { currency: "PKR", rate: "sbp:PKR-per-USD" }, "REFUSED_FREQUENCY", "rate"],
    ["no currency", { currency: "rupees", rate: "sbp:PKR-per-USD" }, "BAD_USER_INPUT", "currency"],
  ])("refused: %s", async (_, asked, code, argument) => {
    await expect(termsOf(asked, { prices: [population("IND")] })).rejects.toMatchObject(refusal(code, argument));
  });

  test("refused: a population of one country for two reporters, and a series coarser than the flows", async () => {
    const prices = [population("PAK")];
    await expect(
      termsOf({ population: "invented:POP:PAK" }, { prices, question: { reporters: ["PAK", "IND"] } }),
    ).rejects.toMatchObject(refusal("REFUSED_POPULATION", "population"));
    await expect(
      termsOf(
        { population: "invented:POP:PAK", average: true },
        { prices, question: { from: "2015-01", to: "2015-02", frequency: "MONTHLY" } },
      ),
    ).rejects.toMatchObject(refusal("REFUSED_FREQUENCY", "population"));
  });
});
