import { parseArgs } from "node:util";
import type { CliDeps, Command, Loading } from "../deps.js";
import { EXIT, UsageError } from "../deps.js";
import { table } from "../table.js";

const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

const list = (loading: Loading, storeDir: string, deps: CliDeps): void => {
  const held = loading.held();
  if (held.length === 0) {
    deps.write(`nothing is loaded in ${storeDir}\n`);
    return;
  }
  const rows = held.flatMap(({ sourceId, snapshot }) =>
    snapshot.files.map((file) => [
      sourceId,
      file.dataset,
      file.rows.toLocaleString("en"),
      file.publishedOn ?? "",
      snapshot.builtOn,
    ]),
  );
  deps.write(`${table([["source", "dataset", "rows", "published", "loaded"], ...rows])}\n`);
};

const remove = (loading: Loading, sourceId: string, deps: CliDeps): number => {
  if (!loading.sources.some(({ id }) => id === sourceId))
    throw new UsageError(`--remove: expected ${loading.sources.map(({ id }) => id).join(", ")}.`);
  const held = loading.remove(sourceId);
  deps.write(held ? `${sourceId}: removed; embedded figures answer again\n` : `${sourceId}: nothing was loaded\n`);
  return EXIT.OK;
};

export const load: Command = {
  name: "load",
  summary: "read files you downloaded, or a csv of your own, into the store.",
  help: `entrepot load <source> FILE... [--published YYYY-MM-DD]
entrepot load --list
entrepot load --remove <source>

  wb-pink-sheet  World Bank Pink Sheet, CMO-Historical-Data-Monthly.xlsx of any year
  gem-gist       Global Iron and Steel Tracker, plant level, one xlsx a release
  desta          DESTA: list of treaties, indices and, if wanted, dyads; csv files of one release
  wto-rta        WTO, export of all RTAs, xlsx
  own-series     prices of your own: csv with date,value,product,incoterm,region,unit,currency[,series,title]

All files of a source are checked before anything is written; what was loaded of it before is replaced in one step, or left as it was.
Loaded figures answer before the embedded ones. They stay in ENTREPOT_STORE_DIR on this machine. --published says of when a file
is that does not say so itself. Progress goes to standard error. Exit code 1 names file, sheet, row and column of what is wrong.
A running server answers from what was loaded when it started.
`,
  run: async (args, deps) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { list: { type: "boolean" }, remove: { type: "string" }, published: { type: "string" } },
    });
    const [sourceId, ...paths] = positionals;
    if ((values.list || values.remove !== undefined) && positionals.length > 0)
      throw new UsageError("load: --list and --remove stand alone.");
    const config = deps.config();
    const loading = await deps.loading(config);
    if (values.list) {
      list(loading, config.storeDir, deps);
      return EXIT.OK;
    }
    if (values.remove !== undefined) return remove(loading, values.remove, deps);
    if (sourceId === undefined || paths.length === 0) throw new UsageError("load: expected a source and its files.");
    if (values.published !== undefined && !DAY.test(values.published))
      throw new UsageError("--published: expected a day or month such as 2026-03-03 or 2026-03.");
    const { files } = await loading.load({
      sourceId,
      paths,
      publishedOn: values.published ?? null,
      progress: (line) => deps.complain(`${line}\n`),
    });
    for (const file of files)
      deps.write(
        `${file.source}: ${file.dataset}, ${file.rows.toLocaleString("en")} rows, held in ${config.storeDir}\n`,
      );
    return EXIT.OK;
  },
};
