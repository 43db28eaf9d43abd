import type { Cache } from "../cache/index.js";
import { GatewayCache, GatewayCount, GatewayStore } from "../graph/index.js";
import type { MemoryCounters } from "../kernel/index.js";

/** For whoever runs the gateway: `gateway { cache }`, `/readyz`, `entrepot doctor`. */
export interface CacheReport {
  state(): GatewayCache;
  /** Something failed and is left alone: answers still come, at the cost of calls. */
  degraded(): boolean;
  /** Asks the store once, for reading and for writing; false when it cannot be asked. True without one. */
  probe(): Promise<boolean>;
}

export const cacheReport = (cache: Cache, counters: MemoryCounters): CacheReport => ({
  state: () => {
    const { memoryBytes, memoryEntries, store } = cache.state();
    return new GatewayCache({
      memoryBytes,
      memoryEntries,
      store: store && new GatewayStore(store),
      counts: counters.entries().map(([key, value]) => {
        const [name, labels] = key.slice(0, -1).split("{", 2) as [string, string];
        return new GatewayCount({ name, labels, value });
      }),
    });
  },
  degraded: () => {
    const { store } = cache.state();
    return store !== null && (store.resting || store.writesRest);
  },
  probe: async () => {
    const { ledger } = cache;
    if (!ledger) return true;
    const asked = await Promise.allSettled([ledger.read("probe"), ledger.add("probe", 0, 1_000)]);
    return asked.every(({ status }) => status === "fulfilled");
  },
});
