import { join } from "node:path";
import type { Cache, SharedStore } from "../cache/index.js";
import { createCache, createFileStore, createRedisStore, createSqliteStore } from "../cache/index.js";
import type { Config } from "../config.js";
import type { Http } from "../http/index.js";
import { createHttp } from "../http/index.js";
import type { Clock, Sleep } from "../kernel/index.js";
import { CodedError, MemoryCounters } from "../kernel/index.js";
import { packageVersion } from "./paths.js";

/** Passed in, so that tests can hold it still. */
export interface Time {
  readonly clock: Clock;
  readonly sleep: Sleep;
}

/** What every live source shares; none of it exists in mode `snapshot`. */
export interface Upstreams {
  readonly http: Http;
  readonly cache: Cache;
  /** What cache and calls report, since the start. */
  readonly counters: MemoryCounters;
  close(): Promise<void>;
}

/** Wikidata and others refuse clients that do not say who runs them. */
const userAgent = ({ contact }: Config): string => `entrepot/${packageVersion()}${contact ? ` (${contact})` : ""}`;

const storeOf = async (config: Config): Promise<SharedStore | undefined> => {
  switch (config.cache) {
    case "memory":
      return undefined;
    case "redis":
      if (config.redisUrl) return createRedisStore({ url: config.redisUrl.reveal() });
      throw new CodedError("CONFIG_INVALID", "ENTREPOT_REDIS_URL: expected an address, as ENTREPOT_CACHE is redis.", {
        argument: "ENTREPOT_REDIS_URL",
      });
    case "sqlite":
      return createSqliteStore({ file: join(config.storeDir, "cache.sqlite") });
    case "files":
      return createFileStore({ dir: join(config.storeDir, "cache") });
  }
};

/** Connects to nobody: calls are made when something is asked. Throws CONFIG_INVALID. */
export const openUpstreams = async (config: Config, { clock, sleep }: Time): Promise<Upstreams> => {
  const store = await storeOf(config);
  const counters = new MemoryCounters();
  const cache = createCache({
    clock,
    counters,
    memoryBytes: config.cacheMemoryBytes,
    ...(store ? { store } : {}),
  });
  const http = createHttp({
    clock,
    sleep,
    counters,
    userAgent: userAgent(config),
    ...(cache.ledger ? { ledger: cache.ledger } : {}),
  });
  return {
    http,
    cache,
    counters,
    close: async () => {
      http.close();
      await cache.close();
    },
  };
};
