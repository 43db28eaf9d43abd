import { DelegateBackoff, handleWhen, retry } from "cockatiel";
import type { Clock } from "../kernel/index.js";
import { UpstreamError } from "./errors.js";

const MAX_DELAY_MS = 500;
const SHARE = 0.1;
const PER_SECOND = 1;
/** What quiet minutes may save up: more would be an amplifier at the start of an outage. */
const MAX_SAVED = 10;

/** How many second attempts a source is worth: a tenth of its requests and one a second. */
export class RetryBudget {
  #saved = 0;
  #second = 1;
  #at: number;

  constructor(private readonly clock: Clock) {
    this.#at = clock.monotonicMs();
  }

  /** Once a request, however many attempts it takes. */
  deposit(): void {
    this.#saved = Math.min(this.#saved + SHARE, MAX_SAVED);
  }

  withdraw(): boolean {
    const now = this.clock.monotonicMs();
    this.#second = Math.min(1, this.#second + ((now - this.#at) / 1000) * PER_SECOND);
    this.#at = now;
    if (this.#second >= 1) this.#second -= 1;
    // 10 × 0.1 is a little less than 1.
    else if (this.#saved >= 1 - 1e-9) this.#saved -= 1;
    else return false;
    return true;
  }
}

/**
 * One more attempt, after a wait drawn evenly from 0 to 500 ms so that callers who failed together do not come back together. None when
 * `mayCall` says no: a first failure may have opened the breaker.
 */
export const withRetry = <T>(
  budget: RetryBudget,
  random: () => number,
  signal: AbortSignal,
  attempt: (attempt: number) => Promise<T>,
  mayCall: () => boolean = () => true,
): Promise<T> => {
  budget.deposit();
  let left = 1;
  const worthIt = (error: Error): boolean => {
    if (!(error instanceof UpstreamError && error.tryAgain) || left === 0 || signal.aborted) return false;
    if (!mayCall() || !budget.withdraw()) return false;
    left -= 1;
    return true;
  };
  const policy = retry(handleWhen(worthIt), {
    maxAttempts: 1,
    backoff: new DelegateBackoff(() => random() * MAX_DELAY_MS),
  });
  return policy.execute((context) => attempt(context.attempt), signal);
};
