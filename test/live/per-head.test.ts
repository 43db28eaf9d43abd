import { afterAll, beforeAll, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp } from "../support/live-app.js";
import { figureOf } from "../support/price-answers.js";

let live: LiveApp;
beforeAll(async () => (live = await openLiveApp({ ENTREPOT_CACHE: "memory" })));
afterAll(() => live.close());

const PER_HEAD = `{ country(code: "PAK") { imports(commodities: ["7208"], from: "2020", to: "2021") {
  terms(population: "world-bank:SP.POP.TOTL:PAK") { period nominal { value } nominalPerHead { value unit { code } freshness derivation { inputs } } population { key title } }
} } }`;

interface Row {
  readonly period: string;
  readonly nominal: { readonly value: number };
  readonly nominalPerHead: {
    readonly value: number;
    readonly unit: { readonly code: string };
    readonly freshness: string;
  };
  readonly population: { readonly key: string; readonly title: string };
}

test("imports per head, with the population of the live World Bank: one call each, then none", async () => {
  const { json } = await live.ask(PER_HEAD);
  expect(json.errors).toBeUndefined();
  const rows = (json.data as { country: { imports: { terms: Row[] } } }).country.imports.terms;
  expect(rows.map(({ period }) => period)).toEqual(["2020", "2021"]);
  for (const { period, nominal, nominalPerHead, population } of rows) {
    expect(nominalPerHead.value).toBeCloseTo(nominal.value / figureOf("PAK", Period.parse(period))!, 9);
    expect(nominalPerHead).toMatchObject({ unit: { code: "USD per head" }, freshness: "LIVE" });
    expect(population).toEqual({ key: "world-bank:SP.POP.TOTL:PAK", title: "Population, total, Pakistan" });
  }
  expect(live.worldBank.seen.map(({ path }) => path)).toEqual(["/v2/country/PAK/indicator/SP.POP.TOTL"]);
  live.seen();
  expect((await live.ask(PER_HEAD)).json.errors).toBeUndefined();
  expect(live.seen()).toBe(0);
});

test("another country's population is refused", async () => {
  const { json } = await live.ask(PER_HEAD.replace("SP.POP.TOTL:PAK", "SP.POP.TOTL:IND"));
  expect(json.errors?.[0]?.extensions.code).toBe("REFUSED_POPULATION");
});

test("the country and its plants are still found first", async () => {
  const { json } = await live.ask(`{ search(text: "pakistan", first: 3) { node { __typename } } }`);
  expect(JSON.stringify(json.data)).toContain("Country");
  expect(JSON.stringify(json.data)).not.toContain("PriceSeries");
});
