import fc from "fast-check";
import type { FragmentDefinitionNode } from "graphql";
import { buildSchema, Kind, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { scanDocument } from "../../src/graph/index.js";
import { estimateRows } from "../../src/graph/limits/index.js";

const schema = buildSchema(`
  type Query { country: Country facility: Facility countries(codes: [ID!], first: Int = 50): CountryConnection prices(first: Int = 50): PriceConnection trade(reporters: [ID!]!, partners: [ID!], commodities: [ID!]!, from: String!, to: String!, frequency: Frequency = ANNUAL): TradeSelection self: Query }
  enum Frequency { ANNUAL QUARTERLY MONTHLY }
  enum Dimension { PERIOD PARTNER }
  type Country { code: ID imports(commodities: [ID!]!, from: String!, to: String!, frequency: Frequency = ANNUAL): TradeSelection agreements(first: Int): List }
  type List { nodes: [Country!]! }
  type CountryConnection { nodes: [Country!]! edges: [Edge!]! totalCount: Int }
  type Edge { node: Country }
  type PriceConnection { nodes: [Price!]! }
  type Price { tags: [String!]! observations(from: String!, to: String!, frequency: Frequency): [Observation!]! }
  type Observation { value: Float }
  type Facility { importSubstitution(from: String!, to: String!): [Observation!]! }
  type TradeSelection { aggregate(by: [Dimension!]!, top: Int): [Observation!]! observations: [Observation!]! citations: [Observation!]! }
`);

const rows = (text: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  return estimateRows({ schema, operation, fragments, variables });
};
const WINDOW = `from: "2010", to: "2019"`;

describe("cost: list items an operation can return", () => {
  test.each([
    ["single objects are free", "{ country { code } }", 0],
    ["lists of texts are free", "{ prices(first: 3) { nodes { tags } } }", 3],
    ["a page by default", "{ countries { nodes { code } } }", 50],
    ["a page as asked", "{ countries(first: 7) { nodes { code } } }", 7],
    ["never more than the codes named", `{ countries(codes: ["a", "b"]) { nodes { code } } }`, 2],
    ["nodes and edges", "{ countries(first: 5) { nodes { code } edges { node { code } } } }", 10],
    [
      "a list multiplies what is below it",
      "{ countries(first: 5) { nodes { agreements(first: 3) { nodes { code } } } } }",
      20,
    ],
    [
      "a negative size does not pay for a sibling",
      "{ a: countries(first: -1000) { nodes { code } } b: countries(first: 500) { nodes { code } } }",
      501,
    ],
    ["a size left out is the default one", "{ countries(first: 1) { nodes { agreements { nodes { code } } } } }", 51],
    ["months without a frequency", `{ prices(first: 2) { nodes { observations(${WINDOW}) { value } } } }`, 2 * 121],
    ["years", `{ prices(first: 2) { nodes { observations(${WINDOW}, frequency: ANNUAL) { value } } } }`, 22],
    ["years where no other length exists", `{ facility { importSubstitution(${WINDOW}) { value } } }`, 10],
    [
      "top rows and the rest, a period",
      `{ country { imports(commodities: ["72"], ${WINDOW}) { aggregate(by: [PARTNER, PERIOD], top: 3) { value } } } }`,
      40,
    ],
    [
      "every partner",
      `{ country { imports(commodities: ["72"], ${WINDOW}) { aggregate(by: [PARTNER]) { value } } } }`,
      250,
    ],
    [
      "every cell",
      `{ trade(reporters: ["a"], partners: ["b", "c"], commodities: ["72", "73"], ${WINDOW}) { observations { value } } }`,
      40,
    ],
    [
      "fragments are expanded",
      "{ ...F self { ...F } } fragment F on Query { countries(first: 4) { nodes { code } } }",
      8,
    ],
    ["introspection is free", "{ __schema { types { fields { name } } } }", 0],
  ])("%s", (_name, text, expected) => {
    expect(rows(text)).toBe(expected);
  });

  test("literal, variable and default give the same", () => {
    const text = (size: string) => `query ($n: Int = 9) { countries(first: ${size}) { nodes { code } } }`;
    expect(rows(text("9"))).toBe(9);
    expect(rows(text("$n"), { n: 9 })).toBe(9);
    expect(rows("{ countries(first: null) { nodes { code } } }")).toBe(50);
  });

  test("more is never cheaper, whatever the sizes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), (a, b) => {
        const nested = `{ countries(first: ${a}) { nodes { agreements(first: ${b}) { nodes { code } } } } }`;
        expect(rows(nested)).toBeGreaterThanOrEqual(rows(`{ countries(first: ${a}) { nodes { code } } }`));
        expect(rows(nested)).toBe(Math.max(1, a) * (1 + Math.max(1, b)));
      }),
    );
  });
});

describe("the scan before parsing", () => {
  const limits = { maxDocumentCharacters: 1000, maxNesting: 5 };
  test.each([
    ["brackets in a text", `{ a(b: "((((((((((") }`, true],
    ["brackets in a block text", `{ a(b: """((((("\\"""(((""") }`, true],
    ["brackets in a comment", "{ a } # ((((((((((", true],
    ["an escaped quote", `{ a(b: "\\"((((((((") }`, true],
    ["five deep", "{ { { { { } } } } }", true],
    ["six deep", "{ { { { { { } } } } } }", false],
    ["six deep of several kinds", "{ ( [ { ( [", false],
    ["after a comment", "# x\n{ { { { { { ", false],
    ["after a text", `"(" { { { { { { `, false],
    ["too long", "x".repeat(1001), false],
  ])("%s", (_name, text, passes) => {
    expect(scanDocument(text, limits) === null).toBe(passes);
  });

  test("whatever the parser accepts within the depth, the scan accepts", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const document = `{ a(b: ${JSON.stringify(text)}) }`;
        try {
          parse(document);
        } catch {
          return;
        }
        expect(scanDocument(document, limits)).toBeNull();
      }),
    );
  });
});
