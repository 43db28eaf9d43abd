import type { ProductMatch } from "../commodity.type.js";
import type { ProductRecord } from "../reference.js";
import type { SteelProduct } from "./steel-product.js";

type Hs = ProductRecord["hs"][number];

const fits =
  (match: ProductMatch) =>
  (codes: string, note: string | null = null): Hs[] =>
    codes.split(" ").map((code) => ({ code, match, note }));
export const exact = fits("EXACT");
/** The code holds this product only, but not all of it. */
export const narrower = fits("NARROWER");
/** The code holds other goods too. */
export const wider = fits("WIDER");
export const related = fits("RELATED");

/** A product; `complete` when its exact and narrower codes together are all of it. */
export const product = (
  id: SteelProduct,
  name: string,
  aliases: string,
  complete: "complete" | "partial",
  ...hs: Hs[][]
): ProductRecord => ({
  id,
  name,
  aliases: aliases === "" ? [] : aliases.split("|"),
  complete: complete === "complete",
  hs: hs.flat(),
});
