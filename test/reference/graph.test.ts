import type { OperationDefinitionNode } from "graphql";
import { Kind, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { createContext } from "../../src/graph/index.js";
import { graphOf } from "../support/graph.js";
import { referencePart } from "../support/reference.js";

/** As much of any answer below as is read by name. */
interface Answer {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly __typename: string;
  readonly totalCount: number;
  readonly nodes: Answer[];
  readonly node: Answer;
  readonly length: number;
  readonly pageInfo: { readonly hasNextPage: boolean };
  readonly [list: string]: unknown;
}
const idsOf = (list: unknown) => (list as Answer[]).map(({ id }) => id);

const { graph } = await graphOf([referencePart]);

const ask = async (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const context = createContext({ deadlineMs: 5000, requestId: "r" });
  const result = await graph.execute({ document, operation, operationName: null, variables, context, queryHash: text });
  return JSON.parse(JSON.stringify(result)) as {
    data: Record<string, Answer>;
    errors?: { path: string[]; extensions: { code: string; received: unknown; candidates: { code: string }[] } }[];
  };
};

describe("countries", () => {
  test("one, by any code, with its groups on a day", async () => {
    const { data, errors } = await ask(
      `{ country(code: "586") { __typename id code alpha2 m49 name kind groups(on: "2016-01-01") { code name } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data["country"]).toEqual({
      __typename: "Country",
      id: "Country:PAK",
      code: "PAK",
      alpha2: "PK",
      m49: "586",
      name: "Pakistan",
      kind: "COUNTRY",
      groups: ["D8", "ECO", "OIC", "SAARC", "WTO"].map((code) => ({ code, name: expect.any(String) as string })),
    });
  });

  test("fifty importers keep their order", async () => {
    const all = referencePart.service
      .countries()
      .filter(({ kind }) => kind === "COUNTRY")
      .map(({ code }) => code);
    const codes = all.reverse().slice(0, 50);
    const { data } = await ask(
      `query ($c: [CountryCode!]) { countries(codes: $c) { totalCount nodes { code } pageInfo { hasNextPage } } }`,
      { c: codes },
    );
    expect(data["countries"]!.nodes.map(({ code }) => code)).toEqual(codes);
    expect(data["countries"]).toMatchObject({ totalCount: 50, pageInfo: { hasNextPage: false } });
  });

  test("bad codes fail their own field, all named at once; the rest answers", async () => {
    const { data, errors } = await ask(
      `{ countries(codes: ["PAK", "Pakstan", "Korea"]) { nodes { code } } country(code: "IN") { code } }`,
    );
    expect(data).toEqual({ countries: null, country: { code: "IND" } });
    expect(errors).toHaveLength(1);
    expect(errors![0]).toMatchObject({
      path: ["countries"],
      extensions: { code: "CODE_UNKNOWN", received: ["Pakstan", "Korea"] },
    });
  });

  test("a group's members, the world by pages, former states only when asked", async () => {
    const { data } = await ask(`{
      eaeu: countries(group: "EAEU", on: "2015-01-01") { nodes { code } }
      former: countries(kinds: [FORMER], first: 2) { nodes { kind } pageInfo { hasNextPage endCursor } }
      all: countries(first: 500) { totalCount nodes { kind } }
    }`);
    expect(data["eaeu"]!.nodes).toEqual([{ code: "BLR" }, { code: "KAZ" }, { code: "RUS" }]);
    expect(data["former"]!.pageInfo.hasNextPage).toBe(true);
    expect(data["all"]!.totalCount).toBe(250);
    expect(new Set(data["all"]!.nodes.map(({ kind }) => kind))).toEqual(new Set(["COUNTRY", "TERRITORY"]));
  });

  test("groups with members on a day", async () => {
    const { data, errors } = await ask(`{
      group(id: "EAEU") { id name note memberships { code from to } members(on: "2015-06-01") { code } }
      groups { code } bad: group(id: "XYZ") { code } day: group(id: "SCO") { members(on: "soon") { code } }
    }`);
    expect(data["group"]!["members"]).toEqual(["ARM", "BLR", "KAZ", "RUS"].map((code) => ({ code })));
    expect(data["group"]!["memberships"]).toContainEqual({ code: "KGZ", from: "2015-08-12", to: null });
    expect(data["groups"]!.length).toBeGreaterThan(15);
    expect(errors!.map(({ path, extensions }) => [path[0], extensions.code]).sort()).toEqual([
      ["bad", "CODE_UNKNOWN"],
      ["day", "BAD_USER_INPUT"],
    ]);
  });
});

describe("commodities", () => {
  test("the look-up of the contract", async () => {
    const { data, errors } = await ask(
      `query ($code: CommodityCode!) { commodity(code: $code) {
      code level description section { code title } parent { code description } children { code description }
      editions { edition year description } baskets { id name } products { product name match note }
    } }`,
      { code: "7208" },
    );
    expect(errors).toBeUndefined();
    expect(data["commodity"]).toMatchObject({
      code: "7208",
      level: 4,
      section: { code: "XV" },
      parent: { code: "72", description: "Iron and steel" },
    });
    expect(data["commodity"]!["children"]).toHaveLength(14);
    expect(data["commodity"]!["editions"]).toHaveLength(7);
    expect(idsOf(data["commodity"]!["baskets"])).toContain("STEEL_FLAT");
    expect(data["commodity"]!["products"]).toContainEqual({
      product: "HOT_ROLLED_COIL",
      name: "Hot-rolled coil",
      match: "WIDER",
      note: null,
    });
  });

  test("a basket stands as a commodity; TOTAL has no parent", async () => {
    const { data } = await ask(`{
      steel: commodity(code: "STEEL_SCRAP") { id level parent { code } children { code } baskets { id codes } section { code } }
      total: commodity(code: "TOTAL") { level parent { code } children { code } }
    }`);
    expect(data["steel"]).toEqual({
      id: "Commodity:STEEL_SCRAP",
      level: null,
      parent: null,
      children: [{ code: "7204" }],
      baskets: [{ id: "STEEL_SCRAP", codes: ["7204"] }],
      section: null,
    });
    expect(data["total"]).toMatchObject({ level: 0, parent: null });
    expect(data["total"]!["children"]).toHaveLength(97);
  });

  test("search by words, pages, baskets and products", async () => {
    const { data, errors } = await ask(`{
      commodities(text: "rebar", first: 2) { totalCount nodes { code } pageInfo { endCursor hasNextPage } }
      baskets { id } basket(id: "steel_flat") { id codes } bad: commodities(level: 3) { totalCount }
      products(ids: [REBAR]) { product aliases complete codes { code match note } }
    }`);
    expect(data["commodities"]).toMatchObject({
      totalCount: 3,
      nodes: [{ code: "STEEL_REBAR" }, { code: "721310" }],
      pageInfo: { hasNextPage: true },
    });
    expect(data["baskets"]!.length).toBe(20);
    expect(data["basket"]!["codes"]).toContain("7208");
    expect((data["products"] as unknown as Answer[])[0]).toMatchObject({ product: "REBAR", complete: true });
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
  });

  test("nodes are found again, and search leads to them", async () => {
    const { data } = await ask(`{
      a: node(id: "Country:PAK") { id } b: node(id: "CountryGroup:EAEU") { id __typename } c: node(id: "Commodity:7208") { id }
      d: node(id: "Commodity:STEEL") { id } e: node(id: "Country:ZZZ") { id }
      search(text: "hot rolled coil", first: 3) { node { __typename id } }
    }`);
    expect([data["a"]!.id, data["b"]!.__typename, data["c"]!.id, data["d"]!.id, data["e"]]).toEqual([
      "Country:PAK",
      "CountryGroup",
      "Commodity:7208",
      "Commodity:STEEL",
      null,
    ]);
    expect((data["search"] as unknown as Answer[])[0]!.node.__typename).toBe("Commodity");
  });
});
