import type { LevelScheduler } from "./batch.js";
import type { CallGate, PlannedCall, Turn } from "./call-gate.js";
import type { Clock } from "./clock.js";
import type { CodedError } from "./errors.js";
import type { FailedParts, ResponsePath } from "./failed-parts.js";
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
  /** Of the port that is asked; see `inTurn`. */
  readonly turn?: Turn;
  /** Failures that are told beside the data. */
  readonly failures?: FailedParts;
  /** Where the field that asks stands: each resolver gets a context of its own; see `requestOf`. */
  readonly path?: ResponsePath;
  readonly request?: RequestContext;
}

/** The one context that all fields of a request share: key for what is made once a request. */
export const requestOf = (context: RequestContext): RequestContext => context.request ?? context;

/** One value a request, made on first use; keyed by the context, so nothing to dispose and nothing to leak. */
export const perRequest = <T>(make: (context: RequestContext) => T): ((context: RequestContext) => T) => {
  const held = new WeakMap<RequestContext, T>();
  return (context) => {
    const request = requestOf(context);
    let value = held.get(request);
    if (value === undefined) held.set(request, (value = make(request)));
    return value;
  };
};

/** Asks a port that may call a source: no port of the same moment makes a call before all have announced theirs and the sum is within the budget. */
export const inTurn = async <T>(context: RequestContext, work: (context: RequestContext) => Promise<T>): Promise<T> => {
  const turn = context.gate.turn();
  try {
    return await work({ ...context, turn });
  } finally {
    turn.end();
  }
};

/** Whether the calls may be made; false where only a plan is asked for. Rejects with LIMIT_UPSTREAM_CALLS. */
export const announceCalls = async ({ gate, turn }: RequestContext, calls: readonly PlannedCall[]): Promise<boolean> =>
  turn ? turn.announce(calls) : gate.admit(calls);

/** A part of the answer failed, the rest is there: told in `errors` at the field that asked. */
export const tellFailures = (context: RequestContext, errors: readonly CodedError[] = []): void => {
  for (const error of errors) context.failures?.add(error, context.path);
};
