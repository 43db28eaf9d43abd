import type { OperationDefinitionNode } from "graphql";
import { Kind, parse } from "graphql";
import { createContext } from "../../src/graph/index.js";
import { openTestApp } from "../support/app.js";
import { publishedOperations } from "../support/operations.js";

const app = await openTestApp();
const texts = new Map(publishedOperations().map(({ name, text }) => [name, text]));
export const FIGURE = publishedOperations()
  .find(({ name }) => name === "import-substitution")!
  .text.replace(/[^]*(?=fragment Figure)/, "");

export interface Figure {
  readonly value: number | null;
  readonly unit: { readonly code: string };
  readonly status: readonly string[];
  readonly missing: { readonly reason: string; readonly detail: string | null } | null;
  readonly provenance: readonly { readonly source: { readonly id: string } }[];
  readonly derivation: { readonly formula: string; readonly inputs: readonly string[] } | null;
}
export interface Caveat {
  readonly id: string;
  readonly text: string;
}
export interface Answer<T> {
  readonly data: T;
  readonly errors?: readonly {
    message: string;
    path: (string | number)[];
    extensions: { code: string; argument?: string };
  }[];
}

/** One operation through the compiled executor over the snapshot of the repository. */
export const run = async <T>(text: string, variables: Record<string, unknown>): Promise<Answer<T>> => {
  const document = parse(text);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )!;
  const context = createContext({ deadlineMs: 10_000 });
  const result = await app.graph.execute({
    document,
    operation,
    operationName: null,
    variables,
    context,
    queryHash: text,
  });
  return JSON.parse(JSON.stringify(result)) as Answer<T>;
};

export const published = <T>(name: string, variables: Record<string, unknown>): Promise<Answer<T>> =>
  run<T>(texts.get(name)!, variables);

/** The same ids, as far as `nodes(ids:)` finds them; null for the others. */
export const findAll = async (ids: readonly string[]): Promise<readonly (string | null)[]> => {
  const { data } = await run<{ nodes: ({ id: string } | null)[] }>("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
    ids: [...new Set(ids)],
  });
  return data.nodes.map((node) => node?.id ?? null);
};
