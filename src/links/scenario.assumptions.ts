import type { Figure } from "../kernel/index.js";
import { Unit } from "../kernel/index.js";
import { whyMissing } from "./figures.js";
import { Assumption } from "./import-substitution.type.js";
import type { RunYear } from "./scenario.js";
import type { YieldedProduct } from "./scenario.reference.js";
import { CRUDE_TO_PRODUCTS } from "./yields.js";

export interface Supposed {
  readonly capacity: Figure;
  /** Did the asker give it? */
  readonly isGiven: boolean;
  readonly run: readonly RunYear[];
  readonly products: readonly YieldedProduct[];
  readonly givenYields: ReadonlySet<string>;
}

const capacityText = (capacity: Figure, isGiven: boolean): string => {
  if (isGiven) return "Crude steel capacity a year, as given in the question.";
  if (capacity.missing) return `No crude steel capacity is known of the plant. ${whyMissing(capacity)}`;
  return "Nominal crude steel capacity a year, after the highest-ranking register that states one.";
};

export const assumptionsOf = ({ capacity, isGiven, run, products, givenYields }: Supposed): readonly Assumption[] => {
  const [provenance] = isGiven ? [] : capacity.provenance;
  const fraction = (id: string, text: string, value: number | null, citation: string | null = null) =>
    new Assumption({ id, text, value, unit: Unit.FRACTION, citation });
  const uses = [...new Set(run.map(({ utilisation }) => utilisation))];
  return [
    new Assumption({
      id: "capacity",
      text: capacityText(capacity, isGiven),
      value: capacity.value,
      unit: capacity.unit,
      citation: provenance ? [provenance.dataset, provenance.url].filter((part) => part).join(", ") : null,
    }),
    fraction(
      "utilisation",
      uses.length === 1
        ? "Part of the capacity in use."
        : `Part of the capacity in use: ${run.map((one) => `${one.year} ${one.utilisation}`).join(", ")}.`,
      uses.length === 1 ? uses[0]! : null,
    ),
    ...products.flatMap(({ product: { product, name, share }, productYield }) => [
      fraction(`mix:${product}`, `Share of the crude steel made into ${name}.`, share),
      givenYields.has(product)
        ? fraction(`yield:${product}`, `Yield of ${name}, as given in the question.`, productYield.value)
        : fraction(`yield:${product}`, `${CRUDE_TO_PRODUCTS.meaning}.`, productYield.value, CRUDE_TO_PRODUCTS.citation),
    ]),
  ];
};
