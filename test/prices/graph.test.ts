import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OperationDefinitionNode } from "graphql";
import { Kind, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { graphOf } from "../support/graph.js";
import { referencePart } from "../support/reference.js";
import { contextOf, prices } from "./support.js";

const { graph } = await graphOf([referencePart, prices]);
const operation = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../schema/operations", `${name}.graphql`), "utf8");

interface Observation {
  readonly period: string;
  readonly value: { readonly value: number | null; readonly status: string[]; readonly unit: { code: string } };
}
interface Series {
  readonly id: string;
  readonly key: string;
  readonly unit: { readonly code: string };
  readonly observations: Observation[];
  readonly indexed: Observation[];
  readonly commodities: unknown[];
  readonly caveats: { readonly id: string }[];
}
interface Data {
  readonly prices: {
    readonly nodes: Series[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
  readonly priceSeries: Series;
  readonly node: unknown;
  readonly unknown: unknown;
}

const ask = async (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const definition = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const context = contextOf();
  const result = await graph.execute({
    document,
    operation: definition,
    operationName: null,
    variables,
    context,
    queryHash: text,
  });
  return JSON.parse(JSON.stringify(result)) as {
    data: Data;
    errors?: { path: (string | number)[]; message: string; extensions: Record<string, unknown> }[];
  };
};

describe("the contract operation price-benchmarks", () => {
  test("steel, 2008-01 to 2012-06", async () => {
    const { data, errors } = await ask(operation("price-benchmarks"), {
      products: ["HOT_ROLLED_COIL", "REBAR", "STEEL_MILL_PRODUCTS"],
      from: "2008-01",
      to: "2012-06",
      frequency: "MONTHLY",
    });
    expect(errors).toBeUndefined();
    const { nodes, totalCount, pageInfo } = data.prices;
    expect(nodes).toHaveLength(totalCount);
    expect(pageInfo.hasNextPage).toBe(false);
    const hrc = nodes.find(({ id }) => id === "PriceSeries:wb-pink-sheet:STL_JP_HROLL")!;
    expect(hrc).toMatchObject({
      product: "HOT_ROLLED_COIL",
      kind: "PRICE",
      region: { code: "JPN" },
      unit: { code: "USD/t", label: "US dollars per tonne" },
      frequency: "MONTHLY",
      seasonallyAdjusted: false,
      source: { id: "wb-pink-sheet" },
      licence: { id: "CC-BY-4.0", mayRedistribute: true },
    });
    expect(hrc.observations).toHaveLength(54);
    expect(hrc.observations[6]).toEqual({
      period: "2008-07",
      value: { value: 1000, status: ["REPORTED"], missing: null },
    });
    expect(hrc.indexed[0]).toEqual({ period: "2008-01", value: { value: 100, unit: { code: "index" } } });
    const mills = nodes.find(({ id }) => id === "PriceSeries:bls:WPU1017")!;
    expect(mills.observations.every(({ value }) => value.value! > 0)).toBe(true);
    // Known by name only: every period says why, none is an error.
    const dead = nodes.find(({ id }) => id === "PriceSeries:bls:WPU10170301")!;
    expect(dead.observations[0]!.value).toEqual({ value: null, status: [], missing: { reason: "NOT_COVERED" } });
    expect(dead.indexed[0]!.value.value).toBeNull();
  });

  test("iron ore, 2020 to 2025", async () => {
    const { data, errors } = await ask(operation("price-benchmarks"), {
      products: ["IRON_ORE"],
      from: "2020-01",
      to: "2025-12",
      frequency: "MONTHLY",
    });
    expect(errors).toBeUndefined();
    const ore = data.prices.nodes.find(({ id }) => id === "PriceSeries:wb-pink-sheet:IRON_ORE")!;
    expect(ore.unit.code).toBe("USD/dmt");
    expect(ore.observations.find(({ period }) => period === "2025-07")!.value.value).toBe(97.26);
  });
});

describe("one series", () => {
  test("with everything it says of itself", async () => {
    const { data, errors } = await ask(`{ priceSeries(id: "WPU101703") {
      __typename id key title kind product productMatch products { product match } region { code name } incoterm assessment unit { code label base } base basisNote
      currency frequency aggregation seasonallyAdjusted start end discontinuedOn breaks { on note } aliases source { id } licence { id } url vintages
      commodities { product commodity { code description } match seriesMatch note } provenance { dataset publishedAt } citation { text } caveats { id text } latest { period }
    } }`);
    expect(errors).toBeUndefined();
    expect(data.priceSeries).toMatchObject({
      __typename: "PriceSeries",
      id: "PriceSeries:bls:WPU101703",
      productMatch: "WIDER",
      unit: { code: "index", base: "1982-06=100" },
      end: "2022-02",
      start: null,
      discontinuedOn: "2022-03-01",
      latest: null,
    });
    expect(data.priceSeries.commodities).toContainEqual({
      product: "HOT_ROLLED_COIL",
      commodity: { code: "7208", description: expect.any(String) as string },
      match: "WIDER",
      seriesMatch: "WIDER",
      note: null,
    });
    expect(data.priceSeries.caveats.map(({ id }) => id)).toEqual([
      "price.index",
      "price.no-figures",
      "price.discontinued",
      "price.product-match",
    ]);
  });
  test("found by node(id:) and by words", async () => {
    const { data } = await ask(
      `{ node(id: "PriceSeries:bls:WPU1017") { id ... on PriceSeries { latest { period value { value } } } } }`,
    );
    expect(data.node).toEqual({
      id: "PriceSeries:bls:WPU1017",
      latest: { period: "2023-11", value: { value: 299.209 } },
    });
  });
  test("a refusal spoils its own field only", async () => {
    const { data, errors } = await ask(`{
      priceSeries(id: "bls:WPU1017") {
        title
        dollars: observations(from: "2020", to: "2021", frequency: ANNUAL, unit: "USD/t") { period }
        index: observations(from: "2020", to: "2020", frequency: ANNUAL) { period }
      }
      unknown: priceSeries(id: "bls:WPU9") { id }
    }`);
    expect(data.priceSeries).toMatchObject({ dollars: null, index: [{ period: "2020" }] });
    expect(data.unknown).toBeNull();
    expect(errors!.map(({ path, extensions }) => [path.join("."), extensions["code"]]).sort()).toEqual([
      ["priceSeries.dollars", "REFUSED_INDEX_IS_NOT_A_PRICE"],
      ["unknown", "CODE_UNKNOWN"],
    ]);
  });
});

test("pages follow one another without a gap", async () => {
  const page = `query ($after: String) { prices(kinds: [FX_RATE], first: 20, after: $after) { totalCount nodes { key } pageInfo { hasNextPage endCursor } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await ask(page, { after });
    expect(errors).toBeUndefined();
    const { nodes, pageInfo } = data.prices;
    seen.push(...nodes.map(({ key }) => key));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(new Set(seen).size).toBe(34);
  expect(seen).toHaveLength(34);
  const { errors } = await ask(`{ prices(first: 501) { totalCount } }`);
  expect(errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "first" });
});
