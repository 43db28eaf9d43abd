import { z } from "zod";
import { atEdge, badData } from "./edge.js";
import { sdmxAbsence, sdmxStatus } from "./sdmx-flags.js";
import { ascending, observation, seriesEach, upstreamPeriod } from "./series-answer.js";
import type { DecodedObservation, SeriesBatch } from "./series-answer.js";

const Value = z.looseObject({ id: z.string().nullish(), value: z.string().nullish() });
/** Codes are in `id`, periods in `value` (version 1: in `id` too). */
const Component = z
  .looseObject({ id: z.string(), values: z.array(Value.nullable()).nullish() })
  .transform(({ id, values }) => ({
    id,
    values: (values ?? []).map((one) =>
      id === "TIME_PERIOD" ? (one?.value ?? one?.id ?? undefined) : (one?.id ?? one?.value ?? undefined),
    ),
  }));
const Components = z
  .array(Component)
  .nullish()
  .transform((list) => list ?? []);
const Levels = z.looseObject({
  dataSet: Components,
  dimensionGroup: Components,
  series: Components,
  observation: Components,
});
const Structure = z.looseObject({
  dimensions: Levels,
  attributes: Levels.nullish().transform((levels) => levels ?? Levels.parse({})),
});
const Indices = z.array(z.unknown()).nullish();
const Cells = z.record(z.string(), z.array(z.unknown()).nullable());
const DataSet = z.looseObject({
  structure: z.number().nullish(),
  attributes: Indices,
  dimensionGroupAttributes: z.record(z.string(), Indices).nullish(),
  // Absent or null when there is no data: an empty answer, not a failure.
  series: z.record(z.string(), z.looseObject({ attributes: Indices, observations: Cells.nullish() })).nullish(),
  /** Flat: every dimension in the key of the observation. */
  observations: Cells.nullish(),
});
const Data = z.looseObject({
  dataSets: z.array(DataSet),
  structures: z.array(Structure).nullish(),
  structure: Structure.nullish(),
});
const Envelope = z.looseObject({ data: z.unknown().optional() });

type Component = z.infer<typeof Component>;
type Texts = Readonly<Record<string, string>>;

export interface SdmxCell {
  readonly time: string;
  readonly raw: unknown;
  readonly attributes: Texts;
  readonly field: string;
}
export interface RawSdmxSeries {
  /** Dimension id → code. */
  readonly key: Texts;
  /** Attribute id → code, of the series, of its group and of the data set. */
  readonly attributes: Texts;
  readonly cells: readonly SdmxCell[];
  readonly field: string;
}

const textsOf = (components: readonly Component[], indices: readonly unknown[] | null | undefined): Texts =>
  Object.fromEntries(
    components.flatMap(({ id, values }, place) => {
      const text = values[Number(indices?.[place] ?? Number.NaN)];
      return text === undefined ? [] : [[id, text]];
    }),
  );

type DataSet = z.infer<typeof DataSet>;
type Structure = z.infer<typeof Structure>;

const groupOf = (set: DataSet, { attributes }: Structure, position: readonly string[]): Texts =>
  Object.assign(
    {},
    ...Object.entries(set.dimensionGroupAttributes ?? {})
      .filter(([pattern]) => pattern.split(":").every((one, place) => one === "" || one === (position[place] ?? one)))
      .map(([, indices]) => textsOf(attributes.dimensionGroup, indices)),
  ) as Texts;

