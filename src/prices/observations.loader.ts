import type { RequestContext } from "../kernel/index.js";
import {
  CodedError,
  failedSource,
  inTurn,
  isUpstreamFailure,
  levelLoader,
  perRequest,
  Period,
} from "../kernel/index.js";
import type { ObservationsAnswer, PricePort, SeriesObservation, SeriesQuestion, SeriesRecord } from "./prices.port.js";
import type { SeriesCatalogue } from "./series-catalogue.js";

export type Window = SeriesQuestion;

export interface Answered {
  readonly answer: ObservationsAnswer;
  /** As the port that answered describes the series. */
  readonly record: SeriesRecord;
}

/**
 * Windows of series, one batch a level of the query, one call a port. Ports are asked in order; a whole window comes from one port:
 * publishers and vintages are never blended inside it. A port that fails is passed over where a later one answers; a window that one port has in
 * part, because calls of it failed, stays its own unless a later port has more of it.
 */
export const observationsLoader = (ports: readonly PricePort[], catalogue: () => Promise<SeriesCatalogue>) =>
  perRequest((context: RequestContext) =>
    levelLoader<Window, Answered>(
      context.scheduler,
      ({ id, from, to, asOf }) => `${id}|${from.text}|${to.text}|${asOf ?? ""}`,
      (windows) => loadFromPorts(ports, catalogue, windows, context),
    ),
  );

/** What has come of a window so far. */
interface State {
  best?: Answered;
  readonly failed: Error[];
  /** A refusal of ours: no other port is asked. */
  refused?: Error;
}

const loadFromPorts = async (
  ports: readonly PricePort[],
  catalogue: () => Promise<SeriesCatalogue>,
  windows: readonly Window[],
  context: RequestContext,
): Promise<readonly (Answered | Error)[]> => {
  // Until its ports have begun, this batch may still call somebody.
  const turn = context.gate.turn();
  const states = windows.map((): State => ({ failed: [] }));
  const begun = new Map<PricePort, { readonly indices: ReadonlySet<number>; readonly done: Promise<void> }>();
  try {
    const known = await catalogue();
    for (const port of ports) {
      const indices = new Set(
        windows.flatMap(({ id, asOf }, index) =>
          known.recordOf(port, id) && (asOf == null || port.keepsVintages) ? [index] : [],
        ),
      );
      if (indices.size === 0) continue;
      // Ports that share no series do not wait for one another: sources that are down cost one wait, not one each.
      const before = [...begun.values()].filter((other) => [...indices].some((index) => other.indices.has(index)));
      const ask = () => askPort(port, known, windows, [...indices], states, context);
      const done = before.length === 0 ? ask() : Promise.all(before.map((other) => other.done)).then(ask);
      begun.set(port, { indices, done });
    }
  } finally {
    turn.end();
  }
  await Promise.all([...begun.values()].map(({ done }) => done));
  const known = await catalogue();
  return states.map((state, index) => outcomeOf(state, windows[index]!, known));
};

const outcomeOf = ({ best, failed, refused }: State, window: Window, catalogue: SeriesCatalogue): Answered | Error => {
  if (refused) return refused;
  if (best) return afterFailures(best, failed);
  return (
    failed[0] ??
    notThen(window, catalogue) ??
    new CodedError("UPSTREAM_UNAVAILABLE", `No source in use answers for ${window.id}.`, { retryable: false })
  );
};

/** Where a source failed and another answers, its gaps say so: the one that failed might have had the figure. */
const afterFailures = ({ answer, record }: Answered, failed: State["failed"]): Answered => {
  const errors = failed.filter(isUpstreamFailure).filter((error) => !isUnknownSeries(error));
  const isGap = ({ value, missing }: SeriesObservation) => value === null && missing === "NOT_COVERED";
  if (errors.length === 0 || !answer.observations.some(isGap)) return { answer, record };
  const words = errors.map((error) => `${failedSource(error, "a source")} failed (${error.code})`).join(", ");
  const observations = answer.observations.map((one) =>
    isGap(one) ? { ...one, detail: [one.detail, words].filter(Boolean).join("; ") } : one,
  );
  return { answer: { ...answer, observations, failures: [...(answer.failures ?? []), ...errors] }, record };
};

/** Everybody was asked for what was out by a day, and nobody kept it. */
const notThen = ({ id, from, to, asOf }: Window, catalogue: SeriesCatalogue): Answered | undefined => {
  const record = asOf == null ? undefined : catalogue.byKey(id)?.record;
  if (!record) return undefined;
  const observations = Period.range(from, to, record.frequency, 5000).map((period) => ({
    period,
    value: null,
    missing: "NOT_COVERED" as const,
    detail: "no earlier vintage held",
    status: [],
  }));
  return { answer: { observations, freshness: "RECORDED" }, record };
};

/** A source that says it does not have the series has not failed. */
const isUnknownSeries = ({ code, extensions }: CodedError): boolean =>
  code === "UPSTREAM_REFUSED" && extensions.field !== undefined;

const valuesOf = ({ answer }: Answered): number => answer.observations.filter(({ value }) => value !== null).length;

/** What no earlier port has answered whole. A part of a window stays where a later port has no more of it. */
const askPort = async (
  port: PricePort,
  catalogue: SeriesCatalogue,
  windows: readonly Window[],
  indices: readonly number[],
  states: readonly State[],
  context: RequestContext,
): Promise<void> => {
  const open = indices.filter((index) => {
    const { best, refused } = states[index]!;
    return !refused && (!best || (best.answer.failures?.length ?? 0) > 0);
  });
  if (open.length === 0) return;
  const asked = open.map((index) => windows[index]!);
  const results = await inTurn(context, (own) => port.observations(asked, own)).catch((error: unknown) =>
    open.map(() => (error instanceof Error ? error : new Error(String(error)))),
  );
  for (const [at, index] of open.entries()) {
    const result = results[at] ?? null;
    const state = states[index]!;
    if (result === null) continue;
    if (result instanceof CodedError && result.code === "LIMIT_UPSTREAM_CALLS") state.refused = result;
    else if (result instanceof Error) state.failed.push(result);
    else {
      const told = { answer: result, record: result.record ?? catalogue.recordOf(port, windows[index]!.id)! };
      if (state.best && valuesOf(told) <= valuesOf(state.best)) continue;
      state.failed.push(...(state.best?.answer.failures ?? []));
      state.best = told;
    }
  }
};
