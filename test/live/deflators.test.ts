import { afterAll, beforeAll, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp } from "../support/live-app.js";
import { figureOf } from "../support/price-answers.js";

let live: LiveApp;
beforeAll(async () => (live = await openLiveApp({ ENTREPOT_CACHE: "memory" })));
afterAll(() => live.close());

const termsBy = (
  deflator: string,
) => `{ country(code: "PAK") { imports(commodities: ["7208"], from: "2020", to: "2021") {
  terms(deflator: "${deflator}", base: "2015") { period nominal { value } real { value unit { code } freshness } deflator { key kind base basisNote unit { code base } } caveats { id } }
} } }`;
interface Row {
  readonly period: string;
  readonly nominal: { readonly value: number };
  readonly real: { readonly value: number; readonly unit: { readonly code: string }; readonly freshness: string };
  readonly deflator: Readonly<Record<string, unknown>>;
  readonly caveats: readonly { readonly id: string }[];
}
const rowsOf = async (deflator: string): Promise<readonly Row[]> => {
  const { json } = await live.ask(termsBy(deflator));
  expect(json.errors).toBeUndefined();
  return (json.data as { country: { imports: { terms: Row[] } } }).country.imports.terms;
};
const level = (year: string): number => figureOf("PAK", Period.parse(year))!;

test.each([
  ["NY.GDP.DEFL.ZS", null, "base not stated"],
  ["FP.CPI.TOTL", "2010=100", "2010=100"],
])("the Bank's %s deflates imports, and says on which base it comes", async (indicator, base, ofUnit) => {
  live.seen();
  const rows = await rowsOf(`world-bank:${indicator}:PAK`);
  expect(rows.map(({ period }) => period)).toEqual(["2020", "2021"]);
  for (const { period, nominal, real, deflator, caveats } of rows) {
    expect(real.value).toBeCloseTo((nominal.value * level("2015")) / level(period), 4);
    expect(real).toMatchObject({ unit: { code: "constant 2015 USD" } });
    expect(deflator).toMatchObject({ kind: "INDEX", base, unit: { code: "index", base: ofUnit } });
    // Dollars deflated by prices in rupees: said, since the two need not move together.
    expect(caveats.map(({ id }) => id)).toContain("links.deflator-of-elsewhere");
  }
  const calls = live.worldBank.seen.filter(({ path }) => path.endsWith(indicator)).map(({ path }) => path);
  expect(new Set(calls)).toEqual(new Set([`/v2/country/PAK/indicator/${indicator}`]));
  live.seen();
  await rowsOf(`world-bank:${indicator}:PAK`);
  expect(live.seen()).toBe(0);
});

test("yearly indices of every country do not stand before steel in a search", async () => {
  const { json } = await live.ask(
    `{ search(text: "steel price index", first: 5) { node { __typename ... on PriceSeries { key } } } }`,
  );
  expect(JSON.stringify(json.data)).not.toContain("world-bank:");
});

test("monthly rates say for what they are: rupees, roubles and yuan for one dollar", async () => {
  const { json } = await live.ask(
    `{ prices(sources: ["world-bank"], kinds: [FX_RATE], first: 50) { nodes { key unit { code } region { code } basisNote caveats { id } } } }`,
  );
  expect(json.errors).toBeUndefined();
  const { nodes } = (
    json.data as {
      prices: { nodes: { key: string; unit: { code: string }; basisNote: string; caveats: { id: string }[] }[] };
    }
  ).prices;
  const units = new Map(nodes.map((node) => [node.key.slice(-3), node]));
  for (const [country, currency] of [
    ["PAK", "PKR"],
    ["RUS", "RUB"],
    ["CHN", "CNY"],
    ["IRN", "IRR"],
    ["ARE", "AED"],
  ] as const) {
    expect(units.get(country)?.unit.code).toBe(`${currency}/USD`);
    expect(units.get(country)?.basisNote).toContain(`${currency} for one US dollar`);
    expect(units.get(country)?.caveats.map(({ id }) => id)).not.toContain("price.no-figures");
  }
  expect(units.size).toBe(23);
});
