import { Unit } from "../kernel/index.js";
import type { Figure } from "../kernel/index.js";
import type { PriceSeries } from "../prices/index.js";
import type { Sourced } from "./figures.js";
import { combine, parameters } from "./figures.js";

/** `EUR/USD` multiplies dollars, `USD/EUR` divides them. */
export const inCurrency = (value: Sourced, rate: Sourced, series: PriceSeries, currency: string): Figure => {
  const multiply = series.unit.code === `${currency}/USD`;
  return combine(
    [value, rate],
    Unit.of(currency),
    {
      formula: multiply ? "value × rate of the same months" : "value ÷ rate of the same months",
      parameters: parameters({ [`rate, ${series.unit.code}`]: rate.figure.value ?? "missing" }),
      senseless: "The rate is not above 0.",
    },
    (dollars, level) => (level > 0 ? (multiply ? dollars * level : dollars / level) : null),
  );
};
