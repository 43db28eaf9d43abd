import type { Clock, Ledger } from "../kernel/index.js";
import { UpstreamError } from "./errors.js";

type HoldCode = "UPSTREAM_RATE_LIMITED" | "UPSTREAM_QUOTA_EXHAUSTED" | "UPSTREAM_UNAVAILABLE";
const CODES: readonly HoldCode[] = ["UPSTREAM_RATE_LIMITED", "UPSTREAM_QUOTA_EXHAUSTED", "UPSTREAM_UNAVAILABLE"];

/**
 * A source said when to come back: until then no process calls it. Here on monotonic time; between processes as a time of day in the
 * ledger, at most a day ahead.
 */
export class Hold {
  #untilMs = 0;
  #code: HoldCode = "UPSTREAM_RATE_LIMITED";

  /** `account`: a hold belongs to the key it was given to; a new key starts free. */
  constructor(
    private readonly sourceId: string,
    private readonly account: string,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  get leftMs(): number {
    return Math.max(0, this.#untilMs - this.clock.monotonicMs());
  }

  async set(ms: number, code: HoldCode): Promise<void> {
    this.#keep(ms, code);
    // The code travels in the last digit of the time: the ledger holds numbers only.
    const until = Math.ceil((this.clock.now().getTime() + ms) / 10) * 10 + CODES.indexOf(code);
    // Not a moment longer: a wall clock set back would make an hour of what is left.
    await this.ledger.raise(this.#key, until, ms);
  }

  /** Throws without asking anybody when this process knows of a hold. */
  checkHere(): void {
    if (this.leftMs === 0) return;
    const what = this.#code === "UPSTREAM_QUOTA_EXHAUSTED" ? "its calls are used up" : "it asked for a pause";
    throw new UpstreamError({
      code: this.#code,
      source: this.sourceId,
      message: `${this.sourceId} is not called at the moment: ${what}.`,
      retryAfterMs: this.leftMs,
      retryable: true,
    });
  }

  async check(): Promise<void> {
    this.checkHere();
    const until = await this.ledger.read(this.#key);
    const leftMs = until - this.clock.now().getTime();
    if (leftMs > 0) this.#keep(Math.min(leftMs, 24 * 60 * 60 * 1000), CODES[until % 10] ?? "UPSTREAM_RATE_LIMITED");
    this.checkHere();
  }

  #keep(ms: number, code: HoldCode): void {
    const untilMs = this.clock.monotonicMs() + ms;
    if (untilMs <= this.#untilMs) return;
    this.#untilMs = untilMs;
    this.#code = code;
  }
  get #key(): string {
    return `hold:${this.sourceId}:${this.account}`;
  }
}
