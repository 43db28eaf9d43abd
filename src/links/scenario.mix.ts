import { badInput } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { isFraction } from "./scenario.js";

const MAX_PRODUCTS = 30;
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

export const checkYield = (productYield: number): void => {
  if (!isFraction(productYield))
    throw badInput("yields", "tonnes of products per tonne of crude steel, above 0 and at most 1", productYield);
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
  if (mix.length === 0 || mix.length > MAX_PRODUCTS) throw badInput("mix", `1 to ${MAX_PRODUCTS} products`, mix.length);
  for (const { share } of mix) if (!isFraction(share)) throw badInput("mix", "shares above 0 and at most 1", share);
  const sum = mix.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > SHARE_TOLERANCE) throw badInput("mix", "shares that sum to 1", sum);
  const products = mix.map((part) => mixedProduct(part, reference));
  const other = products.find(({ commodities }) => !commodities.every((code) => reference.overlap(code, "STEEL")));
  if (other) throw badInput("mix", "steel products, such as STEEL_FLAT or HOT_ROLLED_COIL", other.product);
  for (const [index, one] of products.entries())
    for (const other of products.slice(index + 1))
      if (one.commodities.some((a) => other.commodities.some((b) => reference.overlap(a, b))))
        throw badInput("mix", `products that hold different goods: ${one.product} and ${other.product} overlap`, [
          one.product,
          other.product,
        ]);
  return products;
};

export interface YieldGiven {
  readonly product: string;
  readonly value: number;
}

/** By product of the mix. Throws BAD_USER_INPUT naming `yields`. */
export const checkYields = (
  yields: readonly YieldGiven[],
  mix: readonly MixedProduct[],
): ReadonlyMap<string, number> => {
  const all = new Map<string, number>();
  for (const { product, value } of yields) {
    checkYield(value);
    if (!mix.some((part) => part.product === product)) throw badInput("yields", "products of the mix", product);
    if (all.has(product)) throw badInput("yields", "each product once", product);
    all.set(product, value);
  }
  return all;
};
