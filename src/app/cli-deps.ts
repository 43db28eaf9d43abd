import { text } from "node:stream/consumers";
import { banner } from "../cli/index.js";
import type { CliDeps } from "../cli/index.js";
import type { Config } from "../config.js";
import { loadConfig } from "../config.js";
import type { ErrorLog } from "../graph/index.js";
import { CodedError } from "../kernel/errors.js";
import { packageVersion, paths } from "./paths.js";

const complain = (line: string): void => void process.stderr.write(line);

const errorLog =
  (config: Config): ErrorLog =>
  ({ requestId, error }) => {
    if (config.log !== "off")
      complain(`error ${requestId} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  };

const openApp = async (config: Config) => {
  const { createApp } = await import("../app.js");
  return createApp(config, errorLog(config));
};

const startServer: CliDeps["startServer"] = async (config) => {
  const [app, { createServer, stopOnSignals }] = await Promise.all([openApp(config), import("../server/index.js")]);
  const server = await createServer({
    graph: app.graph,
    config,
    pageDirectory: paths.page,
    degraded: () => app.cache?.degraded() ?? false,
    log: (level, line) => {
      if (config.log === "info" || (config.log === "error" && level === "error")) complain(`${level} ${line}\n`);
    },
  });
  const address = await server.listen().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES" && error.code !== "EADDRNOTAVAIL") throw error;
    throw new CodedError(
      "CONFIG_INVALID",
      `PORT and HOST: cannot listen on ${config.host}:${config.port} (${error.code}).`,
    );
  });
  app.startRefreshing();
  stopOnSignals(server, config.drainMs, (code) => void app.close().finally(() => process.exit(code)));
  process.stdout.write(banner(packageVersion(), address, config, app.snapshot.manifest));
  return { address };
};

/** What the commands need, with everything heavy imported only by the command that uses it. */
export const cliDeps = (): CliDeps => ({
  write: (line) => void process.stdout.write(line),
  complain,
  readStdin: () => text(process.stdin),
  config: () => loadConfig(),
  openApp,
  startServer,
  openSnapshot: async (directory) =>
    (await import("../sources/snapshot/table.js")).SnapshotStore.open(directory).manifest,
  buildSnapshot: async (dataDir, outDir, builtOn) => {
    const [{ buildSnapshot }, { SNAPSHOT_PARTS }] = await Promise.all([
      import("../sources/snapshot/build/build.js"),
      import("../sources/snapshot/build/parts.js"),
    ]);
    return buildSnapshot(SNAPSHOT_PARTS, dataDir, outDir, builtOn);
  },
  loading: async (config) => {
    const [{ loadFiles }, { LOADERS }, { loadedSources, openStore, removeLoaded }] = await Promise.all([
      import("../sources/load/load.js"),
      import("../sources/load/loaders.js"),
      import("../sources/load/store.js"),
    ]);
    const { storeDir, snapshotDir } = config;
    const loadedOn = new Date().toISOString().slice(0, 10);
    return {
      sources: LOADERS.map(({ record: { id }, expects, from }) => ({ id, expects, from })),
      load: (request) => loadFiles({ ...request, storeDir, snapshotDir: snapshotDir ?? paths.snapshot, loadedOn }),
      held: () =>
        loadedSources(storeDir).map((sourceId) => ({ sourceId, snapshot: openStore(storeDir, sourceId).manifest })),
      remove: (sourceId) => removeLoaded(storeDir, sourceId),
    };
  },
  sourceIds: async () => {
    const [{ SOURCE_RECORDS }, { SECOND_HOSTS }] = await Promise.all([
      import("../sources/registry.js"),
      import("../sources/live-registers/index.js"),
    ]);
    return [...SOURCE_RECORDS.map((record) => record.id), ...Object.values(SECOND_HOSTS)];
  },
  paths,
  version: packageVersion,
});
