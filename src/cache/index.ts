/**
 * What sources said, kept: in memory, bounded by bytes, and behind it in a store that processes may share. An adapter has one space:
 *
 *     const slice = keySpace("comtrade.slice", 1, { frequency: code("A"), flow: code(), reporter: code(), period: code(), level: code() });
 *     const cells = cache.space<Rows>({ name: "comtrade", decode: (value) => RowsSchema.safeParse(value).data });
 *     const held = await cells.through(wanted, async (missing, signal, background) => …plan, send, scatter…, context.signal);
 *
 * `through` answers each wanted cell with a value (LIVE, CACHED or STALE) or with an error, and calls `load` once for all that is missing, also
 * when many ask at the same time. Which part of a question is missing is decided here, how to ask for it by the planner. Nothing in here
 * throws for a store that is down, frozen, full or damaged. docs/upstream.md.
 */
import { noCounters } from "../kernel/index.js";
import type { Ledger } from "../kernel/index.js";
import { Ages } from "./cell.js";
import { Cells } from "./cells.js";
import { Failures } from "./failures.js";
import { MemoryTier } from "./memory-tier.js";
import { SharedTier } from "./shared-tier.js";
import { SliceStore } from "./slice-store.js";
import type { CacheDeps, CellSpace, SpaceSpec } from "./types.js";

export interface Cache {
  space<T>(spec: SpaceSpec<T>): CellSpace<T>;
  /** For `createHttp`: quotas and pauses in the shared store; undefined without one. */
  readonly ledger: Ledger | undefined;
  state(): {
    readonly memoryBytes: number;
    readonly memoryEntries: number;
    /** Null without a shared store; `resting`: it failed and is left alone for a moment; `writesRest`: it may still be read, e.g. when it is full. */
    readonly store: { readonly kind: string; readonly resting: boolean; readonly writesRest: boolean } | null;
  };
  /** Waits for writes that nobody waits for; for shutdown and tests. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const MEBIBYTE = 1024 * 1024;

export const createCache = (deps: CacheDeps): Cache => {
  const { clock, store, counters = noCounters, random = Math.random, memoryBytes = 128 * MEBIBYTE, gather } = deps;
  const ages = new Ages(clock);
  const memory = new MemoryTier(memoryBytes);
  const shared = store ? new SharedTier(store, clock, counters) : null;
  const slices = new SliceStore(memory, shared, ages, counters);
  return {
    space: (spec) =>
      new Cells(spec, slices, ages, random, counters, new Failures(clock, spec.failureMs ?? 10_000), gather),
    ledger: shared?.ledger,
    state: () => ({
      memoryBytes: memory.bytes,
      memoryEntries: memory.entries,
      store: shared && { kind: shared.store.kind, resting: shared.resting, writesRest: shared.writesRest },
    }),
    idle: async () => shared?.idle(),
    close: async () => {
      await shared?.idle();
      await store?.close();
    },
  };
};

export type { Lifetime } from "./cell.js";
export type { FileOptions } from "./file-store.js";
export { createFileStore } from "./file-store.js";
export { code, codes, keySpace, list, number, text } from "./keys.js";
export type { RedisOptions } from "./redis.js";
export { createRedisStore } from "./redis.js";
export type { SqliteOptions } from "./sqlite.js";
export { createSqliteStore } from "./sqlite.js";
export type { SharedStore } from "./shared-tier.js";
export type * from "./types.js";
