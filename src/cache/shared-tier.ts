import type { Keyv } from "keyv";
import type { Clock, Counters, Ledger } from "../kernel/index.js";
import { Breaker } from "../kernel/index.js";

/** A store that several processes may share, with the few atomic numbers that quotas need. `createRedisStore`, `createFileStore`. */
export interface SharedStore {
  readonly kind: string;
  readonly keyv: Keyv;
  readonly ledger: Ledger;
  close(): Promise<void>;
}

export const STORE_DEADLINE_MS = 100;
const MAX_PENDING = 1_000;
class StoreTimeout extends Error {}

/**
 * 100 ms in which this process had time for the answer: a loop that was blocked for 200 ms, as at the start, runs its timers before it looks at
 * what has come meanwhile, and would take that for a silent store (2026-11-28).
 */
class Deadline {
  #timer: NodeJS.Timeout | undefined;
  readonly late = new Promise<never>((_, reject) => this.#wait(4, () => reject(new StoreTimeout())));

  clear(): void {
    clearTimeout(this.#timer);
  }
  #wait(quarters: number, end: () => void): void {
    const next = () => (quarters > 1 ? this.#wait(quarters - 1, end) : setImmediate(end));
    this.#timer = setTimeout(next, STORE_DEADLINE_MS / 4);
  }
}

/** Of files and of SQLite. */
const CODES = [
  ["full", /^(SQLITE_FULL|ENOSPC|EDQUOT)/],
  ["readonly", /^(SQLITE_READONLY|EROFS|EACCES|EPERM)/],
  ["busy", /^SQLITE_(BUSY|LOCKED)/],
] as const;
/** Nobody is there, or does not answer: what holds for reading holds for writing. */
const SILENCE: ReadonlySet<string> = new Set(["timeout", "offline"]);
/** They say nothing of the next call. */
const PASSING: ReadonlySet<string> = new Set(["other", "busy"]);

/** What went wrong, in one word; never the message, which may name addresses. */
const kindOf = (error: unknown): string => {
  if (error instanceof StoreTimeout) return "timeout";
  const code = (error as { readonly code?: unknown } | null)?.code;
  for (const [kind, codes] of CODES) if (typeof code === "string" && codes.test(code)) return kind;
  const message = error instanceof Error ? error.message : "";
  const word = /\b(OOM|READONLY|LOADING|NOAUTH|WRONGPASS|NOPERM|WRONGTYPE|MISCONF|NOREPLICAS|CLUSTERDOWN)\b/.exec(
    message,
  )?.[1];
  if (word) return word.toLowerCase();
  return /clos|offline|connect|socket|ECONN|EPIPE/i.test(`${error instanceof Error ? error.name : ""} ${message}`)
    ? "offline"
    : "other";
};

/**
 * The store as something that may fail: every call ends within 100 ms, an error is a miss, and after a time-out or a lost connection the store
 * is left alone for a second, doubling to four. A full or read-only store is still read: then only writing rests.
 */
export class SharedTier {
  readonly #reads: Breaker;
  readonly #writes: Breaker;
  readonly #running = new Set<Promise<unknown>>();
  #pending = 0;

  constructor(
    readonly store: SharedStore,
    clock: Clock,
    private readonly counters: Counters,
  ) {
    const options = { minimumCalls: 5, openMs: 1_000, maxOpenMs: 4_000 };
    this.#reads = new Breaker(clock, options);
    this.#writes = new Breaker(clock, options);
    // Without a listener an `error` event ends the process.
    store.keyv.on("error", () => counters.count("cache_store_event", { kind: "error" }));
  }

  get resting(): boolean {
    return this.#reads.state !== "CLOSED";
  }
  get writesRest(): boolean {
    return this.#writes.state !== "CLOSED";
  }

  /** What is held of the keys; nothing when the store fails. */
  async read(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    if (keys.length === 0) return found;
    const values = await this.#guard("read", this.#reads, async () => this.store.keyv.get<string>([...keys]));
    values?.forEach((value, at) => {
      if (typeof value === "string") found.set(keys[at]!, value);
    });
    return found;
  }

  /** Nobody waits for it. */
  write(key: string, text: string, ttlMs: number): void {
    this.#track(this.#guard("write", this.#writes, () => this.store.keyv.set(key, text, Math.ceil(ttlMs))));
  }

  remove(key: string): void {
    this.#track(this.#guard("write", this.#writes, () => this.store.keyv.delete(key)));
  }

  /** Under the same deadline and rests; throws when the store cannot be asked, so that the caller goes on with its own numbers. */
  readonly ledger: Ledger = {
    add: (key, by, ttlMs) => this.#must(this.#writes, () => this.store.ledger.add(key, by, ttlMs)),
    raise: async (key, value, ttlMs) => {
      await this.#must(this.#writes, async () => (await this.store.ledger.raise(key, value, ttlMs), true));
    },
    read: (key) => this.#must(this.#reads, () => this.store.ledger.read(key)),
  };

  /** Counts other work in, so that `idle` waits for it. */
  during(work: Promise<unknown>): void {
    this.#track(work.catch(() => {}));
  }

  /** When everything begun has ended, well or badly. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }

  #track(work: Promise<unknown>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  async #must<T>(breaker: Breaker, call: () => Promise<T>): Promise<T> {
    const result = await this.#guard("ledger", breaker, call);
    if (result === undefined) throw new Error("the shared store cannot be asked");
    return result;
  }

  async #guard<T>(operation: string, breaker: Breaker, call: () => Promise<T>): Promise<T | undefined> {
    const pass = this.#pending < MAX_PENDING ? breaker.enter() : null;
    if (!pass) {
      this.counters.count("cache_store_skipped", { operation });
      return undefined;
    }
    const deadline = new Deadline();
    this.#pending += 1;
    try {
      const result = await Promise.race([call(), deadline.late]);
      pass.succeeded();
      return result;
    } catch (error) {
      const kind = kindOf(error);
      this.counters.count("cache_store_error", { operation, kind });
      // A wrong type is the fault of one key.
      if (kind === "wrongtype") pass.succeeded();
      else if (PASSING.has(kind)) pass.failed();
      else pass.broke();
      // Else the question that waited for a cell would wait again for its rate, and again for its quota.
      if (SILENCE.has(kind)) (breaker === this.#reads ? this.#writes : this.#reads).enter()?.broke();
      return undefined;
    } finally {
      this.#pending -= 1;
      deadline.clear();
    }
  }
}
