/**
 * Crude steel and rolled products are different tonnes: slabs and billets lose ends, scale and scrap on the way. The World Steel
 * Association turns products into crude steel with 1.3 ÷ (1 + 0.175 c), c = share of crude steel that is cast continuously
 * (notes of its Steel Statistical Yearbooks, apparent consumption in crude steel equivalent).
 */
export const crudePerProduct = (continuouslyCast: number): number => 1.3 / (1 + 0.175 * continuouslyCast);

/** Karachi's shop and practically all that is built today casts continuously. */
export const CONTINUOUSLY_CAST = 1;

/** Tonnes of semi-finished and finished products out of a tonne of crude steel: 1.175 ÷ 1.3 = 0.9038. */
export const PRODUCT_PER_CRUDE = 1 / crudePerProduct(CONTINUOUSLY_CAST);

export const YIELD_FORMULA = "(1 + 0.175 × c) ÷ 1.3, c = share cast continuously = 1";
export const YIELD_DATASET = "Steel Statistical Yearbooks, notes: crude steel equivalent of products, 1.3 ÷ (1 + 0.175 c)";
