import { badInput } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";

/** As in import substitution: two billion tonnes is more than the world makes. */
const MAX_TONNES = 2e9;
const MAX_YEARS = 30;
const SHARE_TOLERANCE = 1e-9;

export interface MixPart {
  readonly product: string;
  /** Share of the crude steel that is made into it. */
  readonly share: number;
}

export interface MixedProduct extends MixPart {
  readonly name: string;
  /** What the trade of it is asked by: HS codes, or the id of a basket. */
  readonly commodities: readonly string[];
}

export interface RunAsked {
  readonly utilisation: number;
  readonly utilisationByYear?: readonly number[] | null;
  readonly rampYears?: number | null;
  readonly startYear?: number | null;
  readonly referenceTo: number;
}

export interface RunYear {
  readonly year: number;
  readonly utilisation: number;
}

export const checkCapacity = (capacityTonnes: number): void => {
  if (!(capacityTonnes > 0 && capacityTonnes <= MAX_TONNES))
    throw badInput("capacityTonnes", "tonnes of crude steel a year, above 0 and at most 2,000,000,000", capacityTonnes);
};

const isFraction = (value: number): boolean => value > 0 && value <= 1;

export const checkYield = (productYield: number): void => {
  if (!isFraction(productYield))
    throw badInput("yields", "tonnes of products per tonne of crude steel, above 0 and at most 1", productYield);
};

/** The years that the plant runs, with the part of its capacity in use. Throws BAD_USER_INPUT by name. */
export const runYears = (asked: RunAsked): readonly RunYear[] => {
  const { utilisation, utilisationByYear = null, rampYears = null, referenceTo } = asked;
  if (!isFraction(utilisation)) throw badInput("utilisation", "a fraction above 0 and at most 1", utilisation);
  const start = asked.startYear ?? referenceTo + 1;
  if (!Number.isInteger(start) || start <= referenceTo || start > referenceTo + 100)
    throw badInput("startYear", `a year from ${referenceTo + 1} on, after the reference years end`, start);
  if (utilisationByYear !== null && rampYears !== null)
    throw badInput("rampYears", "either rampYears or utilisationByYear, not both", rampYears);
  if (utilisationByYear !== null) {
    if (utilisationByYear.length === 0 || utilisationByYear.length > MAX_YEARS)
      throw badInput("utilisationByYear", `1 to ${MAX_YEARS} fractions`, utilisationByYear.length);
    for (const part of utilisationByYear)
      if (!(part >= 0 && part <= 1)) throw badInput("utilisationByYear", "fractions from 0 to 1", part);
    return utilisationByYear.map((part, index) => ({ year: start + index, utilisation: part }));
  }
  const ramp = rampYears ?? 1;
  if (!Number.isInteger(ramp) || ramp < 1 || ramp > MAX_YEARS)
    throw badInput("rampYears", `a whole number from 1 to ${MAX_YEARS}`, ramp);
  return Array.from({ length: ramp }, (_, index) => ({
    year: start + index,
    utilisation: (utilisation * (index + 1)) / ramp,
  }));
};

/** A product of the trade, a basket or an HS code, as what its imports are asked by. */
export const mixedProduct = ({ product, share }: MixPart, reference: Reference): MixedProduct => {
  const known = reference.products().find(({ id }) => id === product);
  if (!known) {
    const { code, description: name } = reference.commodity(product, "mix");
    if (code === "TOTAL") throw badInput("mix", "products, not all goods", product);
    return { product: code, share, name, commodities: [code] };
  }
  // A wider code holds other goods too, so its imports are not imports of the product.
  const codes = known.hs.filter(({ match }) => match === "EXACT" || match === "NARROWER").map(({ code }) => code);
  if (codes.length === 0)
    throw badInput("mix", "products that HS codes of their own are known of, such as HOT_ROLLED_COIL", product);
  return { product, share, name: known.name, commodities: codes };
};

/** Throws BAD_USER_INPUT and CODE_UNKNOWN naming `mix`. */
export const checkMix = (mix: readonly MixPart[], reference: Reference): readonly MixedProduct[] => {
  if (mix.length === 0 || mix.length > MAX_YEARS) throw badInput("mix", `1 to ${MAX_YEARS} products`, mix.length);
  for (const { share } of mix) if (!isFraction(share)) throw badInput("mix", "shares above 0 and at most 1", share);
  const sum = mix.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > SHARE_TOLERANCE) throw badInput("mix", "shares that sum to 1", sum);
  const products = mix.map((part) => mixedProduct(part, reference));
  for (const [index, one] of products.entries())
    for (const other of products.slice(index + 1))
      if (one.commodities.some((a) => other.commodities.some((b) => reference.overlap(a, b))))
        throw badInput("mix", `products that hold different goods: ${one.product} and ${other.product} overlap`, [
          one.product,
          other.product,
        ]);
  return products;
};

/** Tonnes set against tonnes: displaced + uncovered = imports, displaced + excess = output. */
export const displacementOf = (output: number, imports: number) => {
  const displaced = Math.min(output, imports);
  return { displaced, uncovered: imports - displaced, excess: output - displaced };
};
