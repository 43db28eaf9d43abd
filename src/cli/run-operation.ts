import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { GraphQLFormattedError } from "graphql";
import type { CliDeps } from "./deps.js";
import { UsageError } from "./deps.js";
import { readDocument } from "./documents.js";
import { exampleVariables } from "./example-variables.js";

export interface OperationAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const readVariables = (given: string): Record<string, unknown> => {
  const text = !given.trimStart().startsWith("{") && existsSync(given) ? readFileSync(given, "utf8") : given;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new UsageError("--variables: expected a JSON object or a file that holds one.");
};

/** `<document | file | name | ->` with `--variables` and `--operation`, and a flag of the command's own. */
export const readOperation = async (command: string, flag: string, args: readonly string[], deps: CliDeps) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      variables: { type: "string", short: "v" },
      operation: { type: "string", short: "o" },
      [flag]: { type: "boolean", default: false },
    } as const,
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new UsageError(`${command}: expected one document, file or name.`);
  const document = given === "-" ? await deps.readStdin() : readDocument(given, deps.paths.operations);
  const example = values.variables === undefined ? exampleVariables(given, deps.paths.operations) : null;
  // On the second stream: the answer itself is read on by other programs.
  if (example && Object.keys(example.variables).length > 0)
    deps.complain(`No --variables: with ${JSON.stringify(example.variables)} of ${example.from}.\n`);
  return {
    document,
    variables: values.variables === undefined ? (example?.variables ?? {}) : readVariables(values.variables),
    operation: values.operation,
    flag: values[flag] === true,
  };
};

/** In this process, with the server's limits. `PLAN` makes no call. */
export const runOperation = async (
  asked: {
    readonly document: string;
    readonly variables: Record<string, unknown>;
    readonly operation?: string | undefined;
  },
  deps: CliDeps,
  calls: "RUN" | "PLAN",
): Promise<OperationAnswer> => {
  const config = deps.config();
  const app = await deps.openApp(config);
  const { apollo } = app.graph;
  const { createContext } = await import("../graph/index.js");
  await apollo.start();
  const answer = await apollo.executeOperation(
    {
      query: asked.document,
      variables: asked.variables,
      ...(asked.operation ? { operationName: asked.operation } : {}),
    },
    {
      contextValue: createContext({
        deadlineMs: config.deadlineMs,
        maxUpstreamCalls: config.maxUpstreamCalls,
        calls,
      }),
    },
  );
  await apollo.stop();
  await app.close();
  if (answer.body.kind !== "single") throw new Error("Incremental answers are not asked for.");
  return answer.body.singleResult;
};
