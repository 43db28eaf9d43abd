import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../../src/app.js";
import { createApp } from "../../src/app.js";
import { loadConfig } from "../../src/config.js";
import type { HttpServer } from "../../src/server/index.js";
import { createServer } from "../../src/server/index.js";
import type { FakeWorld } from "./comtrade.js";
import { fakeComtrade, SMALL_WORLD } from "./comtrade.js";
import { blsReply, worldBankReply } from "./price-answers.js";
import { FakeTime } from "./time.js";
import { FakeUpstream, status } from "./upstream.js";

export const LIVE_KEY = "c4n4ry0123456789abcdef0123456789";

export interface LiveAnswer {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
  readonly json: {
    readonly data?: unknown;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
    }[];
    readonly extensions?: {
      readonly plan?: {
        readonly upstreamCalls: number;
        readonly calls: readonly { readonly source: string; readonly calls?: number; readonly url?: string }[];
        readonly cached: number;
      };
    };
  };
}

/** A server over sources on loopback, with the snapshot behind them unless the mode is `live`. */
export interface LiveApp {
  readonly app: App;
  readonly comtrade: FakeUpstream;
  readonly bls: FakeUpstream;
  readonly worldBank: FakeUpstream;
  readonly address: string;
  readonly log: string[];
  readonly time: FakeTime;
  /** Requests that sources saw since the last time. */
  seen(): number;
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Record<string, string>,
  ): Promise<LiveAnswer>;
  close(): Promise<void>;
}

const OTHERS =
  "FRED IMF_PCPS EUROSTAT ECB DBNOMICS WTO_RTA UNCTAD_IIA UN_MTDSG WIKIDATA WIKIDATA_QUERY GDELT GDELT_DOC".split(" ");
const elsewhere = (url: string): Record<string, string> =>
  Object.fromEntries(OTHERS.map((id) => [`ENTREPOT_${id}_URL`, url]));

export const openLiveApp = async (
  environment: Record<string, string> = {},
  world: FakeWorld = SMALL_WORLD,
): Promise<LiveApp> => {
  const starting = Array.from({ length: 4 }, () => FakeUpstream.start());
  const [comtrade, bls, bank, others] = (await Promise.all(starting)) as [
    FakeUpstream,
    FakeUpstream,
    FakeUpstream,
    FakeUpstream,
  ];
  others.on("*", status(503));
  comtrade.on("*", fakeComtrade(world, { key: LIVE_KEY }));
  bls.on("*", blsReply);
  bank.on("*", worldBankReply);
  const storeDir = mkdtempSync(join(tmpdir(), "entrepot-live-"));
  const log: string[] = [];
  const config = loadConfig({
    PORT: "0",
    ENTREPOT_MODE: "auto",
    ENTREPOT_STORE_DIR: storeDir,
    ENTREPOT_COMTRADE_URL: comtrade.url,
    ENTREPOT_COMTRADE_KEY: LIVE_KEY,
    ENTREPOT_BLS_URL: bls.url,
    ENTREPOT_WORLD_BANK_URL: bank.url,
    // In mode `live` everybody is asked; nobody outside this machine may be.
    ...(environment["ENTREPOT_MODE"] === "live" ? elsewhere(others.url) : {}),
    ...environment,
  });
  const clock = new FakeTime();
  // Waiting for a source's rate takes no time.
  const sleep = (ms: number) => Promise.resolve(clock.advance(ms));
  const app = await createApp(config, ({ error }) => log.push(String(error)), { clock, sleep });
  const server: HttpServer = await createServer({
    graph: app.graph,
    config,
    pageDirectory: "",
    degraded: () => app.cache?.degraded() ?? false,
    log: (level, line) => log.push(`${level} ${line}`),
  });
  const address = await server.listen();
  const sources = [comtrade, bls, bank];
  let counted = 0;
  const total = () => sources.reduce((sum, source) => sum + source.seen.length, 0);
  return {
    app,
    comtrade,
    bls,
    worldBank: bank,
    address,
    log,
    time: clock,
    seen: () => {
      const since = total() - counted;
      counted = total();
      return since;
    },
    ask: async (query, variables = {}, headers = {}) => {
      const begun = performance.now();
      const response = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return {
        status: response.status,
        text,
        ms: performance.now() - begun,
        json: JSON.parse(text) as LiveAnswer["json"],
      };
    },
    close: async () => {
      await server.close();
      await app.close();
      await Promise.all([...sources, others].map((source) => source.close()));
      rmSync(storeDir, { recursive: true, force: true });
    },
  };
};

/** Waits until the shared store is used: a busy machine connects late, and a store that failed rests on the app's clock. */
export const storeUsed = async ({ app, time }: LiveApp): Promise<void> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    time.advance(5_000);
    if ((await app.cache!.probe()) && !app.cache!.degraded()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the store is not used again");
};
