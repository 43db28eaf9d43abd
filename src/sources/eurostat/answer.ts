import { z } from "zod";
import type { FigureStatus } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { ascending, observation, seriesEach, upstreamInstant, upstreamPeriod } from "../series-answer.js";
import type { DecodedObservation, SeriesBatch } from "../series-answer.js";

const SOURCE = "eurostat";

/** Sparse and keyed by place, or a list of all places. */
const sparse = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? Object.fromEntries((value as unknown[]).entries()) : value),
    z.record(z.string(), item),
  );
/** Code to place, or the codes in order. */
const Index = z.preprocess(
  (value) =>
    Array.isArray(value) ? Object.fromEntries((value as unknown[]).map((code, at) => [String(code), at])) : value,
  z.record(z.string(), z.number()),
);
const Category = z.looseObject({ index: Index.optional(), label: z.record(z.string(), z.string()).optional() });
const Dataset = z.looseObject({
  class: z.literal("dataset"),
  label: z.string().nullish(),
  updated: z.string().nullish(),
  id: z.array(z.string()),
  size: z.array(z.number().int().nonnegative()),
  value: sparse(z.number().nullable()),
  // One flag stands for every cell.
  status: z.union([z.string(), sparse(z.string().nullable())]).nullish(),
  dimension: z.record(z.string(), z.looseObject({ category: Category })),
});

/** https://ec.europa.eu/eurostat/data/database/information#Available%20flags; u: low reliability, d: another definition. */
const FLAGS: Readonly<Record<string, readonly FigureStatus[]>> = {
  p: ["PROVISIONAL"],
  e: ["ESTIMATED"],
  s: ["ESTIMATED"],
  u: ["ESTIMATED"],
  f: ["ESTIMATED", "PROVISIONAL"],
  b: ["BREAK"],
  d: ["BREAK"],
  r: ["REVISED"],
};

/** Producer prices are named in this order, whatever the order of the answer. */
const PRODUCER_PRICES = ["freq", "indic_bt", "nace_r2", "s_adj", "unit", "geo"];

/**
 * JSON-stat 2: a value stands at the flattened index over `id`/`size`, last dimension fastest. A cell that is absent is missing; flag c is
 * suppressed. The series code joins every dimension but time: `M.PRC_PRR_DOM.C241.NSA.I21.DE`, other data sets in the order of `id`.
 */
export const decodeJsonStat = (body: unknown): SeriesBatch => {
  const data = atEdge(SOURCE, Dataset, body);
  if (!data.id.includes("time")) throw badData(SOURCE, "id", "a dimension time", data.id.join(","));
  const publishedAt = data.updated ? upstreamInstant(SOURCE, "updated", data.updated) : null;
  const axes = data.id.map((id, place) => {
    const stride = data.size.slice(place + 1).reduce((product, size) => product * size, 1);
    return { id, stride, codes: codesOf(data, id, place) };
  });
  const time = axes.find(({ id }) => id === "time")!;
  const rest = axes.filter((axis) => axis !== time);
  const inOrder = PRODUCER_PRICES.every((id) => data.id.includes(id))
    ? [...rest].sort((a, b) => PRODUCER_PRICES.indexOf(a.id) - PRODUCER_PRICES.indexOf(b.id))
    : rest;
  const keys = inOrder.reduce<readonly Key[]>(
    (all, { codes, stride }) =>
      all.flatMap((key) =>
        codes.map((code, index) => ({ names: [...key.names, code], cell: key.cell + index * stride })),
      ),
    [{ names: [], cell: 0 }],
  );
  const read = (cell: number, text: string): DecodedObservation => {
    const flags = typeof data.status === "string" ? data.status : (data.status?.[cell] ?? "");
    const period = upstreamPeriod(SOURCE, "dimension.time", text);
    if (flags.includes("c")) return { period, value: null, missing: "SUPPRESSED", status: [] };
    const status = new Set<FigureStatus>(["REPORTED", ...[...flags].flatMap((flag) => FLAGS[flag] ?? [])]);
    return observation(SOURCE, `value.${cell}`, period, data.value[cell] ?? null, [null], [...status]);
  };
  return seriesEach(
    SOURCE,
    keys,
    ({ names }) => names.join("."),
    ({ names, cell }) => {
      const code = names.join(".");
      const observations = time.codes.map((text, index) => read(cell + index * time.stride, text));
      return { code, title: data.label ?? null, publishedAt, observations: ascending(SOURCE, code, observations) };
    },
  );
};

interface Key {
  readonly names: readonly string[];
  readonly cell: number;
}

/** A dimension of one category may do without an index. */
const codesOf = ({ dimension, size }: z.infer<typeof Dataset>, id: string, place: number): readonly string[] => {
  const category = dimension[id]?.category;
  const index = category?.index ?? Object.fromEntries(Object.keys(category?.label ?? {}).map((code) => [code, 0]));
  const ordered = Object.entries(index).sort((a, b) => a[1] - b[1]);
  if (ordered.length !== size[place])
    throw badData(SOURCE, `dimension.${id}`, `${size[place]} categories`, ordered.length);
  return ordered.map(([code]) => code);
};
