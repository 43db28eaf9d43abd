import type { RequestContext } from "../kernel/index.js";
import { CodedError, levelLoader, perRequest, Period } from "../kernel/index.js";
import type { ObservationsAnswer, PricePort, SeriesQuestion, SeriesRecord } from "./prices.port.js";
import type { SeriesCatalogue } from "./series-catalogue.js";

export type Window = SeriesQuestion;

export interface Answered {
  readonly answer: ObservationsAnswer;
  /** As the port that answered describes the series. */
  readonly record: SeriesRecord;
}

/**
 * Windows of series, one batch a level of the query, one call a port. Ports are asked in order; a whole window comes from one port:
 * publishers and vintages are never blended inside it. An error of one port is kept only when no later one answers.
 */
export const observationsLoader = (ports: readonly PricePort[], catalogue: () => Promise<SeriesCatalogue>) =>
  perRequest((context: RequestContext) =>
    levelLoader<Window, Answered>(
      context.scheduler,
      ({ id, from, to, asOf }) => `${id}|${from.text}|${to.text}|${asOf ?? ""}`,
      async (windows) => loadFromPorts(ports, await catalogue(), windows, context),
    ),
  );

const loadFromPorts = async (
  ports: readonly PricePort[],
  catalogue: SeriesCatalogue,
  windows: readonly Window[],
  context: RequestContext,
): Promise<readonly (Answered | Error)[]> => {
  const answered: (Answered | Error | undefined)[] = windows.map(() => undefined);
  const begun = new Map<PricePort, { readonly indices: ReadonlySet<number>; readonly done: Promise<void> }>();
  for (const port of ports) {
    const indices = new Set(
      windows.flatMap(({ id, asOf }, index) =>
        catalogue.recordOf(port, id) && (asOf == null || port.keepsVintages) ? [index] : [],
      ),
    );
    if (indices.size === 0) continue;
    // Ports that share no series do not wait for one another: sources that are down cost one wait, not one each.
    const before = [...begun.values()].filter((other) => [...indices].some((index) => other.indices.has(index)));
    const done = Promise.all(before.map((other) => other.done)).then(() =>
      askPort(port, catalogue, windows, [...indices], answered, context),
    );
    begun.set(port, { indices, done });
  }
  await Promise.all([...begun.values()].map(({ done }) => done));
  return answered.map(
    (entry, index) =>
      entry ??
      notThen(windows[index]!, catalogue) ??
      new CodedError("UPSTREAM_UNAVAILABLE", `No source in use answers for ${windows[index]!.id}.`, {
        retryable: false,
      }),
  );
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

/** What no earlier port has answered; its answers go into `answered`. */
const askPort = async (
  port: PricePort,
  catalogue: SeriesCatalogue,
  windows: readonly Window[],
  indices: readonly number[],
  answered: (Answered | Error | undefined)[],
  context: RequestContext,
): Promise<void> => {
  const open = indices.filter((index) => answered[index] === undefined || answered[index] instanceof Error);
  if (open.length === 0) return;
  const results = await port
    .observations(
      open.map((index) => windows[index]!),
      context,
    )
    .catch((error: unknown) => open.map(() => (error instanceof Error ? error : new Error(String(error)))));
  for (const [at, index] of open.entries()) {
    const result = results[at] ?? null;
    if (result instanceof Error) answered[index] ??= result;
    else if (result !== null)
      answered[index] = { answer: result, record: result.record ?? catalogue.recordOf(port, windows[index]!.id)! };
  }
};
