import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Command } from "../deps.js";
import { EXIT, UsageError } from "../deps.js";
import { readDocument } from "../documents.js";

const readVariables = (given: string | undefined): Record<string, unknown> => {
  if (given === undefined) return {};
  const text = !given.trimStart().startsWith("{") && existsSync(given) ? readFileSync(given, "utf8") : given;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new UsageError("--variables: expected a JSON object or a file that holds one.");
};

export const query: Command = {
  name: "query",
  summary: "Run one operation in this process and print the answer as JSON.",
  help: `entrepot query <document | file | name | -> [--variables JSON|FILE] [--operation NAME] [--compact]

  entrepot query '{ country(code: "PAK") { name } }'
  entrepot query imports-by-supplier --variables '{"importer":"PAK","commodities":["7204"],"from":"2020","to":"2020"}'

A name is a file of schema/operations without its ending; "-" reads the document from standard input.
No server is needed; the limits are the server's. Exit code 1 when the answer has errors.
`,
  run: async (args, deps) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        variables: { type: "string", short: "v" },
        operation: { type: "string", short: "o" },
        compact: { type: "boolean", default: false },
      },
    });
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0) throw new UsageError("query: expected one document, file or name.");
    const document = given === "-" ? await deps.readStdin() : readDocument(given, deps.paths.operations);
    const variables = readVariables(values.variables);
    const config = deps.config();
    const { graph } = await deps.openApp(config);
    const { createContext } = await import("../../graph/index.js");
    await graph.apollo.start();
    const answer = await graph.apollo.executeOperation(
      { query: document, variables, ...(values.operation ? { operationName: values.operation } : {}) },
      { contextValue: createContext({ deadlineMs: config.deadlineMs }) },
    );
    await graph.apollo.stop();
    if (answer.body.kind !== "single") throw new Error("Incremental answers are not asked for.");
    const { errors, data } = answer.body.singleResult;
    // What it cost is the server's to say; here the answer itself is read on by other programs.
    deps.write(`${JSON.stringify({ ...(errors ? { errors } : {}), data }, null, values.compact ? 0 : 2)}\n`);
    return errors?.length ? EXIT.FAILED : EXIT.OK;
  },
};
