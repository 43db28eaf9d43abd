import { Figure, groupBy, Unit } from "../kernel/index.js";
import type { Missing } from "../kernel/index.js";
import type { TradeAggregate, TradeSelection } from "../trade/index.js";
import type { Sourced } from "./figures.js";
import { isPartial } from "./figures.js";
import type { Year } from "./scenario.mean.js";
import { meanOf, unitValueOf } from "./scenario.mean.js";
import type { MixedProduct } from "./scenario.mix.js";
import type { SupplierShares } from "./scenario.suppliers.js";
import { supplierShares } from "./scenario.suppliers.js";

export interface LeftOut {
  readonly period: string;
  readonly missing: Missing;
}

/** What a country imported of a product in the reference years. */
export interface ProductReference {
  readonly product: MixedProduct;
  /** Mean of the years used, t. */
  readonly imports: Sourced;
  readonly unitValue: Sourced;
  readonly used: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly suppliers: SupplierShares;
}

export interface YieldedProduct extends ProductReference {
  /** Tonnes of it ÷ tonnes of crude steel. */
  readonly productYield: Figure;
}

type Measure = "netWeight" | "value";
const UNIT: Readonly<Record<Measure, Unit>> = { netWeight: Unit.TONNE, value: Unit.USD };

/** Both lists of sums are taken once for all products. */
export const referencesOf = (
  selection: TradeSelection,
  products: readonly MixedProduct[],
): readonly ProductReference[] => {
  const totals = selection.aggregate({ by: ["PERIOD", "COMMODITY"], other: false, orderBy: "NET_WEIGHT" });
  const partners = selection.aggregate({ by: ["PERIOD", "PARTNER", "COMMODITY"], other: false, orderBy: "NET_WEIGHT" });
  const periods = [...new Set(selection.answers.flatMap((answer) => answer.periods.map(({ text }) => text)))];
  return products.map((product) => {
    const own = new Set(product.commodities);
    const of = (rows: readonly TradeAggregate[]) => rows.filter(({ commodity }) => own.has(commodity!.code));
    const byPeriod = groupBy(of(totals), ({ period }) => period!);
    const years = periods.map((period): Year => {
      const rows = byPeriod.get(period) ?? [];
      const sum = (measure: Measure) => wholeYear(rows, measure, product, period);
      return { period, weight: sum("netWeight"), value: sum("value") };
    });
    const used = years.filter(({ weight }) => weight.figure.value !== null);
    const leftOut = years.flatMap(({ period, weight: { figure } }) =>
      figure.missing ? [{ period, missing: figure.missing }] : [],
    );
    const names = used.map(({ period }) => period);
    return {
      product,
      imports: meanOf(years, used),
      unitValue: unitValueOf(used),
      used: names,
      leftOut,
      suppliers: supplierShares(
        of(partners).filter(({ period }) => names.includes(period!)),
        used.map(({ weight }) => weight),
      ),
    };
  });
};

/** A year counts only where all codes of the product are held whole. */
const wholeYear = (
  rows: readonly TradeAggregate[],
  measure: Measure,
  { commodities, product }: MixedProduct,
  period: string,
): Sourced => {
  const unit = UNIT[measure];
  const figures = rows.map((row) => row[measure]);
  const ids = () => [...new Set(rows.flatMap((row) => row.inputIds))];
  const none = (reason: Missing["reason"], detail: string | null) => ({
    figure: Figure.missing(unit, reason, detail),
    ids,
  });
  const absent = figures.find(({ missing }) => missing)?.missing;
  if (absent) return none(absent.reason, absent.detail);
  if (rows.length < commodities.length) return none("NOT_REPORTED", `No imports of ${product} are held of ${period}.`);
  if (figures.some(isPartial))
    return none("NOT_COMPARABLE", `${period} is held in part only, so it is no year of imports of ${product}.`);
  const [only] = figures;
  if (figures.length === 1) return { figure: only!, ids };
  const value = figures.reduce((total, figure) => total + figure.value!, 0);
  const formula = `sum over ${figures.length} HS codes`;
  return { figure: Figure.derived(value, unit, { formula, inputs: figures, inputIds: ids }), ids };
};
