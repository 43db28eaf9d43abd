import type { Clock, Ledger, Sleep } from "../kernel/index.js";
import type { RateSpec } from "./types.js";

/** A longer wait is no queue: another machine's clock, or ours, was set. */
const BELIEVABLE_MS = 60_000;

/**
 * The rate over all processes: the ledger holds the time of day at which everything taken so far will have been earned (GCRA). Two steps that
 * cannot lose a call between processes: never behind now, then one interval more. Behind the process's own bucket, which needs no clock on the wall.
 */
export class SharedRate {
  readonly #intervalMs: number;
  readonly #burstMs: number;

  constructor(
    spec: RateSpec,
    private readonly key: string,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly sleep: Sleep,
  ) {
    // The ledger counts in whole numbers.
    this.#intervalMs = Math.ceil(1000 / spec.perSecond);
    this.#burstMs = this.#intervalMs * spec.burst;
  }

  /** Waits until the call fits in; throws the signal's reason, and gives the place back, when the caller leaves first. */
  async take(signal: AbortSignal): Promise<void> {
    const now = this.clock.now().getTime();
    const keepMs = BELIEVABLE_MS + this.#burstMs;
    await this.ledger.raise(this.key, now, keepMs);
    const earnedAt = await this.ledger.add(this.key, this.#intervalMs, keepMs);
    const waitMs = earnedAt - this.#burstMs - now;
    if (waitMs <= 0 || waitMs > BELIEVABLE_MS) return;
    await this.sleep(waitMs, signal);
    if (!signal.aborted) return;
    await this.ledger.add(this.key, -this.#intervalMs, keepMs);
    signal.throwIfAborted();
  }
}
