import type { TradeCell, TradeRequest } from "./types.js";

export interface ScatteredCell<T> {
  /** Partner "ALL" where all partners were asked for. */
  readonly cell: TradeCell;
  /** Empty: the source holds nothing of it. That is knowledge too, and is kept as absence. */
  readonly rows: readonly T[];
}

export interface Scattered<T> {
  readonly cells: readonly ScatteredCell<T>[];
  /** Rows that the request does not ask for: other levels under a prefix that is not covered, other flows. */
  readonly outside: number;
}

const key = (reporter: string, partner: string, commodity: string, flow: string, period: string): string =>
  `${reporter}|${partner}|${commodity}|${flow}|${period}`;

/**
 * An answer by cell: one entry for each cell of the request, whether rows came for it or not. Only for whole answers: one that was cut must be
 * split and asked again, for its absences mean nothing.
 */
export const scatter = <T>(
  request: TradeRequest,
  rows: readonly T[],
  cellOf: (row: T) => Omit<TradeCell, "frequency">,
): Scattered<T> => {
  const all = request.partners === "ALL";
  const buckets = new Map<string, T[]>();
  const cells: ScatteredCell<T>[] = [];
  const { frequency } = request;
  for (const reporter of request.reporters)
    for (const period of request.periods)
      for (const flow of request.flows)
        for (const commodity of request.covers)
          for (const partner of request.partners === "ALL" ? ["ALL"] : request.partners) {
            const bucket: T[] = [];
            buckets.set(key(reporter, partner, commodity, flow, period), bucket);
            cells.push({ cell: { frequency, reporter, partner, commodity, flow, period }, rows: bucket });
          }
  let outside = 0;
  for (const row of rows) {
    const { reporter, partner, commodity, flow, period } = cellOf(row);
    const bucket = buckets.get(key(reporter, all ? "ALL" : partner, commodity, flow, period));
    if (bucket) bucket.push(row);
    else outside += 1;
  }
  return { cells, outside };
};
