import type { Counters } from "../kernel/index.js";
import type { AgedCell, Ages } from "./cell.js";
import { seal, unseal } from "./envelope.js";
import type { MemoryTier, Slice } from "./memory-tier.js";
import type { SharedTier } from "./shared-tier.js";

/** Slices in memory, and behind it in the shared store. What is wrong in the store is a miss, is deleted, and is counted by kind. */
export class SliceStore {
  readonly #reading = new Map<string, Promise<void>>();

  constructor(
    private readonly memory: MemoryTier,
    private readonly shared: SharedTier | null,
    private readonly ages: Ages,
    private readonly counters: Counters,
  ) {}

  /** From memory. */
  get(key: string): Slice | undefined {
    return this.memory.get(key);
  }

  /** Brings slices from the shared store into memory; slices on their way already are waited for. Never fails. */
  async fetch(keys: readonly string[], decode: (value: unknown) => unknown): Promise<void> {
    const shared = this.shared;
    if (!shared) return;
    const fresh = keys.filter((key) => !this.#reading.has(key));
    if (fresh.length > 0) {
      const reading = shared
        .read(fresh)
        .then((found) => Promise.all([...found].map(([key, text]) => this.#accept(shared, key, text, decode))))
        .then(() => {})
        .finally(() => fresh.forEach((key) => this.#reading.delete(key)));
      fresh.forEach((key) => this.#reading.set(key, reading));
    }
    await Promise.all([...new Set(keys.map((key) => this.#reading.get(key) ?? Promise.resolve()))]);
  }

  put(key: string, cells: Slice, shared: boolean): void {
    const merged = this.memory.merge(key, cells);
    if (!shared || !this.shared) return;
    const tier = this.shared;
    const kept = new Map([...merged].filter(([, cell]) => this.ages.isUsable(cell)));
    const ttlMs = Math.max(
      ...[...kept.values()].map((cell) => cell.staleUntil - cell.storedAt - this.ages.ageMs(cell)),
    );
    if (!(ttlMs > 0)) return;
    tier.during(
      seal(key, kept).then((text) => {
        if (text === null) this.counters.count("cache_too_large");
        else tier.write(key, text, ttlMs);
      }),
    );
  }

  async #accept(tier: SharedTier, key: string, text: string, decode: (value: unknown) => unknown): Promise<void> {
    const cells = await unseal(key, text);
    const bad = typeof cells === "string" ? cells : this.#decoded(cells, decode);
    if (typeof bad === "string") {
      this.counters.count("cache_bad_entry", { kind: bad });
      tier.remove(key);
    } else this.memory.merge(key, bad);
  }

  #decoded(
    cells: ReadonlyMap<string, Parameters<Ages["arrived"]>[0]>,
    decode: (value: unknown) => unknown,
  ): Slice | "shape" {
    const slice = new Map<string, AgedCell<unknown>>();
    for (const [id, cell] of cells) {
      const value = cell.value === null ? null : decode(cell.value);
      if (value === undefined) return "shape";
      slice.set(id, this.ages.arrived({ ...cell, value }));
    }
    return slice;
  }
}
