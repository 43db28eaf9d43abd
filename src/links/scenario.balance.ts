import { Figure, Unit } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { combine, idsOf, parameters } from "./figures.js";
import { displacementOf } from "./scenario.js";
import type { YieldedProduct } from "./scenario.reference.js";
import { ScenarioBalance } from "./scenario-balance.type.js";
import type { ScenarioProduct } from "./scenario-year.type.js";

/** What was supposed, as it stands among the parameters of every figure. */
export type Given = Readonly<Record<string, string | number>>;

/** One product of one year. */
export const balanceOf = (reference: YieldedProduct, crude: Sourced, given: Given): ScenarioBalance => {
  const { product, imports, unitValue, productYield } = reference;
  const stated = parameters(given);
  const of = (figure: Figure): Sourced => ({ figure, ids: () => idsOf([crude, imports]) });
  const output: Sourced = {
    ids: crude.ids,
    figure: combine(
      [crude, { figure: productYield, ids: () => [] }],
      Unit.TONNE,
      { formula: "capacity × utilisation × share × yield", parameters: stated, senseless: "" },
      (tonnes, ratio) => tonnes * product.share * ratio,
    ),
  };
  const against = (formula: string, pick: "displaced" | "uncovered" | "excess"): Figure =>
    combine(
      [output, imports],
      Unit.TONNE,
      { formula, parameters: stated, senseless: "" },
      (made, bought) => displacementOf(made, bought)[pick],
    );
  const displaced = against("min(output, imports)", "displaced");
  return new ScenarioBalance({
    output: output.figure,
    imports: imports.figure,
    displaced,
    uncovered: against("imports − min(output, imports)", "uncovered"),
    excess: against("output − min(output, imports)", "excess"),
    valueDisplaced: combine(
      [of(displaced), unitValue],
      Unit.USD,
      { formula: "displaced × unit value of the reference years", parameters: stated, senseless: "" },
      (tonnes, price) => tonnes * price,
    ),
  });
};

/** Sums over the mix, missing where a product's is: a part of the mix beside all of it would mislead. */
export const totalOf = (products: readonly ScenarioProduct[], behind: readonly Sourced[]): ScenarioBalance => {
  const sum = (measure: keyof ScenarioBalance): Figure => {
    const figures = products.map(({ balance }) => balance[measure]);
    const [first] = figures;
    if (figures.length === 1) return first!;
    const at = figures.findIndex(({ missing }) => missing);
    const absent = figures[at]?.missing;
    if (absent)
      return Figure.missing(
        first!.unit,
        absent.reason,
        `${products[at]!.product}: ${absent.detail ?? "there is no figure."}`,
      );
    const value = figures.reduce((total, figure) => total + figure.value!, 0);
    return Figure.derived(value, first!.unit, {
      formula: "sum over the products of the mix",
      inputs: figures,
      inputIds: () => idsOf(behind),
      parameters: parameters({ products: products.map(({ product }) => product).join(", ") }),
    });
  };
  return new ScenarioBalance({
    output: sum("output"),
    imports: sum("imports"),
    displaced: sum("displaced"),
    uncovered: sum("uncovered"),
    excess: sum("excess"),
    valueDisplaced: sum("valueDisplaced"),
  });
};
