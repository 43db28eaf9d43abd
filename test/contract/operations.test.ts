import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, Kind, parse, validate } from "graphql";
import { afterAll, describe, expect, test } from "vitest";
import { createContext, createExecutor, printGraphSchema } from "../../src/graph/index.js";
import { createServer } from "../../src/server/index.js";
import { openTestApp } from "../support/app.js";
import { askingMoreOfFigures, objectsWith } from "../support/figures.js";
import { publishedOperations } from "../support/operations.js";

// What is asked beside the operations is asked with aliases.
const app = await openTestApp({ PORT: "0", ENTREPOT_MAX_ALIASES: "300" });
const { schema } = app.graph;
const server = await createServer({ graph: app.graph, config: app.config, pageDirectory: "", log: () => undefined });
const address = await server.listen();
afterAll(() => server.close());

const WHY = "number: value why: missing { reason detail }";
const LINEAGE =
  "lineage: derivation { inputs parameters { name } } origins: provenance { source { id } licence { id } } number: value";

const operations = publishedOperations();
const cases = operations.flatMap(({ name, text, variables }) =>
  variables.map((set): [string, string, Record<string, unknown>] => [`${name} ${JSON.stringify(set)}`, text, set]),
);

interface Lineage {
  readonly number: number | null;
  readonly origins: readonly unknown[];
  readonly lineage: { readonly inputs: readonly string[]; readonly parameters: readonly unknown[] } | null;
}

interface Answer {
  data?: unknown;
  errors?: { message: string; path?: unknown[]; extensions?: unknown }[];
}

const ask = async (query: string, variables: Record<string, unknown>): Promise<Answer> => {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
};

test("the printed schema is not stale (npm run schema:print)", () => {
  const printed = readFileSync(join(import.meta.dirname, "../../schema/schema.graphql"), "utf8");
  expect(printed).toBe(printGraphSchema(schema));
});

describe("every published operation", () => {
  const published = buildSchema(readFileSync(join(import.meta.dirname, "../../schema/schema.graphql"), "utf8"));
  test.each(operations)("$name fits the printed schema and has variables to answer", ({ text, variables }) => {
    expect(validate(published, parse(text))).toEqual([]);
    expect(variables.length).toBeGreaterThan(0);
  });

  test("there are eighteen documents of the contract, one a fragment", () => {
    expect(operations.length).toBeGreaterThanOrEqual(17);
  });
});

/** Paths of figures whose value is null without a reason. */
const unexplained = (data: unknown): string[] =>
  objectsWith(data, "why")
    .filter(([, figure]) => figure["number"] === null && !(figure["why"] as { reason?: string } | null)?.reason)
    .map(([path]) => path);

describe("answers over HTTP on the snapshot", () => {
  test.each(cases)("%s: no error", async (_name, text, variables) => {
    const { data, errors } = await ask(text, variables);
    expect(errors).toBeUndefined();
    expect(data).toBeTruthy();
  });

  test.each(cases)("%s: every missing number has its reason", async (_name, text, variables) => {
    const { data, errors } = await ask(askingMoreOfFigures(text, schema, WHY), variables);
    expect(errors).toBeUndefined();
    expect(unexplained(data)).toEqual([]);
  });
});

describe("lineage", () => {
  test.each(cases)(
    "%s: numbers have their sources, and inputs can be asked for again",
    async (_name, text, variables) => {
      const { data, errors } = await ask(askingMoreOfFigures(text, schema, LINEAGE), variables);
      expect(errors).toBeUndefined();
      const figures = objectsWith(data, "lineage").map(
        ([path, figure]) => ({ path, ...figure }) as Lineage & { path: string },
      );
      // What the question itself supposes has no source: its parameters are named instead.
      const unsourced = figures.filter(({ number, origins }) => number !== null && origins.length === 0);
      expect(unsourced.filter(({ lineage }) => !lineage?.parameters.length)).toEqual([]);
      const inputs = [...new Set(figures.flatMap((figure) => figure.lineage?.inputs ?? []))];
      // A sample over the whole list: sums name hundreds of cells.
      const step = Math.ceil(inputs.length / 40);
      const ids = inputs.filter((_, index) => index % step === 0);
      const found = await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
      expect(found.errors).toBeUndefined();
    },
  );
});

describe("compiled and interpreted execution agree", () => {
  const [compiled, interpreted] = [createExecutor(schema, "jit"), createExecutor(schema, "graphql-js")];
  test.each(cases)("%s", async (name, text, variables) => {
    const document = parse(text);
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    const run = async (execute: typeof compiled): Promise<unknown> => {
      const context = createContext({ deadlineMs: 10_000 });
      const result = await execute({ document, operation, operationName: null, variables, context, queryHash: name });
      return JSON.parse(JSON.stringify(result)) as unknown;
    };
    const expected = await run(interpreted);
    await run(compiled);
    expect(await run(compiled)).toEqual(expected);
    expect(await run(compiled)).toEqual(expected);
  });
});
