import { LRUCache } from "lru-cache";
import type { Clock, CodedError } from "../kernel/index.js";

const LONGEST_MS = 30_000;
const MOST = 10_000;

/** What failed just now, so that it is not asked for by everybody again; in this process only. A null error: the source had nothing. */
export class Failures {
  readonly #held = new LRUCache<string, { readonly error: CodedError | null; readonly untilMs: number }>({ max: MOST });

  constructor(
    private readonly clock: Clock,
    private readonly maxMs: number,
  ) {}

  remember(id: string, error: CodedError | null, nothingMs = 0): void {
    // A full queue says to come back in a second.
    const statedMs = (error?.extensions.retryAfterSeconds ?? Infinity) * 1000;
    const ms = error ? Math.min(this.maxMs, LONGEST_MS, statedMs) : nothingMs;
    this.#held.set(id, { error, untilMs: this.clock.monotonicMs() + ms });
  }
  get(id: string): { readonly error: CodedError | null } | undefined {
    const held = this.#held.get(id);
    if (!held || this.clock.monotonicMs() < held.untilMs) return held;
    this.#held.delete(id);
    return undefined;
  }
  forget(id: string): void {
    this.#held.delete(id);
  }
}
