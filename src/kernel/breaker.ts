import type { Clock } from "./clock.js";

export interface BreakerOptions {
  /** Share of failures, 0 to 1, from which it opens. */
  readonly failureRate?: number;
  /** Fewer calls than this in the window never open it. */
  readonly minimumCalls?: number;
  readonly windowMs?: number;
  /** First pause; doubles with every failed probe. */
  readonly openMs?: number;
  readonly maxOpenMs?: number;
}

export type BreakerState = "CLOSED" | "OPEN" | "HALF_OPEN";

/** Leave to call, to be given back with how it went. Only the first word counts. */
export interface Pass {
  succeeded(): void;
  failed(): void;
  /** Failed in a way that says enough by itself: opens at once. */
  broke(): void;
  /** Neither: the call was not made, or the caller left. */
  withdrawn(): void;
}

const BUCKETS = 10;

/**
 * Stops calls to something that keeps failing: opens at `failureRate` of at least `minimumCalls` in `windowMs`, lets one probe through after
 * `openMs`, and closes when it succeeds. On monotonic time. cockatiel 3.2.1 has one too, read on 2026-11-23: it measures the pause on the
 * wall clock, lets everybody wait for the probe, and keeps counts of an idle hour in its window.
 */
export class Breaker {
  readonly #options: Required<BreakerOptions>;
  readonly #buckets = Array.from({ length: BUCKETS }, () => ({ index: -1, calls: 0, failures: 0 }));
  #state: BreakerState = "CLOSED";
  #openUntilMs = 0;
  #pauseMs = 0;
  /** Grows with every change of state; what was let through before it has no say afterwards. */
  #era = 0;

  constructor(
    private readonly clock: Clock,
    options: BreakerOptions = {},
  ) {
    this.#options = {
      failureRate: 0.5,
      minimumCalls: 10,
      windowMs: 10_000,
      openMs: 10_000,
      maxOpenMs: 120_000,
      ...options,
    };
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** 0 while calls are let through. */
  get retryAfterMs(): number {
    return this.#state === "CLOSED" ? 0 : Math.max(0, this.#openUntilMs - this.clock.monotonicMs());
  }

  /** Calls and failures in the window. */
  get recent(): { readonly calls: number; readonly failures: number } {
    const oldest = this.#bucketIndex() - BUCKETS;
    return this.#buckets.reduce(
      (sum, { index, calls, failures }) =>
        index > oldest ? { calls: sum.calls + calls, failures: sum.failures + failures } : sum,
      { calls: 0, failures: 0 },
    );
  }

  /** Null: refused, ask again after `retryAfterMs`. */
  enter(): Pass | null {
    if (this.#state === "CLOSED") return this.#pass(false);
    if (this.#state === "HALF_OPEN" || this.clock.monotonicMs() < this.#openUntilMs) return null;
    this.#become("HALF_OPEN");
    return this.#pass(true);
  }

  #pass(probe: boolean): Pass {
    const era = this.#era;
    let used = false;
    const once = (act: () => void) => () => {
      if (used || era !== this.#era) return;
      used = true;
      act();
    };
    if (probe)
      return {
        succeeded: once(() => this.#close()),
        failed: once(() => this.#open()),
        broke: once(() => this.#open()),
        withdrawn: once(() => this.#become("OPEN")),
      };
    return {
      succeeded: once(() => this.#count(false)),
      failed: once(() => this.#count(true)),
      broke: once(() => this.#open()),
      withdrawn: once(() => {}),
    };
  }

  #count(failed: boolean): void {
    const index = this.#bucketIndex();
    const bucket = this.#buckets[index % BUCKETS]!;
    if (bucket.index !== index) Object.assign(bucket, { index, calls: 0, failures: 0 });
    bucket.calls += 1;
    if (!failed) return;
    bucket.failures += 1;
    const { calls, failures } = this.recent;
    if (calls >= this.#options.minimumCalls && failures >= calls * this.#options.failureRate) this.#open();
  }

  #open(): void {
    const { openMs, maxOpenMs } = this.#options;
    this.#pauseMs = this.#state === "HALF_OPEN" ? Math.min(this.#pauseMs * 2, maxOpenMs) : openMs;
    this.#openUntilMs = this.clock.monotonicMs() + this.#pauseMs;
    this.#become("OPEN");
  }

  #close(): void {
    for (const bucket of this.#buckets) bucket.index = -1;
    this.#become("CLOSED");
  }

  #become(state: BreakerState): void {
    this.#state = state;
    this.#era += 1;
  }

  #bucketIndex(): number {
    return Math.floor(this.clock.monotonicMs() / (this.#options.windowMs / BUCKETS)) + BUCKETS;
  }
}
