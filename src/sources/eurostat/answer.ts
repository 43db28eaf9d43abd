import { z } from "zod";
import { Period } from "../../kernel/index.js";
import type { FigureStatus } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";
import { observation } from "../series-answer.js";
import type { DecodedObservation, DecodedSeries } from "../series-answer.js";

const SOURCE = "eurostat";

const Dataset = z.looseObject({
  class: z.literal("dataset"),
  label: z.string(),
  updated: z.string().optional(),
  id: z.array(z.string()),
  size: z.array(z.number().int().nonnegative()),
  value: z.record(z.string(), z.number().nullable()),
  status: z.record(z.string(), z.string()).default({}),
  dimension: z.record(
    z.string(),
    z.looseObject({ category: z.looseObject({ index: z.record(z.string(), z.number()) }) }),
  ),
});

/** https://ec.europa.eu/eurostat/data/database/information#Available%20flags */
const FLAGS: Readonly<Record<string, FigureStatus>> = {
  p: "PROVISIONAL",
  e: "ESTIMATED",
  s: "ESTIMATED",
  b: "BREAK",
  r: "REVISED",
};

/**
 * JSON-stat 2: `value` is sparse and keyed by the flattened index over `id`/`size`, last dimension fastest. A cell that is absent is
 * missing; flag c is suppressed. The series code joins every dimension but time, in the order of `id`: `M.PRC_PRR_DOM.C241.NSA.I21.DE`.
 */
export const decodeJsonStat = (body: unknown): readonly DecodedSeries[] => {
  const data = atEdge(SOURCE, Dataset, body);
  if (data.id.at(-1) !== "time") throw badData(SOURCE, "id", "time as the last dimension", data.id.join(","));
  const codes = data.id.map((id, place) => {
    const index = data.dimension[id]?.category.index;
    const ordered = Object.entries(index ?? {}).sort((a, b) => a[1] - b[1]);
    if (ordered.length !== data.size[place])
      throw badData(SOURCE, `dimension.${id}`, `${data.size[place]} categories`, ordered.length);
    return ordered.map(([code]) => code);
  });
  const times = codes.pop()!;
  const keys = codes.reduce<string[][]>((all, list) => all.flatMap((key) => list.map((code) => [...key, code])), [[]]);
  return keys.map((key, row) => ({
    code: key.join("."),
    title: data.label,
    publishedAt: data.updated ? new Date(data.updated).toISOString() : null,
    observations: times.map((time, column): DecodedObservation => {
      const cell = String(row * times.length + column);
      const flags = data.status[cell] ?? "";
      const status = [...flags].flatMap((flag) => FLAGS[flag] ?? []);
      const period = Period.parse(time, "time");
      if (flags.includes("c")) return { period, value: null, missing: "SUPPRESSED", status: [] };
      return observation(SOURCE, `value.${cell}`, period, data.value[cell] ?? null, [null], ["REPORTED", ...status]);
    }),
  }));
};
