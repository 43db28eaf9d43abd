import type { RequestContext } from "../../../kernel/index.js";
import type { PlannedCall } from "../../../kernel/index.js";
import type { TradeRequest } from "../../../planner/index.js";
import { comtradePeriod } from "../request.js";
import type { WantedCell } from "./wanted.js";

/** What one operation may still spend of the calls that it has announced. */
export interface Budget {
  readonly context: RequestContext;
  left: number;
}

/** A cell, and who asked for it. */
export interface Waiting {
  readonly cell: WantedCell;
  readonly budget: Budget;
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

/** Who pays for the calls of a load that several operations wait for: each call is one operation's, the first that needs it and has room. */
export class Payers {
  readonly #paying = new Map<TradeRequest, Budget>();

  constructor(
    private readonly waiting: readonly Waiting[],
    private readonly planned: (request: TradeRequest) => PlannedCall,
  ) {}

  /** Before calls are made for the same cells, all or none. Throws NotAdmitted. */
  admit(requests: readonly TradeRequest[]): void {
    const reasons = new Map<Budget, Error>();
    const able = this.#needing(requests);
    const payer = able.find(({ left }) => left >= requests.length) ?? able.find((one) => this.#extend(one, requests, reasons));
    if (!payer) throw new NotAdmitted(reasons);
    payer.left -= requests.length;
    for (const request of requests) this.#paying.set(request, payer);
  }

  called(request: TradeRequest, sourceId: string): void {
    this.#paying.get(request)?.context.usage.called(sourceId);
  }

  #extend(budget: Budget, requests: readonly TradeRequest[], reasons: Map<Budget, Error>): boolean {
    const beyond = requests.slice(budget.left);
    try {
      budget.context.gate.admit(beyond.map(this.planned));
    } catch (error) {
      reasons.set(budget, error as Error);
      return false;
    }
    budget.left += beyond.length;
    return true;
  }

  #needing(requests: readonly TradeRequest[]): readonly Budget[] {
    const boxes = requests.map(({ reporters, covers, flows, periods, frequency }) => ({
      frequency,
      lists: [reporters, covers, flows, periods].map((list) => new Set<string>(list)),
    }));
    const found = new Set<Budget>();
    for (const { cell, budget } of this.waiting) {
      if (found.has(budget)) continue;
      const place = [cell.reporter, cell.commodity, cell.flow, comtradePeriod(cell.period)];
      const isIn = boxes.some(
        ({ frequency, lists }) => frequency === cell.frequency && lists.every((list, at) => list.has(place[at]!)),
      );
      if (isIn) found.add(budget);
    }
    return [...found];
  }
}
