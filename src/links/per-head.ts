import { Unit } from "../kernel/index.js";
import type { Figure } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { combine, parameters } from "./figures.js";

export const perHead = (value: Sourced, heads: Sourced): Figure =>
  combine(
    [value, heads],
    Unit.of(`${value.figure.unit.code} per head`),
    {
      formula: "value ÷ population",
      parameters: parameters({ population: heads.figure.value ?? "missing" }),
      senseless: "The population is not above 0.",
    },
    (total, persons) => (persons > 0 ? total / persons : null),
  );
