import { Unit } from "../kernel/index.js";
import type { DerivationParameter, Figure } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { combine, parameters } from "./figures.js";

/** `went` went into the value already: base and deflator of a real one. */
export const perHead = (value: Sourced, heads: Sourced, went: readonly DerivationParameter[] = []): Figure =>
  combine(
    [value, heads],
    Unit.of(`${value.figure.unit.code} per head`),
    {
      formula: "value ÷ population",
      parameters: [...parameters({ population: heads.figure.value ?? "missing" }), ...went],
      senseless: "The population is not above 0.",
    },
    (total, persons) => (persons > 0 ? total / persons : null),
  );
