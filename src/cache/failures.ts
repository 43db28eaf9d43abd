import { LRUCache } from "lru-cache";
import type { Clock, CodedError } from "../kernel/index.js";

const LONGEST_MS = 30_000;
const MOST = 10_000;

interface Failure {
  /** Null: the source had nothing. */
  readonly error: CodedError | null;
  /** Met by a renewal, which may not use the last calls of a quota: no answer for a user. */
  readonly background: boolean;
  readonly untilMs: number;
}

/** What failed just now, so that it is not asked for by everybody again; in this process only. */
export class Failures {
  readonly #held = new LRUCache<string, Failure>({ max: MOST });

  constructor(
    private readonly clock: Clock,
    private readonly maxMs: number,
  ) {}

  remember(id: string, error: CodedError | null, background: boolean, nothingMs = 0): void {
    // A full queue says to come back in a second.
    const statedMs = (error?.extensions.retryAfterSeconds ?? Infinity) * 1000;
    const ms = error ? Math.min(this.maxMs, LONGEST_MS, statedMs) : nothingMs;
    this.#held.set(id, { error, background, untilMs: this.clock.monotonicMs() + ms });
  }
  get(id: string): Failure | undefined {
    const held = this.#held.get(id);
    if (!held || this.clock.monotonicMs() < held.untilMs) return held;
    this.#held.delete(id);
    return undefined;
  }
  forget(id: string): void {
    this.#held.delete(id);
  }
}
