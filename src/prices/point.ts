import type { DerivationParameter, FigureStatus, Missing, Period } from "../kernel/index.js";

/** One period of a series on its way to a Figure. `missing` is set exactly when `value` is null. */
export interface Point {
  readonly period: Period;
  readonly value: number | null;
  readonly missing: Missing | null;
  readonly status: readonly FigureStatus[];
  /** Published periods that went in, and how many make the period whole. */
  readonly held: number;
  readonly whole: number;
  /** Numbers that went in for this period only; asked when the derivation is. */
  readonly because?: () => readonly DerivationParameter[];
}

/** Off by less than the 15th digit: hides what binary fractions add (0.1 + 0.2), never what a publisher wrote. */
export const tidy = (value: number): number => Number(value.toPrecision(15));

export const uniteStatus = (...lists: readonly (readonly FigureStatus[])[]): readonly FigureStatus[] => {
  const all = new Set(lists.flat());
  all.delete("REPORTED");
  return [...all];
};

/** What both steps have to say of a point. */
export const both =
  (first: Point["because"], second: () => readonly DerivationParameter[]): NonNullable<Point["because"]> =>
  () => [...(first?.() ?? []), ...second()];
