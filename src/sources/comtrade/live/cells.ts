import type { CellSpace, Held, Load, Wanted } from "../../../cache/index.js";
import type { Budget, Clock, PlannedCall, RequestContext } from "../../../kernel/index.js";
import { announceCalls, NotAdmitted, Payers, timeoutSignal } from "../../../kernel/index.js";
import type { TradeRequest } from "../../../planner/index.js";
import { planTrade } from "../../../planner/index.js";
import type { AskDeps, Asking } from "./ask.js";
import { askAdmitted } from "./ask.js";
import type { AvailabilityList } from "./availability.js";
import type { CellRows } from "./cell.js";
import { knownAbsent } from "./known-absent.js";
import { loadedOf } from "./load.js";
import { unchanged } from "./renew.js";
import { plannedCall } from "./request.js";
import type { Waiting } from "./waiting.js";
import { needing } from "./waiting.js";
import type { CellNames, WantedCell, WantedCells } from "./wanted.js";
import { wantsOf } from "./wanted.js";

export type CellOutcome = Held<CellRows> | Error;

interface FetchDeps extends AskDeps {
  readonly clock: Clock;
  readonly space: CellSpace<CellRows>;
  /** By what the store is asked for: a load is for cells of several operations. */
  readonly waiting: WeakMap<Wanted<CellRows>, Waiting>;
  readonly availability: AvailabilityList;
}

/**
 * What is held or comes for every wanted cell. All calls are announced before the first is made; null where they may not be made.
 * Throws LIMIT_UPSTREAM_CALLS.
 */
export const outcomesOf = async (
  wanted: WantedCells,
  context: RequestContext,
  deps: FetchDeps,
): Promise<ReadonlyMap<WantedCell, CellOutcome> | null> => {
  const { space, caps } = deps;
  const all = wanted.list;
  const peeked = await space.peek(all.map((cell) => cell.wanted));
  const absent = await knownAbsent(
    all.filter((_, at) => !peeked[at]?.value),
    deps.availability,
  );
  const list = all.filter((cell) => !absent.has(cell));
  const held = peeked.filter((_, at) => !absent.has(all[at]!));
  const places = list.map((cell) => cell.wanted);
  const missing = list.filter((_, at) => held[at] === undefined);
  const { requests } = planTrade(wantsOf(missing), caps);
  const mayCall = await announceCalls(context, requests.map(plannedBy(deps)));
  if (requests.length > 0 && !mayCall) return null;
  // What is held is enough, and a plan renews nothing.
  if (context.gate.mode === "PLAN") return new Map([...absent, ...list.map((cell, at) => [cell, held[at]!] as const)]);

  const budget: Budget = { context, left: requests.length };
  for (const cell of list) deps.waiting.set(cell.wanted, { cell, budget });
  const outcomes = await space.through(places, loadFor(wanted.names, deps), waitOf(context));
  const fromHere = outcomes.filter((one) => !(one instanceof Error) && one.freshness !== "LIVE").length;
  context.usage.cached += fromHere + absent.size;
  return new Map([
    ...absent,
    ...list.map((cell, at) => {
      const outcome = outcomes[at]!;
      return [cell, outcome instanceof NotAdmitted ? outcome.reasonFor(budget) : outcome] as const;
    }),
  ]);
};

/** A little less than the operation has, so that the field fails with its reason, or another source answers, before all of it is over. */
const waitOf = ({ signal, deadlineAtMs, clock }: RequestContext): AbortSignal => {
  const leftMs = deadlineAtMs - clock.monotonicMs();
  const waitMs = Math.max(0, Math.floor(leftMs - Math.min(1_000, leftMs / 10)));
  return AbortSignal.any([signal, timeoutSignal(waitMs)]);
};

/** One load for all who wait: the fewest calls for the cells of all of them, each paid for by one of them. */
const loadFor =
  (names: CellNames, deps: FetchDeps): Load<CellRows> =>
  async (places, signal, background) => {
    const waiting = places.map((place) => deps.waiting.get(place)!);
    const cells = waiting.map(({ cell }) => cell);
    const kept = background ? await unchanged(cells, signal, deps) : [];
    const isKept = new Set(kept.map(({ slice, cell }) => `${slice}\n${cell}`));
    const due = cells.filter(({ wanted: place }) => !isKept.has(`${place.slice}\n${place.cell}`));
    const plan = planTrade(wantsOf(due), deps.caps);
    const payers = new Payers<TradeRequest>({
      needing: (requests) => needing(waiting, requests),
      planned: plannedBy(deps),
    });
    const asking: Asking = background
      ? { signal, background, admit: () => {}, called: () => {} }
      : {
          signal,
          background,
          admit: (more) => payers.admit(more),
          called: (request) => payers.called(request, deps.upstream.sourceId),
        };
    const asked = plan.requests.map((request) => askAdmitted([request], request, deps, asking));
    return [...kept, ...loadedOf((await Promise.all(asked)).flat(), names, deps.clock)];
  };

const plannedBy =
  ({ upstream, codes, withKey }: FetchDeps) =>
  (request: TradeRequest): PlannedCall =>
    plannedCall(request, upstream, codes, withKey);
