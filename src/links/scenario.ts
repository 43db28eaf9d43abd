import { badInput } from "../kernel/index.js";

/** As in import substitution: two billion tonnes is more than the world makes. */
const MAX_TONNES = 2e9;
const MAX_YEARS = 30;
/** More partners than any country has. */
const MAX_SUPPLIERS = 250;

export interface RunAsked {
  readonly utilisation: number;
  readonly utilisationByYear?: readonly number[] | null;
  readonly rampYears?: number | null;
  readonly startYear?: number | null;
  readonly referenceTo: number;
}

export interface RunYear {
  readonly year: number;
  readonly utilisation: number;
}

export const checkCapacity = (capacityTonnes: number): void => {
  if (!(capacityTonnes > 0 && capacityTonnes <= MAX_TONNES))
    throw badInput("capacityTonnes", "tonnes of crude steel a year, above 0 and at most 2,000,000,000", capacityTonnes);
};

export const checkTopSuppliers = (top: number): void => {
  if (!Number.isInteger(top) || top < 1 || top > MAX_SUPPLIERS)
    throw badInput("topSuppliers", `a whole number from 1 to ${MAX_SUPPLIERS}`, top);
};

export const isFraction = (value: number): boolean => value > 0 && value <= 1;

/** The years that the plant runs, with the part of its capacity in use. Throws BAD_USER_INPUT by name. */
export const runYears = (asked: RunAsked): readonly RunYear[] => {
  const { utilisation, utilisationByYear = null, rampYears = null, referenceTo } = asked;
  if (!isFraction(utilisation)) throw badInput("utilisation", "a fraction above 0 and at most 1", utilisation);
  const start = asked.startYear ?? referenceTo + 1;
  if (!Number.isInteger(start) || start <= referenceTo || start > referenceTo + 100)
    throw badInput("startYear", `a year from ${referenceTo + 1} on, after the reference years end`, start);
  if (utilisationByYear !== null && rampYears !== null)
    throw badInput("rampYears", "either rampYears or utilisationByYear, not both", rampYears);
  if (utilisationByYear !== null) {
    if (utilisationByYear.length === 0 || utilisationByYear.length > MAX_YEARS)
      throw badInput("utilisationByYear", `1 to ${MAX_YEARS} fractions`, utilisationByYear.length);
    for (const part of utilisationByYear)
      if (!(part >= 0 && part <= 1)) throw badInput("utilisationByYear", "fractions from 0 to 1", part);
    return utilisationByYear.map((part, index) => ({ year: start + index, utilisation: part }));
  }
  const ramp = rampYears ?? 1;
  if (!Number.isInteger(ramp) || ramp < 1 || ramp > MAX_YEARS)
    throw badInput("rampYears", `a whole number from 1 to ${MAX_YEARS}`, ramp);
  return Array.from({ length: ramp }, (_, index) => ({
    year: start + index,
    utilisation: (utilisation * (index + 1)) / ramp,
  }));
};

/** Tonnes set against tonnes: displaced + uncovered = imports, displaced + excess = output. */
export const displacementOf = (output: number, imports: number) => {
  const displaced = Math.min(output, imports);
  return { displaced, uncovered: imports - displaced, excess: output - displaced };
};
