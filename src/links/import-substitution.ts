import { badInput, Figure, Unit } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { combine, isPartial, parameters } from "./figures.js";

/** Nobody makes more than the world did in 2021, two billion tonnes; a larger number is a slip of the unit. */
const MAX_TONNES = 2e9;

/** Throws BAD_USER_INPUT by name. */
export const checkSubstitution = (
  capacityTonnes: number | null,
  utilisation: number,
  productYield: number | null,
): void => {
  if (capacityTonnes !== null && !(capacityTonnes > 0 && capacityTonnes <= MAX_TONNES))
    throw badInput("capacityTonnes", "tonnes of crude steel a year, above 0 and at most 2,000,000,000", capacityTonnes);
  if (!(utilisation > 0 && utilisation <= 1.2))
    throw badInput("utilisation", "a fraction above 0 and at most 1.2", utilisation);
  if (productYield !== null && !(productYield > 0 && productYield <= 1))
    throw badInput("productYield", "tonnes of products per tonne of crude steel, above 0 and at most 1", productYield);
};

/** Tonnes of products in a year: capacity (crude steel, t/yr) × utilisation × yield (products ÷ crude steel). */
export const outputOf = (capacity: Sourced, utilisation: number, productYield: Figure): Sourced => {
  const { figure, ids } = capacity;
  const absent = figure.missing ?? productYield.missing;
  if (absent) return { figure: Figure.missing(Unit.TONNE, absent.reason, absent.detail), ids };
  const output = Figure.derived(figure.value! * utilisation * productYield.value!, Unit.TONNE, {
    formula: "capacity × utilisation × yield",
    inputs: [figure, productYield],
    inputIds: ids,
    parameters: parameters({
      "capacity, t of crude steel a year": figure.value!,
      utilisation,
      "yield, t of products ÷ t of crude steel": productYield.value!,
    }),
  });
  return { figure: output, ids };
};

/** A number that the asker supposes: no source, no status. */
export const supposed = (value: number, unit: Unit): Figure => new Figure({ value, unit, status: [] });

/** Output ÷ imports of the same year, never capped. */
export const coverageOf = (output: Sourced, imports: Sourced): Figure => {
  if (isPartial(imports.figure))
    return Figure.missing(
      Unit.FRACTION,
      "NOT_COMPARABLE",
      "The imports are of a part of the period only, the output is of a whole year.",
    );
  return combine(
    [output, imports],
    Unit.FRACTION,
    { formula: "output ÷ imports", senseless: "Nothing was imported, so there is nothing to cover." },
    (made, bought) => (bought > 0 ? made / bought : null),
  );
};
