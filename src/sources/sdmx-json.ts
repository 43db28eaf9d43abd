import { z } from "zod";
import { Period } from "../kernel/index.js";
import { atEdge, badData } from "./edge.js";
import { ascending, observation } from "./series-answer.js";
import type { DecodedObservation } from "./series-answer.js";

const Dimension = z.looseObject({
  id: z.string(),
  values: z.array(z.looseObject({ id: z.string().optional(), value: z.string().optional() })),
});
const Attribute = z.looseObject({
  id: z.string(),
  values: z.array(z.looseObject({ id: z.string().optional() }).nullable()).default([]),
});
const Message = z.looseObject({
  data: z.looseObject({
    dataSets: z.array(
      z.looseObject({
        // Absent when there is no data: an empty answer, not a failure.
        series: z
          .record(
            z.string(),
            z.looseObject({ observations: z.record(z.string(), z.array(z.unknown()).min(1)).default({}) }),
          )
          .optional(),
      }),
    ),
    structures: z.array(
      z.looseObject({
        dimensions: z.looseObject({ series: z.array(Dimension), observation: z.array(Dimension).min(1) }),
        attributes: z.looseObject({ observation: z.array(Attribute).default([]) }).default({ observation: [] }),
      }),
    ),
  }),
});

export interface SdmxSeries {
  /** Dimension id → code. */
  readonly key: Readonly<Record<string, string>>;
  readonly observations: readonly DecodedObservation[];
}

/** `2024-M01`, `2024-Q1`, `2024-A1`, `2024`. */
export const sdmxPeriod = (source: string, text: string): Period => {
  const match = /^(\d{4})(?:-(?:M(\d{1,2})|Q([1-4])|A1|(\d{2})))?$/.exec(text);
  if (!match) throw badData(source, "TIME_PERIOD", "a period such as 2024-M01", text);
  const year = Number(match[1]);
  const month = match[2] ?? match[4];
  if (month !== undefined) return Period.month(year, Number(month));
  return match[3] ? Period.quarter(year, Number(match[3])) : Period.year(year);
};

/** SDMX-JSON 2: series keys are positions into `dimensions.series`; the value is the first entry, text or null; keys are not in time order. */
export const decodeSdmxJson = (source: string, body: unknown): readonly SdmxSeries[] => {
  const { data } = atEdge(source, Message, body);
  const structure = data.structures[0];
  const series = data.dataSets[0]?.series;
  if (!series || !structure) return [];
  const { series: dimensions, observation: times } = structure.dimensions;
  const statusAt = structure.attributes.observation.findIndex(
    (attribute) => attribute.id === "STATUS" || attribute.id === "OBS_STATUS",
  );
  const statusCodes = structure.attributes.observation[statusAt]?.values ?? [];
  return Object.entries(series).map(([position, entry]) => {
    const key: Record<string, string> = {};
    position.split(":").forEach((index, place) => {
      const dimension = dimensions[place];
      const code = dimension?.values[Number(index)]?.id;
      if (!dimension || code === undefined)
        throw badData(source, `series.${position}`, "a key within the dimensions", index);
      key[dimension.id] = code;
    });
    const observations = Object.entries(entry.observations).map(([index, cells]) => {
      const time = times[0]!.values[Number(index)];
      const field = `series.${position}.observations.${index}`;
      const text = time?.value ?? time?.id;
      if (text === undefined) throw badData(source, field, "a period of the structure", index);
      const decoded = observation(source, field, sdmxPeriod(source, text), cells[0], [null, ""]);
      const flag = statusAt < 0 ? undefined : statusCodes[Number(cells[1 + statusAt])]?.id;
      return decoded.missing && flag === "NP" ? { ...decoded, missing: "NOT_YET_PUBLISHED" as const } : decoded;
    });
    return { key, observations: ascending(source, position, observations) };
  });
};
