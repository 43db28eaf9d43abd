import type { Clock } from "../../kernel/index.js";
import { CodedError } from "../../kernel/index.js";

const MINUTE_MS = 60_000;
/** What may work later is tried again soon; what was refused or was not what it should be, when somebody may have mended it. */
const RETRYABLE_MS = 5 * MINUTE_MS;
const REFUSED_MS = 60 * MINUTE_MS;

/** Parts that failed and are left alone for a while, whoever asks: a register is renewed daily, and no question is worth hammering it. */
export class PartFailures {
  readonly #failures = new Map<string, { readonly error: CodedError; readonly untilMs: number }>();

  constructor(private readonly clock: Clock) {}

  remember(part: string, error: CodedError): void {
    const { retryable, retryAfterSeconds = 0 } = error.extensions;
    const pauseMs = Math.max(retryAfterSeconds * 1000, retryable ? RETRYABLE_MS : REFUSED_MS);
    this.#failures.set(part, { error, untilMs: this.clock.monotonicMs() + pauseMs });
  }
  forget(part: string): void {
    this.#failures.delete(part);
  }
  /** Why it is left alone now; null: it may be asked. */
  get(part: string): CodedError | null {
    const failure = this.#failures.get(part);
    return failure && this.clock.monotonicMs() < failure.untilMs ? failure.error : null;
  }
}

/** Of a source that is asked behind the answers only: none of its records is there, which is not the same as none to be had. */
export const nothingYet = (source: string): CodedError =>
  new CodedError("UPSTREAM_UNAVAILABLE", `${source}: asked behind the answers only, and nothing has come yet.`, {
    source,
    retryable: true,
    retryAfterSeconds: 60,
  });
