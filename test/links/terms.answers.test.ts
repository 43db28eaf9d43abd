import { describe, expect, test } from "vitest";
import type { Figure } from "./gateway.js";
import { FIGURE, findAll, run } from "./gateway.js";

interface Row {
  readonly period: string;
  readonly nominal: Figure;
  readonly real: Figure;
  readonly deflatorIndex: Figure;
  readonly inCurrency: Figure;
  readonly deflator: { readonly key: string };
  readonly rate: { readonly key: string };
  readonly caveats: readonly { readonly id: string }[];
}
interface Trade {
  readonly country: { readonly imports: { readonly terms: readonly Row[] | null } };
}
interface Price {
  readonly priceSeries: { readonly real: readonly Omit<Row, "inCurrency" | "rate">[] | null };
}

const text = `{ country(code: "PAK") { imports(commodities: ["STEEL_EXCL_SCRAP"], from: "2021-10", to: "2022-01", frequency: MONTHLY) {
  terms(deflator: "bls:PPIACO", base: "2015", currency: "PKR", rate: "sbp:PKR-per-USD") {
    period nominal { ...Figure } real { ...Figure } deflatorIndex { ...Figure } inCurrency { ...Figure }
    deflator { key } rate { key } caveats { id }
} } } }
${FIGURE}`;
const price = (id: string, args: string) => `{ priceSeries(id: "${id}") { real(${args}) {
  period nominal { ...Figure } real { ...Figure } deflatorIndex { ...Figure } deflator { key } caveats { id }
} } }
${FIGURE}`;
/** bls:PPIACO, mean of the twelve months of 2015 in the snapshot. */
const PPI_2015 = (192 + 191.1 + 191.5 + 190.9 + 193.4 + 194.8 + 193.9 + 191.9 + 189.1 + 187.5 + 185.7 + 183.5) / 12;

describe("other terms over the snapshot", () => {
  test("Pakistan's imports of October 2021 at the prices of 2015 and in rupees, by hand", async () => {
    const { data, errors } = await run<Trade>(text, {});
    expect(errors).toBeUndefined();
    const row = data.country.imports.terms![0]!;
    expect(row.deflatorIndex.value).toBeCloseTo((240.465 / PPI_2015) * 100, 8);
    expect(row.real.value).toBeCloseTo((271_960_000 / 240.465) * PPI_2015, 3);
    expect(row.real.value).toBeCloseTo(215_384_840.48, 1);
    expect(row.real.unit.code).toBe("constant 2015 USD");
    expect(row.inCurrency.value).toBeCloseTo(271_960_000 * 171.694793, 0);
    expect(row.inCurrency.unit.code).toBe("PKR");
    expect([row.deflator.key, row.rate.key]).toEqual(["bls:PPIACO", "sbp:PKR-per-USD"]);
    const inputs = [...row.real.derivation!.inputs, ...row.inCurrency.derivation!.inputs];
    expect(inputs.some((id) => id.startsWith("TradeObservation"))).toBe(true);
    expect(await findAll(inputs)).not.toContain(null);
    expect(row.real.provenance.map(({ source }) => source.id)).toContain("bls");
    expect(row.caveats.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["links.real-and-nominal", "links.deflator-is-no-price"]),
    );
  });

  test("copper of January 2015 at the prices of that year, and every refusal of a real price", async () => {
    const { data } = await run<Price>(
      price("wb-pink-sheet:COPPER", `deflator: "bls:PPIACO", base: "2015", from: "2015-01", to: "2015-02"`),
      {},
    );
    const row = data.priceSeries.real![0]!;
    expect(row.real.value).toBeCloseTo((5830.54 / 192) * PPI_2015, 6);
    expect(row.real.unit.code).toBe("constant 2015 USD/t");
    for (const [id, args, code] of [
      ["bls:WPU1017", `deflator: "bls:PPIACO", base: "2015"`, "REFUSED_INDEX_IS_NOT_A_PRICE"],
      ["sbp:PKR-per-USD", `deflator: "bls:PPIACO", base: "2015"`, "REFUSED_UNIT"],
      ["wb-pink-sheet:COPPER", `deflator: "fed-h10:EUR-per-USD", base: "2015"`, "REFUSED_DEFLATOR"],
      ["wb-pink-sheet:COPPER", `deflator: "bls:PPIACO", base: "2015", frequency: ANNUAL`, "REFUSED_FREQUENCY"],
      ["wb-pink-sheet:COPPER", `deflator: "bls:PPIACO", base: "1900"`, "REFUSED_DEFLATOR"],
    ] as const) {
      const refused = await run<Price>(price(id, `${args}, from: "2015", to: "2015"`), {});
      expect(refused.errors?.[0]?.extensions.code, `${id} ${args}`).toBe(code);
    }
  });
});
