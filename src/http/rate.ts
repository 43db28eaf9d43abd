import type { Clock, Sleep } from "../kernel/index.js";
import type { RateSpec } from "./types.js";

/** Token bucket of this process: waits for a token, in order of arrival. On monotonic time; what all processes take together is `SharedRate`'s. */
export class RateLimiter {
  #tokens: number;
  #at: number;

  constructor(
    private readonly spec: RateSpec,
    private readonly clock: Clock,
    private readonly sleep: Sleep,
  ) {
    this.#tokens = spec.burst;
    this.#at = clock.monotonicMs();
  }

  /** Throws the signal's reason, and gives the token back, when the caller leaves first. */
  async take(signal: AbortSignal): Promise<void> {
    const now = this.clock.monotonicMs();
    this.#tokens = Math.min(this.spec.burst, this.#tokens + ((now - this.#at) / 1000) * this.spec.perSecond);
    this.#at = now;
    // May go below zero: that is the queue.
    this.#tokens -= 1;
    if (this.#tokens >= 0) return;
    await this.sleep((-this.#tokens / this.spec.perSecond) * 1000, signal);
    if (!signal.aborted) return;
    this.#tokens += 1;
    signal.throwIfAborted();
  }
}
