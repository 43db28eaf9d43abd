import type { Clock, Counters, Ledger } from "../kernel/index.js";
import { MemoryLedger } from "../kernel/index.js";

/** The shared ledger where it answers, this process's own beside it: when the shared one is away, its own numbers still hold. */
export class SafeLedger implements Ledger {
  readonly #own: MemoryLedger;

  constructor(
    clock: Clock,
    private readonly shared: Ledger | undefined,
    private readonly counters: Counters,
  ) {
    this.#own = new MemoryLedger(clock);
  }

  async add(key: string, by: number, ttlMs: number): Promise<number> {
    const own = await this.#own.add(key, by, ttlMs);
    return Math.max(own, await this.#try((ledger) => ledger.add(key, by, ttlMs)));
  }
  async raise(key: string, value: number, ttlMs: number): Promise<void> {
    await this.#own.raise(key, value, ttlMs);
    await this.#try(async (ledger) => (await ledger.raise(key, value, ttlMs), 0));
  }
  async read(key: string): Promise<number> {
    return Math.max(await this.#own.read(key), await this.#try((ledger) => ledger.read(key)));
  }

  async #try(ask: (ledger: Ledger) => Promise<number>): Promise<number> {
    if (!this.shared) return 0;
    try {
      return await ask(this.shared);
    } catch {
      this.counters.count("ledger_unavailable");
      return 0;
    }
  }
}
