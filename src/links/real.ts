import type { Period } from "../kernel/index.js";
import { Figure, Unit } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { combine, idsOf, parameters } from "./figures.js";

/** One published period of a series. */
export interface Level extends Sourced {
  readonly period: Period;
}

const missing = (unit: Unit, reason: "NOT_COMPARABLE" | "NOT_COVERED", detail: string): Sourced => ({
  figure: Figure.missing(unit, reason, detail),
  ids: () => [],
});

/**
 * The level over exactly the months of `period`: as published, or the mean of all its parts. A mean of some of them would be the mean of another
 * period, so one missing part makes the whole missing.
 */
export const levelOver = (levels: readonly Level[], period: Period, seriesId: string, unit: Unit): Sourced => {
  const inside = levels.filter((level) => period.contains(level.period));
  const months = levels[0]?.period.lengthMonths ?? 1;
  if (inside.length === 0 && months >= period.lengthMonths && period.kind === "FISCAL_YEAR")
    return missing(
      unit,
      "NOT_COMPARABLE",
      `${seriesId} has calendar years; ${period.text} begins on ${period.startDate}. A monthly series would fit.`,
    );
  const expected = period.lengthMonths / months;
  const absent = inside.find(({ figure }) => figure.missing);
  if (absent?.figure.missing) {
    const { reason, detail } = absent.figure.missing;
    const held = inside.filter(({ figure }) => figure.value !== null).length;
    const where = `${seriesId} has ${held} of ${expected} published periods of ${period.text}`;
    return { figure: Figure.missing(unit, reason, detail ? `${where}: ${detail}` : `${where}.`), ids: () => [] };
  }
  if (inside.length < expected || inside.length === 0)
    return missing(unit, "NOT_COVERED", `${seriesId} has ${inside.length} of ${expected} periods of ${period.text}.`);
  if (inside.length === 1) return inside[0]!;
  const ids = () => idsOf(inside);
  const figure = Figure.derived(inside.reduce((sum, part) => sum + part.figure.value!, 0) / inside.length, unit, {
    formula: "mean of the published periods",
    inputs: inside.map((part) => part.figure),
    inputIds: ids,
    parameters: parameters({ "published periods": inside.length }),
  });
  return { figure, ids };
};

/** level ÷ level of the base × 100. */
export const rebase = (level: Sourced, base: Sourced, basePeriod: string): Sourced => ({
  figure: combine(
    [level, base],
    Unit.index(`${basePeriod}=100`),
    {
      formula: `deflator ÷ deflator of ${basePeriod} × 100`,
      parameters: parameters({
        deflator: level.figure.value ?? "missing",
        [`deflator of ${basePeriod}`]: base.figure.value ?? "missing",
      }),
      senseless: `The deflator of ${basePeriod} is not above 0.`,
    },
    (value, hundred) => (hundred > 0 ? (value / hundred) * 100 : null),
  ),
  ids: () => idsOf([level, base]),
});

export const constantUnit = (unit: Unit, base: string): Unit => Unit.of(`constant ${base} ${unit.code}`);

/** Of what the index was made goes along: with the base's level the figure can be computed again from the series. */
export const deflate = (nominal: Sourced, index: Sourced, base: string): Sourced => ({
  figure: combine(
    [nominal, index],
    constantUnit(nominal.figure.unit, base),
    {
      formula: "nominal ÷ deflator index × 100",
      parameters: [
        ...parameters({ base, "deflator index": index.figure.value ?? "missing" }),
        ...(index.figure.derivation?.parameters ?? []),
      ],
      senseless: "The deflator is not above 0.",
    },
    (value, level) => (level > 0 ? (value / level) * 100 : null),
  ),
  ids: () => idsOf([nominal, index]),
});
