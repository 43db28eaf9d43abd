import type { Cells } from "../support/naive-series.js";

/** What comes of one recorded file: what the adapter made of it, beside what a reader without any care finds in it. */
export interface Reading {
  /** Answers in the file. */
  readonly responses: number;
  readonly values: number;
  /** A line each: the place, what we read, what was recorded. */
  readonly failures: readonly string[];
}
export type Reader = (path: string) => Reading | Promise<Reading>;
/** Why no adapter of ours reads the file. */
export interface NoAdapter {
  readonly none: string;
}
/** One folder of recordings; every file in it is named. */
export interface Family {
  readonly folder: string;
  readonly files: Readonly<Record<string, Reader | NoAdapter>>;
}

export const none = (reason: string): NoAdapter => ({ none: reason });

export const reading = (values: number, failures: readonly string[] = [], responses = 1): Reading => ({
  responses,
  values,
  failures,
});

export const together = (parts: readonly Reading[]): Reading => ({
  responses: parts.reduce((sum, part) => sum + part.responses, 0),
  values: parts.reduce((sum, part) => sum + part.values, 0),
  failures: parts.flatMap(({ failures }) => failures),
});

/** Place by place, both ways. */
export const compared = <T>(ours: ReadonlyMap<string, T>, recorded: ReadonlyMap<string, T>): Reading => {
  const text = (value: unknown) => JSON.stringify(value) ?? "nothing";
  const wrong = [...recorded]
    .filter(([place, value]) => text(ours.get(place)) !== text(value))
    .map(([place, value]) => `${place}: ${text(ours.get(place))}, recorded ${text(value)}`);
  const extra = [...ours].filter(([place]) => !recorded.has(place)).map(([place]) => `${place}: made up`);
  return reading(recorded.size, [...wrong, ...extra]);
};

/** Each figure once: its value, or the reason for none, with its flags, at its series and period. */
export const comparedCells = (ours: Cells, recorded: Cells): Reading => compared(ours, recorded);

/** A list of ids that ours must be in. */
export const holds = (recorded: readonly string[], ours: readonly string[]): Reading =>
  reading(
    ours.length,
    ours.filter((id) => !recorded.includes(id)).map((id) => `${id}: asked for, and not in the recorded list`),
  );

/** What an adapter refuses by name rather than read half. */
export const refused = (read: () => unknown, words: RegExp): Reading => {
  try {
    read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return reading(1, words.test(message) ? [] : [`refused otherwise: ${message}`]);
  }
  return reading(1, ["read, though it is not what we ask for"]);
};
