import type { Command } from "../deps.js";
import { EXIT } from "../deps.js";
import { readOperation, runOperation } from "../run-operation.js";

export const query: Command = {
  name: "query",
  summary: "Run one operation in this process and print the answer as JSON.",
  help: `entrepot query <document | file | name | -> [--variables JSON|FILE] [--operation NAME] [--compact]

  entrepot query '{ country(code: "PAK") { name } }'
  entrepot query imports-by-supplier --variables '{"importer":"PAK","commodities":["7204"],"from":"2020","to":"2020"}'

A name is a file of schema/operations without its ending, questions/who-signed-the-2025-protocol among them; without
--variables it is asked with the ones of its list (examples.json, questions/questions.json), which are then named on the
second stream. "-" reads the document from standard input.
No server is needed; the limits are the server's. Exit code 1 when the answer has errors.
`,
  run: async (args, deps) => {
    const { flag: compact, ...asked } = await readOperation("query", "compact", args, deps);
    const { errors, data } = await runOperation(asked, deps, "RUN");
    // What it cost is the server's to say; here the answer itself is read on by other programs.
    deps.write(`${JSON.stringify({ ...(errors ? { errors } : {}), data }, null, compact ? 0 : 2)}\n`);
    return errors?.length ? EXIT.FAILED : EXIT.OK;
  },
};
