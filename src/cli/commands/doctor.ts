import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Config } from "../../config.js";
import { sourceVariable, unknownVariables } from "../../config.js";
import type { CliDeps, Command } from "../deps.js";
import { EXIT } from "../deps.js";

interface Check {
  readonly name: string;
  /** A sentence when all is well; throws otherwise. `warn:` at its beginning is worth a look but no failure. */
  readonly run: () => Promise<string> | string;
}

const MINIMUM_NODE = [20, 19] as const;

const nodeVersion = (): string => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1]))
    throw new Error(`Node ${process.versions.node}; ${MINIMUM_NODE.join(".")} or newer is needed`);
  return `Node ${process.versions.node}`;
};

const portFree = ({ host, port }: Config): Promise<string> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `${host}:${port} cannot be listened on (${error.code ?? "unknown"}); set PORT or stop the other server`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve(`${host}:${port} is free`)));
  });

/** Connecting takes a moment, and a store that was not there at once is left alone for a second. */
const STORE_ATTEMPTS = 3;

const store = async (config: Config, deps: CliDeps): Promise<string> => {
  const app = await deps.openApp(config);
  const { cache } = app;
  try {
    const kind = cache?.state().store?.kind;
    if (!cache || !kind) return "none: answers of sources end with the process";
    for (let attempt = 0; attempt < STORE_ATTEMPTS; attempt += 1) {
      if (await cache.probe()) return `${kind} answers`;
      await new Promise((done) => setTimeout(done, 1100));
    }
    return `warn: ${kind} does not answer; answers come without it (ENTREPOT_CACHE, ENTREPOT_REDIS_URL, ENTREPOT_STORE_DIR)`;
  } finally {
    await app.close();
  }
};

/** Settings of a source that nothing reads: nobody asks it in this mode, or it knows no keys. */
const idleSettings = (
  id: string,
  config: Config,
  { asked, catalogue }: Pick<Awaited<ReturnType<CliDeps["openApp"]>>, "asked" | "catalogue">,
): string[] => {
  const { url, key } = config.source(id);
  const takesKey = catalogue.all().some(({ record }) => record.id === id && record.credential !== undefined);
  return [
    ...(url !== null && !asked.has(id) ? [sourceVariable(id, "URL")] : []),
    ...(key !== null && !(asked.has(id) && takesKey) ? [sourceVariable(id, "KEY")] : []),
  ];
};

const checks = (config: Config, deps: CliDeps): readonly Check[] => [
  { name: "node", run: nodeVersion },
  {
    name: "settings",
    run: async () => {
      const ids = await deps.sourceIds();
      for (const id of ids) config.source(id);
      const unknown = unknownVariables(ids);
      return unknown.length > 0 ? `warn: no such setting: ${unknown.join(", ")}` : "every setting can be used";
    },
  },
  {
    name: "sources",
    run: async () => {
      const app = await deps.openApp(config);
      const idle = (await deps.sourceIds()).flatMap((id) => idleSettings(id, config, app));
      await app.close();
      return idle.length > 0
        ? `warn: has no effect, as the source is never asked or takes no key: ${idle.join(", ")}`
        : `${app.asked.size} hosts may be asked`;
    },
  },
  {
    name: "snapshot",
    run: async () => {
      const { files, builtOn } = await deps.openSnapshot(config.snapshotDir ?? deps.paths.snapshot);
      return `${files.length} files of ${builtOn}, every digest right`;
    },
  },
  {
    name: "loaded",
    run: async () => {
      const held = (await deps.loading(config)).held();
      return held.length === 0 ? "nothing" : `${held.map(({ sourceId }) => sourceId).join(", ")}, every digest right`;
    },
  },
  {
    name: "schema",
    run: async () => {
      const app = await deps.openApp(config);
      await app.close();
      return `${Object.keys(app.graph.schema.getTypeMap()).length} types`;
    },
  },
  { name: "store", run: () => store(config, deps) },
  {
    name: "playground",
    run: () =>
      existsSync(join(deps.paths.page, "index.html")) ? "built" : "warn: not built; run npm run build for the page",
  },
  { name: "port", run: () => portFree(config) },
];

export const doctor: Command = {
  name: "doctor",
  summary: "Check Node, settings, snapshot, loaded files, schema, store, page and port.",
  help: `entrepot doctor

One line a check: ok, warn or FAIL. Exit code 1 when one fails. Nothing is changed but a number of a second's life in the store; over the network only a shared store is asked.
`,
  run: async (args, deps) => {
    parseArgs({ args: [...args], options: {}, strict: true });
    const config = deps.config();
    let failed = false;
    for (const check of checks(config, deps)) {
      try {
        const found = await check.run();
        const warned = found.startsWith("warn: ");
        deps.write(`${warned ? "warn" : "ok  "}  ${check.name.padEnd(11)} ${found.replace(/^warn: /, "")}\n`);
      } catch (error) {
        failed = true;
        deps.write(`FAIL  ${check.name.padEnd(11)} ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
    return failed ? EXIT.FAILED : EXIT.OK;
  },
};
