import type { Period, RequestContext } from "../kernel/index.js";
import { CodedError, levelLoader, perRequest } from "../kernel/index.js";
import type { ObservationsAnswer, PricePort, SeriesRecord } from "./prices.port.js";
import type { SeriesCatalogue } from "./series-catalogue.js";

export interface Window {
  readonly id: string;
  readonly from: Period;
  readonly to: Period;
}

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
      ({ id, from, to }) => `${id}|${from.text}|${to.text}`,
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
  for (const port of ports) {
    const open = windows.flatMap((window, index) => {
      const record =
        answered[index] === undefined || answered[index] instanceof Error
          ? catalogue.recordOf(port, window.id)
          : undefined;
      return record ? [{ window, index, record }] : [];
    });
    if (open.length === 0) continue;
    const results = await port
      .observations(
        open.map(({ window }) => window),
        context,
      )
      .catch((error: unknown) => open.map(() => (error instanceof Error ? error : new Error(String(error)))));
    for (const [at, { index, record }] of open.entries()) {
      const result = results[at] ?? null;
      if (result instanceof Error) answered[index] ??= result;
      else if (result !== null) answered[index] = { answer: result, record };
    }
  }
  return answered.map(
    (entry, index) =>
      entry ??
      new CodedError("UPSTREAM_UNAVAILABLE", `No source in use answers for ${windows[index]!.id}.`, {
        retryable: false,
      }),
  );
};
