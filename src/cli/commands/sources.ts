import { parseArgs } from "node:util";
import type { Command } from "../deps.js";
import { EXIT } from "../deps.js";
import { table } from "../table.js";

export const sources: Command = {
  name: "sources",
  summary: "List the sources: licence, key, what the snapshot holds of each.",
  help: `entrepot sources [--json]

One line a source: id, subjects, rows in the embedded snapshot, licence, whether it needs a key and has one.
`,
  run: async (args, deps) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean", default: false } } });
    const config = deps.config();
    const { catalogue, snapshot } = await deps.openApp(config);
    const rows = [...catalogue.all()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((source) => {
        const files = snapshot.manifest.files.filter((file) => file.source === source.id);
        const { credential } = source.record;
        return {
          id: source.id,
          name: source.name,
          provider: source.provider,
          domains: source.domains,
          licence: source.licence.id,
          mayRedistribute: source.licence.mayRedistribute,
          snapshotFiles: files.length,
          snapshotRows: files.reduce((sum, file) => sum + file.rows, 0),
          keyRequired: credential?.required ?? false,
          keyConfigured: config.source(source.id).key !== null,
          signUpUrl: credential?.signUpUrl ?? null,
        };
      });
    if (values.json) deps.write(`${JSON.stringify(rows, null, 2)}\n`);
    else
      deps.write(
        `${table([
          ["source", "subjects", "rows held", "licence", "key", "publisher"],
          ...rows.map((row) => [
            row.id,
            row.domains.join(" ").toLowerCase(),
            row.snapshotRows.toLocaleString("en"),
            row.licence,
            row.keyConfigured ? "set" : row.keyRequired ? "needed" : row.signUpUrl ? "optional" : "none",
            row.provider,
          ]),
        ])}\n`,
      );
    return EXIT.OK;
  },
};
