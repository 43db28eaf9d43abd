import type { LevelScheduler } from "./batch.js";
import type { CallGate } from "./call-gate.js";
import type { Clock } from "./clock.js";
import type { Usage } from "./usage.js";

/** What every resolver and loader of one request shares. */
export interface RequestContext {
  readonly requestId: string;
  readonly clock: Clock;
  /** Aborts when the client leaves or the deadline passes. */
  readonly signal: AbortSignal;
  /** On `clock.monotonicMs()`. */
  readonly deadlineAtMs: number;
  readonly scheduler: LevelScheduler;
  readonly usage: Usage;
  /** Ports announce their upstream calls here before they make the first. */
  readonly gate: CallGate;
}

/** One value a request, made on first use; keyed by the context, so nothing to dispose and nothing to leak. */
export const perRequest = <T>(make: (context: RequestContext) => T): ((context: RequestContext) => T) => {
  const held = new WeakMap<RequestContext, T>();
  return (context) => {
    let value = held.get(context);
    if (value === undefined) held.set(context, (value = make(context)));
    return value;
  };
};
