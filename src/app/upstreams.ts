import { join } from "node:path";
import type { Cache } from "../cache/index.js";
import { createCache, createFileStore, createRedisStore } from "../cache/index.js";
import type { Config } from "../config.js";
import type { Http } from "../http/index.js";
import { createHttp } from "../http/index.js";
import type { Clock, Sleep } from "../kernel/index.js";
import { CodedError } from "../kernel/index.js";
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
  close(): Promise<void>;
}

/** Wikidata and others refuse clients that do not say who runs them. */
const userAgent = ({ contact }: Config): string => `entrepot/${packageVersion()}${contact ? ` (${contact})` : ""}`;

const storeOf = (config: Config) => {
  switch (config.cache) {
    case "memory":
      return undefined;
    case "redis":
      if (config.redisUrl) return createRedisStore({ url: config.redisUrl.reveal() });
      throw new CodedError("CONFIG_INVALID", "ENTREPOT_REDIS_URL: expected an address, as ENTREPOT_CACHE is redis.", {
        argument: "ENTREPOT_REDIS_URL",
      });
    case "files":
      return createFileStore({ dir: join(config.storeDir, "cache") });
  }
};

/** Connects to nobody: calls are made when something is asked. Throws CONFIG_INVALID. */
export const openUpstreams = (config: Config, { clock, sleep }: Time): Upstreams => {
  const store = storeOf(config);
  const cache = createCache({
    clock,
    memoryBytes: config.cacheMemoryBytes,
    ...(store ? { store } : {}),
  });
  const http = createHttp({
    clock,
    sleep,
    userAgent: userAgent(config),
    ...(cache.ledger ? { ledger: cache.ledger } : {}),
  });
  return {
    http,
    cache,
    close: async () => {
      http.close();
      await cache.close();
    },
  };
};
