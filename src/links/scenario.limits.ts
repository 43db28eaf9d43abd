import type { Caveat } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { distinctCaveats, linkCaveat } from "./caveats.js";
import type { Supposed } from "./scenario.assumptions.js";
import type { ScenarioYear } from "./scenario-year.type.js";

/** What holds for the whole answer; `particular` are the caveats of the plant and of the figures. */
export const limitsOf = (
  { products, givenYields }: Supposed,
  years: readonly ScenarioYear[],
  reference: Reference,
  particular: readonly Caveat[],
): readonly Caveat[] => {
  const leftOut = products.flatMap(({ product, leftOut: all }) =>
    all.length > 0 ? [`${product.product}: ${all.map(({ period }) => period).join(", ")}`] : [],
  );
  const incomplete = products.flatMap(({ product }) =>
    reference.products().some(({ id, complete }) => id === product.product && !complete) ? [product.product] : [],
  );
  const steel = reference.codesOf("STEEL");
  const beyond = products.flatMap(({ product: { commodities } }) =>
    commodities
      .flatMap((code) => reference.codesOf(code))
      .filter((code) => !steel.some((part) => code.startsWith(part))),
  );
  const exceeds = years.some(({ products: made }) => made.some(({ balance }) => (balance.excess.value ?? 0) > 0));
  return distinctCaveats([
    linkCaveat("links.no-forecast"),
    ...(exceeds ? [linkCaveat("links.exceeds-imports")] : []),
    linkCaveat("links.no-price-response"),
    linkCaveat("links.fixed-demand"),
    linkCaveat("links.grades-and-qualities"),
    linkCaveat("links.rolling-capacity"),
    linkCaveat("links.suppliers-pro-rata"),
    linkCaveat("links.nominal-capacity"),
    ...(products.every(({ product }) => givenYields.has(product.product)) ? [] : [linkCaveat("links.yield")]),
    ...(givenYields.size > 0 ? [linkCaveat("links.yield-given")] : []),
    linkCaveat("links.reference-unit-value"),
    linkCaveat("links.not-a-saving"),
    linkCaveat("links.average-coefficients"),
    ...(leftOut.length > 0 ? [linkCaveat("links.years-left-out", `${leftOut.join("; ")}.`)] : []),
    ...(incomplete.length > 0 ? [linkCaveat("links.codes-incomplete", `${incomplete.join(", ")}.`)] : []),
    ...(beyond.length > 0 ? [linkCaveat("links.basket-holds-inputs", `Beyond STEEL: ${beyond.join(", ")}.`)] : []),
    ...particular,
  ]);
};
