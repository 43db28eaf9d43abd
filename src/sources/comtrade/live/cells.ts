import type { CellSpace, Held, Wanted } from "../../../cache/index.js";
import type { Clock, RequestContext } from "../../../kernel/index.js";
import { timeoutSignal } from "../../../kernel/index.js";
import type { TradeRequest } from "../../../planner/index.js";
import { planTrade } from "../../../planner/index.js";
import type { Asked, AskDeps, Asking } from "./ask.js";
import { ask } from "./ask.js";
import type { AvailabilityList } from "./availability.js";
import type { CellRows } from "./cell.js";
import { knownAbsent } from "./known-absent.js";
import { loadedOf } from "./load.js";
import { unchanged } from "./renew.js";
import { plannedCall } from "./request.js";
import type { WantedCell, WantedCells } from "./wanted.js";
import { wantsOf } from "./wanted.js";

export type CellOutcome = Held<CellRows> | Error;

/** The budget of one request refused calls of a load. Not a CodedError: the store would remember it against everybody who asks next. */
class NotAdmitted extends Error {
  constructor(readonly reason: Error) {
    super(reason.message);
  }
}

interface FetchDeps extends AskDeps {
  readonly clock: Clock;
  readonly space: CellSpace<CellRows>;
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
  const { space, caps, upstream } = deps;
  const peeked = await space.peek(wanted.list.map((cell) => cell.wanted));
  const absent = await knownAbsent(
    wanted.list.filter((_, at) => !peeked[at]?.value),
    deps.availability,
  );
  const list = wanted.list.filter((cell) => !absent.has(cell));
  const held = peeked.filter((_, at) => !absent.has(wanted.list[at]!));
  const places = list.map((cell) => cell.wanted);
  const missing = list.filter((_, at) => held[at] === undefined);
  const calls = (requests: readonly TradeRequest[]) =>
    requests.map((request) => plannedCall(request, upstream, deps.codes, deps.withKey));
  const { requests } = planTrade(wantsOf(missing), caps);
  if (requests.length > 0 && !context.gate.admit(calls(requests))) return null;
  // What is held is enough, and a plan renews nothing.
  if (context.gate.mode === "PLAN") return new Map([...absent, ...list.map((cell, at) => [cell, held[at]!] as const)]);

  let admitted = requests.length;
  const admit = (more: readonly TradeRequest[]) => {
    admitted -= more.length;
    if (admitted >= 0) return;
    const beyond = more.slice(admitted);
    admitted = 0;
    try {
      context.gate.admit(calls(beyond));
    } catch (error) {
      throw new NotAdmitted(error as Error);
    }
  };
  const load = async (places: readonly Wanted<CellRows>[], signal: AbortSignal, background: boolean) => {
    const cells = places.map((place) => wanted.of(place));
    const kept = background ? await unchanged(cells, signal, deps) : [];
    const isKept = new Set(kept.map(({ slice, cell }) => `${slice}\n${cell}`));
    const due = cells.filter(({ wanted: place }) => !isKept.has(`${place.slice}\n${place.cell}`));
    const plan = planTrade(wantsOf(due), caps);
    const asking: Asking = background
      ? { signal, background, admit: () => {}, called: () => {} }
      : { signal, background, admit, called: () => context.usage.called(upstream.sourceId) };
    asking.admit(plan.requests);
    const answers = await askAll(plan.requests, deps, asking, (whole) =>
      space.put(loadedOf(whole, wanted.names, deps.clock)),
    );
    return [...kept, ...loadedOf(answers, wanted.names, deps.clock)];
  };
  const outcomes = await space.through(places, load, waitOf(context));
  const fromHere = outcomes.filter((one) => !(one instanceof Error) && one.freshness !== "LIVE").length;
  context.usage.cached += fromHere + absent.size;
  return new Map([
    ...absent,
    ...list.map((cell, at) => {
      const outcome = outcomes[at]!;
      return [cell, outcome instanceof NotAdmitted ? outcome.reason : outcome] as const;
    }),
  ]);
};

/** A little less than the operation has, so that the field fails with its reason, or another source answers, before all of it is over. */
const waitOf = ({ signal, deadlineAtMs, clock }: RequestContext): AbortSignal => {
  const leftMs = deadlineAtMs - clock.monotonicMs();
  const waitMs = Math.max(0, Math.floor(leftMs - Math.min(1_000, leftMs / 10)));
  return AbortSignal.any([signal, timeoutSignal(waitMs)]);
};

/** All calls together; where the budget ends in the middle, `keep` stores what the others brought. */
const askAll = async (
  requests: readonly TradeRequest[],
  deps: AskDeps,
  asking: Asking,
  keep: (answers: readonly Asked[]) => void,
): Promise<readonly Asked[]> => {
  const settled = await Promise.allSettled(requests.map((request) => ask(request, deps, asking)));
  const whole = settled.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  const refused = settled.find((one) => one.status === "rejected");
  if (!refused) return whole;
  keep(whole);
  throw refused.reason;
};
