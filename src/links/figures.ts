import type { MissingReason, Unit } from "../kernel/index.js";
import { DerivationParameter, Figure, groupBy } from "../kernel/index.js";

/** A figure and the ids of what it was made of. */
export interface Sourced {
  readonly figure: Figure;
  readonly ids: () => readonly string[];
}

export const parameters = (all: Readonly<Record<string, string | number>>): readonly DerivationParameter[] =>
  Object.entries(all).map(([name, value]) => new DerivationParameter(name, String(value)));

export const idsOf = (all: readonly Sourced[]): readonly string[] => [...new Set(all.flatMap(({ ids }) => ids()))];

export const isPartial = (figure: Figure): boolean => figure.status.includes("PARTIAL");

/** The reason of a missing figure in a sentence. */
export const whyMissing = ({ missing }: Figure): string =>
  missing ? `${missing.reason}${missing.detail ? `: ${missing.detail}` : ""}` : "";

/** The commonest reason among figures that are missing. */
export const commonestMissing = (figures: readonly Figure[]): { reason: MissingReason; detail: string | null } => {
  const absent = figures.flatMap(({ missing }) => missing ?? []);
  const groups = [...groupBy(absent, ({ reason }) => reason).values()].sort((a, b) => b.length - a.length);
  return groups[0]?.[0] ?? { reason: "NOT_REPORTED", detail: "There is nothing to sum." };
};

export interface Sum extends Sourced {
  readonly held: number;
  readonly expected: number;
}

/** Missing where nothing is held, PARTIAL where something of `expected` is not. */
export const sumOf = (parts: readonly Sourced[], unit: Unit, formula: string, expected = parts.length): Sum => {
  const used = parts.filter(({ figure }) => figure.value !== null);
  const ids = () => idsOf(used);
  const counts = { held: used.length, expected };
  if (used.length === 0) {
    const { reason, detail } = commonestMissing(parts.map(({ figure }) => figure));
    return { figure: Figure.missing(unit, reason, detail), ids, ...counts };
  }
  const figure = Figure.derived(
    used.reduce((total, part) => total + part.figure.value!, 0),
    unit,
    {
      formula,
      inputs: used.map((part) => part.figure),
      inputIds: ids,
      status: used.length < expected ? ["PARTIAL"] : [],
      parameters: parameters({ "periods held": used.length, "periods asked": expected }),
    },
  );
  return { figure, ids, ...counts };
};

export interface How {
  readonly formula: string;
  readonly parameters?: readonly DerivationParameter[];
}

/** One figure of two, or the first reason why there is none. `compute` gives null where the result would mean nothing. */
export const combine = (
  [a, b]: readonly [Sourced, Sourced],
  unit: Unit,
  how: How & { readonly senseless: string },
  compute: (a: number, b: number) => number | null,
): Figure => {
  const absent = a.figure.missing ?? b.figure.missing;
  if (absent) return Figure.missing(unit, absent.reason, absent.detail);
  const value = compute(a.figure.value!, b.figure.value!);
  if (value === null || !Number.isFinite(value)) return Figure.missing(unit, "NOT_COMPARABLE", how.senseless);
  return Figure.derived(value, unit, {
    formula: how.formula,
    inputs: [a.figure, b.figure],
    inputIds: () => idsOf([a, b]),
    ...(how.parameters ? { parameters: how.parameters } : {}),
  });
};
