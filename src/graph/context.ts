import { randomUUID } from "node:crypto";
import type { Clock, RequestContext } from "../kernel/index.js";
import { CallGate, FailedParts, LevelScheduler, systemClock, timeoutSignal, Usage } from "../kernel/index.js";

export interface ContextOptions {
  readonly deadlineMs: number;
  /** Most calls to sources; 20 unless given. */
  readonly maxUpstreamCalls?: number;
  /** `PLAN`: no call leaves, the gate writes down what would. */
  readonly calls?: "RUN" | "PLAN";
  readonly clock?: Clock;
  readonly requestId?: string;
  /** Aborts when the client leaves. */
  readonly clientSignal?: AbortSignal;
}

/** One a request: its loaders' scheduler, its deadline, and a signal that ends its upstream work. */
export const createContext = (options: ContextOptions): RequestContext => {
  const clock = options.clock ?? systemClock;
  const deadline = timeoutSignal(options.deadlineMs);
  return {
    requestId: options.requestId ?? randomUUID(),
    clock,
    signal: options.clientSignal ? AbortSignal.any([options.clientSignal, deadline]) : deadline,
    deadlineAtMs: clock.monotonicMs() + options.deadlineMs,
    scheduler: new LevelScheduler(),
    usage: new Usage(),
    gate: new CallGate(options.maxUpstreamCalls ?? 20, options.calls),
    failures: new FailedParts(),
  };
};
