import type { Clock } from "../kernel/index.js";
import type { UpstreamHealth, UpstreamState } from "./types.js";

export interface HealthNow {
  readonly breaker: UpstreamHealth["breaker"];
  readonly recent: { readonly calls: number; readonly failures: number };
  readonly heldMs: number;
  readonly quota: UpstreamHealth["quota"];
  readonly inFlight: number;
  readonly waiting: number;
}

/** When a source last did well and badly. */
export class HealthRecord {
  #lastSuccessAt: Date | null = null;
  #lastErrorAt: Date | null = null;
  #lastErrorCode: string | null = null;
  #lastWasGood = true;

  constructor(private readonly clock: Clock) {}

  succeeded(): void {
    this.#lastSuccessAt = this.clock.now();
    this.#lastWasGood = true;
  }
  failed(code: string): void {
    this.#lastErrorAt = this.clock.now();
    this.#lastErrorCode = code;
    this.#lastWasGood = false;
  }

  snapshot(now: HealthNow): UpstreamHealth {
    const { breaker, quota, inFlight, waiting, heldMs } = now;
    return {
      breaker,
      quota,
      inFlight,
      waiting,
      state: this.#state(now),
      lastSuccessAt: this.#lastSuccessAt?.toISOString() ?? null,
      lastErrorCode: this.#lastErrorCode,
      lastErrorAt: this.#lastErrorAt?.toISOString() ?? null,
      heldUntil: heldMs > 0 ? new Date(this.clock.now().getTime() + heldMs).toISOString() : null,
    };
  }

  #state({ breaker, recent, heldMs, quota }: HealthNow): UpstreamState {
    if (breaker === "OPEN" || heldMs > 0 || quota?.remaining === 0) return "DOWN";
    if (this.#lastSuccessAt === null && this.#lastErrorAt === null) return "UNKNOWN";
    return breaker === "HALF_OPEN" || recent.failures > 0 || !this.#lastWasGood ? "DEGRADED" : "OK";
  }
}
