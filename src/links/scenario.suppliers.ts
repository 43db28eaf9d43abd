import type { Missing } from "../kernel/index.js";
import { Figure, groupBy, Missing as Absent, Unit } from "../kernel/index.js";
import type { Country } from "../reference/index.js";
import type { TradeAggregate } from "../trade/index.js";
import type { Sourced } from "./figures.js";
import { parameters } from "./figures.js";

export interface SupplierShare {
  readonly partner: Country;
  /** Of the weight of all imports of the reference years. */
  readonly share: Sourced;
}

/** Largest first; what they leave of 1 came from nobody who is known. */
export interface SupplierShares {
  readonly shares: readonly SupplierShare[];
  /** Why there are none. */
  readonly missing: Missing | null;
}

/** Customs totals and their parts are rounded apart; more than this is another table. */
const ROUNDING = 1e-6;

const none = (reason: Missing["reason"], detail: string): SupplierShares => ({
  shares: [],
  missing: new Absent(reason, detail),
});

/** `rows` are of the years of `totals`, by partner, product code and year. */
export const supplierShares = (rows: readonly TradeAggregate[], totals: readonly Sourced[]): SupplierShares => {
  const all = totals.reduce((sum, { figure }) => sum + figure.value!, 0);
  if (totals.length === 0) return none("NOT_COMPARABLE", "No reference year has whole imports.");
  if (all === 0) return none("NOT_COMPARABLE", "Nothing was imported in the reference years.");
  const shares = [...groupBy(rows, ({ partner }) => partner!.code).values()].flatMap((own) => {
    const held = own.filter((row) => (row.netWeight.value ?? 0) > 0);
    if (held.length === 0) return [];
    const tonnes = held.reduce((sum, row) => sum + row.netWeight.value!, 0);
    const ids = () => [...new Set(held.flatMap((row) => row.inputIds))];
    const figure = Figure.derived(tonnes / all, Unit.FRACTION, {
      formula: "weight from the supplier ÷ weight of all imports, reference years",
      inputs: [...held.map((row) => row.netWeight), ...totals.map((total) => total.figure)],
      inputIds: ids,
      parameters: parameters({ "weight from the supplier, t": tonnes, "weight of all imports, t": all }),
    });
    return [{ partner: held[0]!.partner!, share: { figure, ids } }];
  });
  if (shares.length === 0) return none("NOT_REPORTED", "The publisher of the imports gives no weights by supplier.");
  const sum = shares.reduce((total, { share }) => total + share.figure.value!, 0);
  if (sum > 1 + ROUNDING)
    return none("NOT_COMPARABLE", "The weights by supplier exceed the total that the publisher states.");
  shares.sort((a, b) => b.share.figure.value! - a.share.figure.value!);
  return { shares, missing: null };
};
