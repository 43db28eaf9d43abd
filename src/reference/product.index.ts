import type { ProductMatch } from "./commodity.type.js";
import { codesOverlap } from "./commodity.index.js";
import { nearest, normaliseName } from "./names.js";
import { PRODUCTS } from "./products/index.js";
import type { ProductRecord } from "./reference.js";
import { ambiguousCode, unknownCode } from "./refusals.js";

const ACCEPTED = "a product id such as HOT_ROLLED_COIL, or a name of the trade such as HRC";
const candidateOf = ({ id, name }: ProductRecord) => ({ code: id, name });

const names = PRODUCTS.flatMap((item) =>
  [item.id, item.name, ...item.aliases].map((name) => ({ key: normaliseName(name.replace(/_/g, " ")), item })),
);

export const findProduct = (input: string, argument: string): ProductRecord => {
  const byId = PRODUCTS.find(({ id }) => id === input);
  if (byId) return byId;
  const key = normaliseName(input.replace(/_/g, " "));
  const found = [...new Set(names.filter((name) => name.key === key).map(({ item }) => item))];
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw ambiguousCode(argument, "product", input, ACCEPTED, found.map(candidateOf));
  throw unknownCode(argument, "product", input, ACCEPTED, nearest(names, key).map(candidateOf));
};

/** How `code` fits a product of which `listed` fits by `match`; null when their goods are apart. */
const carry = (code: string, listed: string, match: ProductMatch): ProductMatch | null => {
  if (code === listed) return match;
  if (!codesOverlap(code, listed)) return null;
  // An ancestor holds other goods too.
  if (code === "TOTAL" || listed.startsWith(code)) return match === "RELATED" ? "RELATED" : "WIDER";
  // A part of a wider or related code may be anything of it: nothing is claimed.
  return match === "EXACT" || match === "NARROWER" ? "NARROWER" : null;
};

const RANK: Readonly<Record<ProductMatch, number>> = { EXACT: 0, NARROWER: 1, WIDER: 2, RELATED: 3 };

/** The best fit of each product with the code, best first. TOTAL fits none: it holds everything. */
export const productsOf = (
  code: string,
): readonly { product: ProductRecord; match: ProductMatch; note: string | null }[] => {
  if (code === "TOTAL") return [];
  return PRODUCTS.flatMap((product) => {
    const fits = product.hs.flatMap((hs) => {
      const match = carry(code, hs.code, hs.match);
      return match === null ? [] : [{ product, match, note: hs.code === code ? hs.note : null }];
    });
    fits.sort((a, b) => RANK[a.match] - RANK[b.match]);
    return fits.slice(0, 1);
  }).sort((a, b) => RANK[a.match] - RANK[b.match]);
};
