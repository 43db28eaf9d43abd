import { Figure, Unit } from "../kernel/index.js";
import type { SourceCatalogue } from "../kernel/index.js";
import type { Sourced } from "./figures.js";
import { combine, idsOf, parameters } from "./figures.js";
import type { Given } from "./scenario.balance.js";
import { balanceOf } from "./scenario.balance.js";
import type { YieldedProduct } from "./scenario.reference.js";
import { ScenarioProduct, ScenarioSupplier } from "./scenario-year.type.js";

export interface YearContext {
  readonly capacity: Sourced;
  readonly products: readonly YieldedProduct[];
  readonly topSuppliers: number;
  readonly sources: SourceCatalogue;
}

export const productOf = (
  reference: YieldedProduct,
  crude: Sourced,
  { capacity, topSuppliers }: YearContext,
  utilisation: number,
): ScenarioProduct => {
  const { product, suppliers } = reference;
  const given: Given = {
    "capacity, t of crude steel a year": capacity.figure.value ?? "missing",
    utilisation,
    "share of crude steel": product.share,
    "yield, t of products ÷ t of crude steel": reference.productYield.value ?? "missing",
  };
  const balance = balanceOf(reference, crude, given);
  const displaced: Sourced = { figure: balance.displaced, ids: () => idsOf([crude, reference.imports]) };
  const share = (part: Sourced, formula: string): Figure =>
    combine(
      [displaced, part],
      Unit.TONNE,
      { formula, parameters: parameters(given), senseless: "" },
      (tonnes, of) => tonnes * of,
    );
  const listed = balance.displaced.missing ? [] : suppliers.shares.slice(0, topSuppliers);
  const others = suppliers.shares.slice(listed.length);
  return new ScenarioProduct({
    product: product.product,
    name: product.name,
    balance,
    suppliers: listed.map(
      (supplier) =>
        new ScenarioSupplier({
          partner: supplier.partner,
          share: supplier.share.figure,
          displaced: share(supplier.share, "displaced × share of the supplier"),
        }),
    ),
    otherSuppliers: suppliers.missing
      ? Figure.missing(Unit.TONNE, suppliers.missing.reason, suppliers.missing.detail)
      : share(partOf(others.map((one) => one.share)), "displaced × shares of the suppliers not listed"),
    unattributed: share(
      restOf(suppliers.shares.map((one) => one.share)),
      "displaced × (1 − shares of all suppliers known)",
    ),
  });
};

const sumOf = (parts: readonly Sourced[]): number => parts.reduce((sum, { figure }) => sum + figure.value!, 0);

const partOf = (parts: readonly Sourced[]): Sourced => fraction(sumOf(parts), parts);

/** Shares may pass 1 by rounding. */
const restOf = (parts: readonly Sourced[]): Sourced => fraction(Math.max(0, 1 - sumOf(parts)), parts);

const fraction = (value: number, parts: readonly Sourced[]): Sourced => {
  const ids = () => idsOf(parts);
  const inputs = parts.map(({ figure }) => figure);
  return { figure: Figure.derived(value, Unit.FRACTION, { formula: "sum of shares", inputs, inputIds: ids }), ids };
};
