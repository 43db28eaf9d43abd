import type { Missing } from "../kernel/index.js";
import { Figure, Unit } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { commonestMissing, idsOf, parameters } from "./figures.js";

/** Imports of a product in a reference year; missing where they are not held whole. */
export interface Year {
  readonly period: string;
  readonly weight: Sourced;
  readonly value: Sourced;
}

const totalOf = (all: readonly Sourced[]): number => all.reduce((total, { figure }) => total + figure.value!, 0);

export const meanOf = (years: readonly Year[], used: readonly Year[]): Sourced => {
  const weights = used.map(({ weight }) => weight);
  const ids = () => idsOf(weights);
  if (used.length === 0) {
    const { reason, detail } = commonestMissing(years.map(({ weight }) => weight.figure));
    return { figure: Figure.missing(Unit.TONNE, reason, detail), ids };
  }
  const left = years.filter((year) => !used.includes(year)).map(({ period }) => period);
  const figure = Figure.derived(totalOf(weights) / used.length, Unit.TONNE, {
    formula: "sum of the imports of the reference years ÷ number of years",
    inputs: weights.map((weight) => weight.figure),
    inputIds: ids,
    parameters: parameters({
      "years used": used.map(({ period }) => period).join(", "),
      ...(left.length > 0 ? { "years left out": left.join(", ") } : {}),
    }),
  });
  return { figure, ids };
};

export const unitValueOf = (used: readonly Year[]): Sourced => {
  const [weights, values] = [used.map(({ weight }) => weight), used.map(({ value }) => value)];
  const ids = () => idsOf([...values, ...weights]);
  const none = (reason: Missing["reason"], detail: string | null) => ({
    figure: Figure.missing(Unit.USD_PER_TONNE, reason, detail),
    ids,
  });
  if (used.length === 0) return none("NOT_COMPARABLE", "No reference year has whole imports.");
  const absent = values.find(({ figure }) => figure.missing)?.figure.missing;
  if (absent) return none(absent.reason, absent.detail);
  const tonnes = totalOf(weights);
  if (tonnes === 0) return none("NOT_COMPARABLE", "Nothing was imported in the reference years.");
  const figure = Figure.derived(totalOf(values) / tonnes, Unit.USD_PER_TONNE, {
    formula: "value of the imports of the reference years ÷ their weight",
    inputs: [...values, ...weights].map((part) => part.figure),
    inputIds: ids,
    parameters: parameters({ "years used": used.map(({ period }) => period).join(", ") }),
  });
  return { figure, ids };
};
