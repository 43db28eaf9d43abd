import { badInput } from "../kernel/index.js";
import { PRODUCT_PER_CRUDE } from "./yields.js";

export const MAX_UTILISATION = 1.2;

/** Throws BAD_USER_INPUT naming the argument. */
export const checkPlant = (capacityTonnes: number | null | undefined, utilisation: number): void => {
  if (capacityTonnes != null && !(Number.isFinite(capacityTonnes) && capacityTonnes > 0))
    throw badInput("capacityTonnes", "tonnes of crude steel a year above 0", capacityTonnes);
  if (!(utilisation > 0 && utilisation <= MAX_UTILISATION))
    throw badInput("utilisation", `a fraction above 0 and at most ${MAX_UTILISATION}`, utilisation);
};

/** Product tonnes a year of a plant of `capacity` tonnes of crude steel. */
export const productOutput = (capacity: number, utilisation: number): number =>
  capacity * utilisation * PRODUCT_PER_CRUDE;

export interface Coverage {
  /** Output ÷ imports, never capped; null where nothing is imported. */
  readonly coverage: number | null;
  readonly exceedsImports: boolean;
}

/** Both in product tonnes of the same year. */
export const coverageOf = (output: number, imports: number): Coverage =>
  imports > 0
    ? { coverage: output / imports, exceedsImports: output > imports }
    : { coverage: null, exceedsImports: output > 0 };

/** How a basket fits what a steel mill makes. */
export type BasketFit = "SAME" | "NARROWER" | "WIDER" | "DISJOINT";

/** `products` and `basket` are HS codes; `overlap` and `within` tell whether codes share goods and whether one holds the other. */
export const fitOf = (
  basket: readonly string[],
  products: readonly string[],
  overlap: (a: string, b: string) => boolean,
): BasketFit => {
  const within = (code: string, codes: readonly string[]) => codes.some((other) => code.startsWith(other));
  if (!basket.some((code) => products.some((product) => overlap(code, product)))) return "DISJOINT";
  if (!basket.every((code) => within(code, products))) return "WIDER";
  return products.every((code) => within(code, basket)) ? "SAME" : "NARROWER";
};