/** Of every data set with its own structure: positions named, nothing judged. */
export const readSdmxJson = (source: string, body: unknown): readonly RawSdmxSeries[] => {
  const { data } = atEdge(source, Envelope, body);
  const answer = atEdge(source, Data, data ?? body, data === undefined ? "" : "data");
  const structures = answer.structures ?? (answer.structure ? [answer.structure] : []);
  return answer.dataSets.flatMap((set, at) => {
    const isFlat = !set.series && set.observations;
    if (!isFlat && Object.keys(set.series ?? {}).length === 0) return [];
    const structure = structures[set.structure ?? 0];
    if (!structure) throw badData(source, `dataSets.${at}.structure`, "a structure of the answer", set.structure ?? 0);
    const { dimensions, attributes } = structure;
    const whole = textsOf(
      dimensions.dataSet,
      dimensions.dataSet.map(() => 0),
    );
    const named = (list: readonly Component[], position: readonly string[], field: string): Texts => {
      const texts = textsOf(list, position);
      const lost = list.findIndex(({ id }) => !(id in texts));
      if (lost >= 0 || position.length !== list.length)
        throw badData(source, field, "a key within the dimensions", position[lost] ?? position.join(":"));
      return texts;
    };
    const cellOf = (time: string, cells: readonly unknown[] | null, field: string): SdmxCell => ({
      time,
      raw: cells?.[0] ?? null,
      attributes: textsOf(attributes.observation, cells?.slice(1)),
      field,
    });
    if (isFlat) return flat(set.observations!, dimensions.observation, whole, named, cellOf);
    return Object.entries(set.series ?? {}).map(([text, entry]): RawSdmxSeries => {
      const field = `series.${text}`;
      const position = text.split(":");
      return {
        key: { ...whole, ...named(dimensions.series, position, field) },
        attributes: {
          ...textsOf(attributes.dataSet, set.attributes),
          ...groupOf(set, structure, position),
          ...textsOf(attributes.series, entry.attributes),
        },
        cells: Object.entries(entry.observations ?? {}).map(([index, cells]) => {
          const place = `${field}.observations.${index}`;
          const time = dimensions.observation[0]?.values[Number(index)];
          if (time === undefined) throw badData(source, place, "a period of the structure", index);
          return cellOf(time, cells, place);
        }),
        field,
      };
    });
  });
};

const flat = (
  observations: z.infer<typeof Cells>,
  dimensions: readonly Component[],
  whole: Texts,
  named: (list: readonly Component[], position: readonly string[], field: string) => Texts,
  cellOf: (time: string, cells: readonly unknown[] | null, field: string) => SdmxCell,
): readonly RawSdmxSeries[] => {
  const byKey = new Map<string, { key: Texts; cells: SdmxCell[]; field: string }>();
  for (const [text, cells] of Object.entries(observations)) {
    const field = `observations.${text}`;
    const { TIME_PERIOD: time = "", ...rest } = named(dimensions, text.split(":"), field);
    const key = { ...whole, ...rest };
    const id = JSON.stringify(key);
    const one = byKey.get(id) ?? { key, cells: [], field };
    one.cells.push(cellOf(time, cells, field));
    byKey.set(id, one);
  }
  return [...byKey.values()].map((one) => ({ ...one, attributes: {} }));
};

/**
 * SDMX-JSON, 1 and 2: series keys are positions in `dimensions`; the value is the first entry, text, number or null; keys are not in time
 * order. `codeOf` names a series by its dimensions, null: not wanted. A series that cannot be read fails alone.
 */
export const decodeSdmxJson = (
  source: string,
  body: unknown,
  codeOf: (key: Texts) => string | null = (key) => Object.values(key).join("."),
): SeriesBatch => {
  const wanted = readSdmxJson(source, body).flatMap((series) => {
    const code = codeOf(series.key);
    return code === null ? [] : [{ ...series, code }];
  });
  return seriesEach(
    source,
    wanted,
    ({ code }) => code,
    ({ code, attributes, cells }) => ({
      code,
      title: null,
      observations: ascending(
        source,
        code,
        cells.map((cell) => figureOf(source, cell, attributes)),
      ),
      publishedAt: null,
    }),
  );
};

/** SCALE is the power of ten that the figure is multiplied by; shifted in the text, so that no digit is lost. */
const figureOf = (source: string, { time, raw, attributes, field }: SdmxCell, of: Texts): DecodedObservation => {
  const flag = attributes["STATUS"] ?? attributes["OBS_STATUS"];
  const period = upstreamPeriod(source, field, time);
  const decoded = observation(source, field, period, raw, [null, "", "NaN"], sdmxStatus(flag));
  if (decoded.value === null) return { ...decoded, missing: sdmxAbsence(flag) };
  const scale = of["SCALE"] ?? "0";
  if (!/^-?\d{1,2}$/.test(scale)) throw badData(source, `${field}, SCALE`, "a power of ten", scale);
  return scale === "0" ? decoded : { ...decoded, value: Number(`${decoded.value}e${scale}`) };
};
