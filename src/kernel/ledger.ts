import type { Clock } from "./clock.js";

/**
 * Small numbers that outlive a process and that several processes share: calls spent of a quota, and times before which a source must not
 * be called. Keys are `[a-z0-9:.-]`. Calls may fail or be slow in a shared store; who uses it must go on without.
 */
export interface Ledger {
  /** Adds and gives the new total. The number is forgotten `ttlMs` after it was last written. */
  add(key: string, by: number, ttlMs: number): Promise<number>;
  /** Keeps the larger of what is held and `value`. */
  raise(key: string, value: number, ttlMs: number): Promise<void>;
  /** 0 where nothing is held. */
  read(key: string): Promise<number>;
}

/** For one process: forgets at the end of it. */
export class MemoryLedger implements Ledger {
  readonly #held = new Map<string, { value: number; untilMs: number }>();

  constructor(private readonly clock: Clock) {}

  add(key: string, by: number, ttlMs: number): Promise<number> {
    return Promise.resolve(this.#write(key, this.#value(key) + by, ttlMs));
  }
  raise(key: string, value: number, ttlMs: number): Promise<void> {
    this.#write(key, Math.max(this.#value(key), value), ttlMs);
    return Promise.resolve();
  }
  read(key: string): Promise<number> {
    return Promise.resolve(this.#value(key));
  }

  #value(key: string): number {
    const entry = this.#held.get(key);
    if (!entry) return 0;
    if (this.clock.monotonicMs() < entry.untilMs) return entry.value;
    this.#held.delete(key);
    return 0;
  }
  #write(key: string, value: number, ttlMs: number): number {
    this.#held.set(key, { value, untilMs: this.clock.monotonicMs() + ttlMs });
    return value;
  }
}
