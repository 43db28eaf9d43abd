import type { ProductRecord } from "../reference.js";
import { INPUT_PRODUCTS } from "./inputs.js";
import { STEEL_PRODUCTS } from "./steel.js";

export { SteelProduct } from "./steel-product.js";

export const PRODUCTS: readonly ProductRecord[] = [...INPUT_PRODUCTS, ...STEEL_PRODUCTS];
