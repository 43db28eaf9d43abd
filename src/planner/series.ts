/** Years of one series, both ends included. */
export interface SeriesWant {
  readonly id: string;
  readonly fromYear: number;
  readonly toYear: number;
}

export interface SeriesCaps {
  /** Series a call; 1 where a list is not taken. */
  readonly maxIds: number;
  /** Years a call; Infinity where there is no limit. */
  readonly maxYears: number;
  /** Infinity where ids travel in a body. */
  readonly maxUrlLength?: number;
  /** Length of the URL without ids. */
  readonly baseUrlLength?: number;
  /** Between ids: 1 for a comma or a plus. */
  readonly separatorLength?: number;
  /** Length of an id as sent; its own unless it is encoded. */
  readonly idLength?: (id: string) => number;
}

/** One call: all its ids over all its years. */
export interface SeriesRequest {
  readonly ids: readonly string[];
  readonly fromYear: number;
  readonly toYear: number;
}

/** The fewest calls for series: windows of years, and in each as many ids as a call takes. Years between two wants of one series are asked too. */
export const planSeries = (wants: readonly SeriesWant[], caps: SeriesCaps): readonly SeriesRequest[] => {
  const spans = new Map<string, { from: number; to: number }>();
  for (const { id, fromYear, toYear } of wants) {
    if (fromYear > toYear) continue;
    const span = spans.get(id);
    spans.set(id, { from: Math.min(fromYear, span?.from ?? fromYear), to: Math.max(toYear, span?.to ?? toYear) });
  }
  if (spans.size === 0) return [];
  const first = Math.min(...[...spans.values()].map(({ from }) => from));
  const last = Math.max(...[...spans.values()].map(({ to }) => to));
  const starts = Number.isFinite(caps.maxYears) ? Math.min(caps.maxYears, last - first + 1) : 1;
  let best: readonly SeriesRequest[] | undefined;
  // Where the windows begin decides how many are needed when series cover different years.
  for (let shift = 0; shift < starts; shift += 1) {
    const requests = inWindows(spans, first - shift, last, caps);
    if (!best || requests.length < best.length) best = requests;
  }
  return best!;
};

type Spans = ReadonlyMap<string, { readonly from: number; readonly to: number }>;

const inWindows = (spans: Spans, first: number, last: number, caps: SeriesCaps): readonly SeriesRequest[] => {
  const requests: SeriesRequest[] = [];
  for (let start = first; start <= last; start += caps.maxYears) {
    const end = Math.min(start + caps.maxYears - 1, last);
    const inside = [...spans]
      .filter(([, { from, to }]) => from <= end && to >= start)
      .map(([id, { from, to }]) => ({ id, from: Math.max(from, start), to: Math.min(to, end) }))
      // Series of the same years together, so that a call asks for few years too many.
      .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
    for (const chunk of chunksOf(inside, caps))
      requests.push({
        ids: chunk.map(({ id }) => id),
        fromYear: Math.min(...chunk.map(({ from }) => from)),
        toYear: Math.max(...chunk.map(({ to }) => to)),
      });
    if (!Number.isFinite(caps.maxYears)) break;
  }
  return requests;
};

const chunksOf = <T extends { readonly id: string }>(items: readonly T[], caps: SeriesCaps): readonly T[][] => {
  const budget = (caps.maxUrlLength ?? Infinity) - (caps.baseUrlLength ?? 0);
  const lengthOf = ({ id }: T) => caps.idLength?.(id) ?? id.length;
  const chunks: T[][] = [];
  let used = Infinity;
  for (const item of items) {
    const chunk = chunks.at(-1);
    const longer = used + (caps.separatorLength ?? 1) + lengthOf(item);
    if (chunk && chunk.length < caps.maxIds && longer <= budget) {
      chunk.push(item);
      used = longer;
    } else {
      if (lengthOf(item) > budget) throw new Error("an id alone is longer than the URL may be");
      chunks.push([item]);
      used = lengthOf(item);
    }
  }
  return chunks;
};
