import type { Clock, Ledger } from "../kernel/index.js";
import { UpstreamError } from "./errors.js";
import type { QuotaSpec } from "./types.js";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Calls of a calendar day or month (UTC), counted in the ledger: a restart does not forget them, other processes see them. */
export class Quota {
  #spent = 0;
  #window: string;

  constructor(
    private readonly sourceId: string,
    private readonly spec: QuotaSpec,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {
    this.#window = this.#windowNow();
    // For `snapshot` before the first call; until then it says what is known, nothing spent.
    void this.ledger.read(this.#key()).then((spent) => (this.#spent = Math.max(this.#spent, spent)));
  }

  /** Takes one call, or throws UPSTREAM_QUOTA_EXHAUSTED with the time until the window ends. */
  async spend(background: boolean): Promise<void> {
    this.#turn();
    const limit = this.spec.calls - (background ? (this.spec.reserve ?? 0) : 0);
    this.#spent = await this.ledger.read(this.#key());
    if (this.#spent < limit) this.#spent = await this.ledger.add(this.#key(), 1, this.#msLeft() + DAY_MS);
    else throw this.#exhausted(background);
    // Two processes may both have seen the last one free.
    if (this.#spent > this.spec.calls) throw this.#exhausted(background);
  }

  /** The call did not reach the source: without this, a day without network would use up the quota. */
  async refund(): Promise<void> {
    this.#spent = await this.ledger.add(this.#key(), -1, this.#msLeft() + DAY_MS);
  }

  snapshot(): { limit: number; remaining: number; resetsAt: string } {
    this.#turn();
    return {
      limit: this.spec.calls,
      remaining: Math.max(0, this.spec.calls - this.#spent),
      resetsAt: new Date(this.clock.now().getTime() + this.#msLeft()).toISOString(),
    };
  }

  #exhausted(background: boolean): UpstreamError {
    const kept = background && this.#spent < this.spec.calls;
    return new UpstreamError({
      code: "UPSTREAM_QUOTA_EXHAUSTED",
      source: this.sourceId,
      message: kept
        ? `${this.sourceId}: the calls left are kept for users.`
        : `${this.sourceId}: the ${this.spec.calls} calls of this ${this.spec.window.toLowerCase()} are used up.`,
      retryAfterMs: this.#msLeft(),
      retryable: true,
    });
  }

  #turn(): void {
    const window = this.#windowNow();
    if (window === this.#window) return;
    this.#window = window;
    this.#spent = 0;
  }
  #windowNow(): string {
    return this.clock
      .now()
      .toISOString()
      .slice(0, this.spec.window === "DAY" ? 10 : 7);
  }
  #key(): string {
    return `quota:${this.sourceId}:${this.#window}`;
  }
  #msLeft(): number {
    const now = this.clock.now();
    const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
    const end = this.spec.window === "DAY" ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1, 1);
    return end - now.getTime();
  }
}
