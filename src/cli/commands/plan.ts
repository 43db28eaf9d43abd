import type { Command } from "../deps.js";
import { EXIT } from "../deps.js";
import { readOperation, runOperation } from "../run-operation.js";
import { table } from "../table.js";

/** `extensions.plan` of an operation that was not run. */
interface Plan {
  readonly upstreamCalls: number;
  readonly limit: number;
  readonly allowed: boolean;
  readonly sharedCalls: number;
  readonly cached: number;
  readonly calls: readonly {
    readonly source: string;
    readonly method: string;
    readonly url: string;
    readonly cells: number;
    readonly estimatedRows: number | null;
  }[];
}

const inWords = ({ calls, upstreamCalls, sharedCalls, limit, allowed, cached }: Plan): string =>
  [
    ...(calls.length > 0
      ? [
          table([
            ["source", "cells", "rows about", "call"],
            ...calls.map((call) => [
              call.source,
              String(call.cells),
              call.estimatedRows === null ? "?" : String(Math.ceil(call.estimatedRows)),
              `${call.method} ${call.url}`,
            ]),
          ]),
        ]
      : []),
    `${upstreamCalls} ${upstreamCalls === 1 ? "call" : "calls"} of ${limit} allowed${allowed ? "" : ": it would be refused"}; ${sharedCalls > 0 ? `${sharedCalls} more renew registers that all operations share; ` : ""}${cached} answered from the store.`,
  ].join("\n\n");

export const plan: Command = {
  name: "plan",
  summary: "Print the calls to sources that an operation would cause, and make none.",
  help: `entrepot plan <document | file | name | -> [--variables JSON|FILE] [--operation NAME] [--json]

  entrepot plan imports-by-supplier --variables '{"importer":"PAK","commodities":["72"],"from":"2013","to":"2024"}'

What is held in the store is not asked again, so the plan of a second run is shorter. Fields below an answer that is not held cannot be
planned before it has come. The header "x-entrepot-plan: only" asks a server for the same. Exit code 1 when the operation has errors.
`,
  run: async (args, deps) => {
    const { flag: json, ...asked } = await readOperation("plan", "json", args, deps);
    const { errors, extensions } = await runOperation(asked, deps, "PLAN");
    const planned = extensions?.["plan"] as Plan | undefined;
    if (planned) deps.write(`${json ? JSON.stringify(planned, null, 2) : inWords(planned)}\n`);
    for (const error of errors ?? []) deps.complain(`${error.message}\n`);
    return errors?.length ? EXIT.FAILED : EXIT.OK;
  },
};
