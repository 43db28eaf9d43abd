import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Command } from "../deps.js";
import { EXIT, UsageError } from "../deps.js";

export const schema: Command = {
  name: "schema",
  summary: "Print the GraphQL schema.",
  help: `entrepot schema print [--write FILE] [--check FILE]

Prints the schema with descriptions. --write puts it into FILE; --check compares it with FILE, exit code 1 when they differ.
`,
  run: async (args, deps) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { write: { type: "string" }, check: { type: "string" } },
    });
    if (positionals.join(" ") !== "print") throw new UsageError("schema: expected print.");
    const { graph } = await deps.openApp(deps.config());
    const { printGraphSchema } = await import("../../graph/index.js");
    const text = printGraphSchema(graph.schema);
    if (values.check !== undefined) {
      const same = existsSync(values.check) && readFileSync(values.check, "utf8") === text;
      deps.write(same ? `ok: ${values.check} is the schema\n` : `stale: print the schema again into ${values.check}\n`);
      return same ? EXIT.OK : EXIT.FAILED;
    }
    if (values.write === undefined) deps.write(text);
    else writeFileSync(values.write, text);
    return EXIT.OK;
  },
};
