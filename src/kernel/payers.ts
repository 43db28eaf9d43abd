import type { PlannedCall } from "./call-gate.js";
import type { RequestContext } from "./request.js";

/** What one operation may still spend of the calls that it has announced. */
export interface Budget {
  readonly context: RequestContext;
  left: number;
}

/**
 * No budget of those who wait for a call has room for it: each gets the refusal of its own. Not a CodedError: the store would remember it
 * against everybody who asks next.
 */
export class NotAdmitted extends Error {
  constructor(private readonly reasons: ReadonlyMap<Budget, Error>) {
    super("no operation that waits for the call may make it");
  }
  reasonFor(budget: Budget): Error {
    return this.reasons.get(budget) ?? [...this.reasons.values()][0] ?? this;
  }
}

export interface PayersSpec<Call> {
  /** Whose cells the calls bring, in the order in which they came. */
  readonly needing: (calls: readonly Call[]) => readonly Budget[];
  readonly planned: (call: Call) => PlannedCall;
}

/** Who pays for the calls of a load that several operations wait for: each call is one operation's, the first that needs it and has room. */
export class Payers<Call> {
  readonly #paying = new Map<Call, Budget>();

  constructor(private readonly spec: PayersSpec<Call>) {}

  /** Before calls are made for the same cells, all or none. Throws NotAdmitted. */
  admit(calls: readonly Call[]): void {
    const reasons = new Map<Budget, Error>();
    const needing = this.spec.needing(calls);
    const payer =
      needing.find(({ left }) => left >= calls.length) ?? needing.find((one) => this.#extend(one, calls, reasons));
    if (!payer) throw new NotAdmitted(reasons);
    payer.left -= calls.length;
    for (const call of calls) this.#paying.set(call, payer);
  }

  called(call: Call, sourceId: string): void {
    this.#paying.get(call)?.context.usage.called(sourceId);
  }

  #extend(budget: Budget, calls: readonly Call[], reasons: Map<Budget, Error>): boolean {
    const beyond = calls.slice(budget.left);
    try {
      budget.context.gate.admit(beyond.map(this.spec.planned));
    } catch (error) {
      reasons.set(budget, error as Error);
      return false;
    }
    budget.left += beyond.length;
    return true;
  }
}
