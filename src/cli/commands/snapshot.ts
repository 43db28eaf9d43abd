import { parseArgs } from "node:util";
import type { CliDeps, Command, HeldSnapshot } from "../deps.js";
import { EXIT, UsageError } from "../deps.js";
import { table } from "../table.js";

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

const summary = ({ builtOn, files }: HeldSnapshot): string => {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${files.length} files, ${rows.toLocaleString("en")} rows, ${megabytes(bytes)}, built ${builtOn}\n`;
};

const list = (snapshot: HeldSnapshot, deps: CliDeps): void => {
  deps.write(
    `${table([
      ["file", "source", "rows", "size", "published", "retrieved", "licence", "digest"],
      ...snapshot.files.map((file) => [
        file.path,
        file.source,
        file.rows.toLocaleString("en"),
        megabytes(file.bytes),
        file.publishedOn ?? "",
        file.retrievedOn ?? "",
        file.licence,
        file.sha256.slice(0, 12),
      ]),
    ])}\n\n${summary(snapshot)}`,
  );
};

export const snapshot: Command = {
  name: "snapshot",
  summary: "build, verify or list the embedded data.",
  help: `entrepot snapshot build [--data DIR] [--out DIR] [--date YYYY-MM-DD]
entrepot snapshot verify [DIR]
entrepot snapshot list [DIR]

build   reads the figures of --data (../shared/data) and writes our own tables to --out (fixtures/snapshot);
        the same figures give the same bytes. --date is the day written into the manifest (today).
verify  compares every file with its digest; exit code 1 names the file and both digests.
list    files with source, rows, dates, licence and digest.
`,
  run: async (args, deps) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string" }, out: { type: "string" }, date: { type: "string" } },
    });
    const [action, directory = deps.config().snapshotDir ?? deps.paths.snapshot] = positionals;
    switch (action ?? "") {
      case "build": {
        const date = values.date ?? new Date().toISOString().slice(0, 10);
        if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new UsageError("--date: expected a day such as 2026-11-23.");
        const built = await deps.buildSnapshot(values.data ?? deps.paths.data, values.out ?? deps.paths.snapshot, date);
        deps.write(summary(built));
        return EXIT.OK;
      }
      case "verify":
        deps.write(`ok: every digest is right; ${summary(await deps.openSnapshot(directory))}`);
        return EXIT.OK;
      case "list":
        list(await deps.openSnapshot(directory), deps);
        return EXIT.OK;
      default:
        throw new UsageError("snapshot: expected build, verify or list.");
    }
  },
};
