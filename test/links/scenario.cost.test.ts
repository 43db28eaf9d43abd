import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OperationDefinitionNode } from "graphql";
import { buildSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { estimateRows } from "../../src/graph/limits/index.js";

const schema = buildSchema(readFileSync(join(import.meta.dirname, "../../schema/schema.graphql"), "utf8"));
const rows = (input: Record<string, unknown>, below: string): number => {
  const text = `query ($input: SubstitutionScenarioInput!) { substitutionScenario(country: "PAK", input: $input) { ${below} } }`;
  const operation = parse(text).definitions[0] as OperationDefinitionNode;
  return estimateRows({ schema, operation, fragments: new Map(), variables: { input } });
};
const window = { from: "2021", to: "2021" };
const mix = ["7208", "7209", "7210"].map((product) => ({ product, share: 1 / 3 }));
const SUPPLIERS = "years { products { suppliers { partner { code } } } }";

test.each([
  ["one year, one product, ten suppliers", window, SUPPLIERS, 1 + 1 + 10],
  ["years of a ramp", { ...window, rampYears: 4 }, "years { year }", 4],
  ["years listed", { ...window, utilisationByYear: [0.1, 0.2] }, "years { year }", 2],
  ["two years, three products, five suppliers", { ...window, rampYears: 2, mix, topSuppliers: 5 }, SUPPLIERS, 38],
  ["six raw materials a year", { ...window, rampYears: 2 }, "years { inputNeeds { id } }", 2 * 7],
  ["products", { ...window, mix }, "references { product }", 3],
  ["assumptions", { ...window, mix }, "assumptions { id }", 8],
])("a scenario costs what its input asks for: %s", (_name, input, below, expected) => {
  expect(rows(input, below)).toBe(expected);
});
