import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphQLSchema, OperationDefinitionNode } from "graphql";
import { buildSchema, Kind, parse, print, TypeInfo, validate, visit, visitWithTypeInfo } from "graphql";
import { afterAll, describe, expect, test } from "vitest";
import { createContext, createExecutor, printGraphSchema } from "../../src/graph/index.js";
import { createServer } from "../../src/server/index.js";
import { openTestApp } from "../support/app.js";
import { publishedOperations } from "../support/operations.js";

const app = await openTestApp({ PORT: "0" });
const { schema } = app.graph;
const server = await createServer({ graph: app.graph, config: app.config, pageDirectory: "", log: () => undefined });
const address = await server.listen();
afterAll(() => server.close());

const operations = publishedOperations();
const cases = operations.flatMap(({ name, text, variables }) =>
  variables.map((set): [string, string, Record<string, unknown>] => [`${name} ${JSON.stringify(set)}`, text, set]),
);

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

/** The same document, asking of every figure also why it is missing. */
const askingWhy = (text: string, types: GraphQLSchema): string => {
  const info = new TypeInfo(types);
  const why = parse("{ why: missing { reason detail } }").definitions[0] as OperationDefinitionNode;
  return print(
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        SelectionSet: (set) =>
          info.getParentType()?.name === "Figure"
            ? { ...set, selections: [...set.selections, ...why.selectionSet.selections] }
            : undefined,
      }),
    ),
  );
};

/** Paths of figures whose value is null without a reason. */
const unexplained = (value: unknown, path = ""): string[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => unexplained(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  const record = value as Record<string, unknown> & { why?: { reason?: string } | null };
  const here = "why" in record && "value" in record && record["value"] === null && !record.why?.reason ? [path] : [];
  return [...here, ...Object.entries(record).flatMap(([key, item]) => unexplained(item, `${path}.${key}`))];
};

describe("answers over HTTP on the snapshot", () => {
  test.each(cases)("%s: no error", async (_name, text, variables) => {
    const { data, errors } = await ask(text, variables);
    expect(errors).toBeUndefined();
    expect(data).toBeTruthy();
  });

  test.each(cases)("%s: every missing number has its reason", async (_name, text, variables) => {
    const { data, errors } = await ask(askingWhy(text, schema), variables);
    expect(errors).toBeUndefined();
    expect(unexplained(data)).toEqual([]);
  });
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
