import { CodedError } from "../../src/kernel/index.js";
import type { SeriesBatch } from "../../src/sources/series-answer.js";

/** `code|period` → value, reason, status: what a decoder makes of an answer, or what a reader without any care finds in it. */
export type Cells = ReadonlyMap<string, readonly [value: number | null, missing: string | null, status: string]>;

export const cellsOf = ({ series }: SeriesBatch): Cells =>
  new Map(
    series.flatMap(({ code, observations }) =>
      observations.map(({ period, value, missing, status }) => [
        `${code}|${period.text}`,
        [value, missing, status.join("+")] as const,
      ]),
    ),
  );

/** A figure as it should be read; `flags` beside REPORTED. */
export const figure = (value: number | null, ...flags: string[]): readonly [number | null, string | null, string] =>
  value === null ? [null, "NOT_REPORTED", ""] : [value, null, ["REPORTED", ...flags].join("+")];

interface Positions {
  readonly id: string;
  readonly values: readonly ({ readonly id?: string; readonly value?: string } | null)[];
}
export interface RecordedSdmx {
  readonly data: {
    readonly dataSets: readonly {
      readonly series: Readonly<
        Record<string, { attributes: (number | null)[]; observations: Record<string, (string | number | null)[]> }>
      >;
      readonly dimensionGroupAttributes: Readonly<Record<string, (number | null)[]>>;
    }[];
    readonly structures: readonly {
      readonly dimensions: { readonly series: readonly Positions[]; readonly observation: readonly Positions[] };
      readonly attributes: Readonly<Record<"dimensionGroup" | "series" | "observation", readonly Positions[]>>;
    }[];
  };
}

export const naiveSdmx = ({ data }: RecordedSdmx): Cells => {
  const { series, observation } = data.structures[0]!.dimensions;
  const times = observation[0]!.values;
  return new Map(
    Object.entries(data.dataSets[0]!.series).flatMap(([position, entry]) => {
      const code = position.split(":").map((index, place) => series[place]!.values[Number(index)]!.id);
      return Object.entries(entry.observations).map(
        ([index, [value]]) =>
          [`${code.join(".")}|${times[Number(index)]!.value}`, figure(value === null ? null : Number(value))] as const,
      );
    }),
  );
};

/** The same answer with every dimension in the key of the observation, without the envelope `data`. */
export const flattened = ({ data }: RecordedSdmx): unknown => {
  const [set, structure] = [data.dataSets[0]!, data.structures[0]!];
  const observations = Object.entries(set.series).flatMap(([position, entry]) =>
    Object.entries(entry.observations).map(([index, cells]) => [`${position}:${index}`, cells] as const),
  );
  const { series, observation } = structure.dimensions;
  return {
    header: {},
    dataSets: [{ action: "Information", observations: Object.fromEntries(observations) }],
    structure: {
      dimensions: { observation: [...series, ...observation] },
      attributes: { observation: structure.attributes.observation },
    },
  };
};

/** `code|period=value` with flags, `code!field` for a series that failed alone. */
export const told = ({ series, problems }: SeriesBatch): readonly string[] => [
  ...series.flatMap(({ code, observations }) =>
    observations.map(({ period, value, missing, status }) =>
      [`${code}|${period.text}=${value ?? missing}`, ...status.filter((flag) => flag !== "REPORTED")].join(" "),
    ),
  ),
  ...problems.map(({ code, message, error }) => `${code}!${error?.extensions.field ?? message}`),
];
/** Field of the bad data that the work meets. */
export const fieldOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof CodedError && error.code === "UPSTREAM_BAD_DATA") return error.extensions.field;
    throw error;
  }
  throw new Error("did not fail");
};
