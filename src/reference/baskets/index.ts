import { INPUT_BASKETS } from "./inputs.js";
import { CHAPTER_BASKETS, STEEL_BASKETS } from "./steel.js";

/** Sorted codes; a test proves that no basket contains a code and its ancestor, and which are disjoint. */
export const BASKETS = [...STEEL_BASKETS, ...CHAPTER_BASKETS, ...INPUT_BASKETS];
