import type { SharedStore } from "../../src/cache/index.js";
import { createCache } from "../../src/cache/index.js";
import { createContext } from "../../src/graph/index.js";
import type { Upstream } from "../../src/http/index.js";
import { createHttp } from "../../src/http/index.js";
import type { RequestContext } from "../../src/kernel/index.js";
import { Period } from "../../src/kernel/index.js";
import type { ObservationsAnswer, PricePort, SeriesRecord } from "../../src/prices/index.js";
import { createLivePrices } from "../../src/sources/live-prices/index.js";
import { snapshotPort } from "../prices/support.js";
import * as answers from "./price-answers.js";
import { FakeTime, seededRandom } from "./time.js";
import type { Reply, Seen } from "./upstream.js";
import { body, FakeUpstream, json } from "./upstream.js";

export const PRICE_SOURCES = ["bls", "fred", "world-bank", "imf-pcps", "eurostat", "ecb", "dbnomics"] as const;
export type PriceSource = (typeof PRICE_SOURCES)[number];
export const KEY = "k3y-which-nobody-may-see-0123456789";

const REPLIES: readonly (readonly [source: PriceSource, path: RegExp, reply: (seen: Seen) => Reply])[] = [
  ["bls", /^\/publicAPI\/v2\/timeseries\/data\/$/, (seen) => json(answers.blsAnswer(seen))],
  [
    "fred",
    /^\/fred\/series\/observations$/,
    (seen) => json(answers.fredAnswer(seen), { "last-modified": "Wed, 18 Nov 2026 17:31:01 GMT" }),
  ],
  ["fred", /^\/fred\/series$/, (seen) => json(answers.fredSeries(seen))],
  ["fred", /^\/fred\/series\/tags$/, (seen) => json(answers.fredTags(seen))],
  ["fred", /^\/graph\/fredgraph\.csv$/, (seen) => body(answers.fredChart(seen), "application/csv")],
  ["world-bank", /^\/v2\/country\//, (seen) => json(answers.worldBankAnswer(seen))],
  ["imf-pcps", /^\/external\/sdmx\/3\.0\/data\//, (seen) => json(answers.imfAnswer(seen))],
  ["eurostat", /^\/eurostat\/api\//, (seen) => json(answers.eurostatAnswer(seen))],
  [
    "ecb",
    /^\/service\/data\/EXR\//,
    (seen) => body(answers.ecbAnswer(seen), "application/vnd.sdmx.genericdata+xml;version=2.1"),
  ],
  ["dbnomics", /^\/v22\/series$/, (seen) => json(answers.dbnomicsAnswer(seen))],
];

export interface LiveWorld {
  readonly time: FakeTime;
  readonly upstream: FakeUpstream;
  readonly described: readonly SeriesRecord[];
  port(source: PriceSource): PricePort;
  health(source: PriceSource): ReturnType<Upstream["health"]>;
  /** From now on the source answers so; null: as documented. */
  tell(source: PriceSource, reply: Reply | null): void;
  calls(source: PriceSource): readonly Seen[];
  context(options?: { limit?: number; plan?: boolean }): RequestContext;
  ask(
    source: PriceSource,
    ids: readonly string[],
    from: string,
    to: string,
    context?: RequestContext,
  ): Promise<readonly (ObservationsAnswer | Error | null)[]>;
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Every live source on one loopback address, answering in the shapes of its API. */
export const liveWorld = async (
  options: {
    keyed?: readonly PriceSource[];
    mode?: "auto" | "live";
    more?: readonly string[];
    store?: SharedStore;
  } = {},
): Promise<LiveWorld> => {
  const time = new FakeTime();
  const upstream = await FakeUpstream.start();
  const told = new Map<PriceSource, Reply>();
  const routeOf = ({ path }: Seen) => REPLIES.find(([, pattern]) => pattern.test(path));
  upstream.on("*", (seen, response) => {
    const route = routeOf(seen);
    if (!route) throw new Error(`no such path: ${seen.path}`);
    return (told.get(route[0]) ?? route[2](seen))(seen, response);
  });
  // Waiting for a rate takes no time here.
  const sleep = (ms: number): Promise<void> => Promise.resolve(time.advance(ms));
  const http = createHttp({ clock: time, sleep, random: seededRandom(1), userAgent: "entrepot-test" });
  const cache = createCache({ clock: time, random: () => 0, ...(options.store ? { store: options.store } : {}) });
  const embedded = await snapshotPort.catalogue();
  const like = embedded.find(({ id }) => id === "bls:WPU1017")!;
  const described = [...embedded, ...(options.more ?? []).map((id) => ({ ...like, id, aliases: [] }))];
  const ports = createLivePrices({
    http,
    cache,
    clock: time,
    settings: (id) => ({
      url: upstream.url,
      key: options.keyed?.includes(id as PriceSource) ? { reveal: () => KEY } : null,
    }),
    mode: options.mode ?? "auto",
    described,
  });
  const of = (source: PriceSource) => ports.find(({ port }) => port.sourceId === source)!;
  const context: LiveWorld["context"] = ({ limit = 20, plan = false } = {}) =>
    createContext({ deadlineMs: 60_000, maxUpstreamCalls: limit, calls: plan ? "PLAN" : "RUN", clock: time });
  return {
    time,
    upstream,
    described,
    port: (source) => of(source).port,
    health: (source) => of(source).upstream.health(),
    tell: (source, reply) => void (reply ? told.set(source, reply) : told.delete(source)),
    calls: (source) => upstream.seen.filter((seen) => routeOf(seen)?.[0] === source),
    context,
    ask: (source, ids, from, to, own = context()) =>
      of(source).port.observations(
        ids.map((id) => ({ id, from: Period.parse(from), to: Period.parse(to) })),
        own,
      ),
    idle: () => cache.idle(),
    close: async () => {
      http.close();
      await upstream.close();
    },
  };
};

/** The answer, or the test fails with what came instead. */
export const answered = (answer: ObservationsAnswer | Error | null | undefined): ObservationsAnswer => {
  if (!answer || answer instanceof Error) throw answer ?? new Error("the port does not hold it");
  return answer;
};
