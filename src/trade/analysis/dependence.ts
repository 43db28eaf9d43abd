/** Balances in one unit and one period. Every function answers null where its denominator is not above zero: a ratio of nothing says nothing. */
const ratio = (top: number, bottom: number): number | null => (bottom > 0 ? top / bottom : null);

/** Production + imports − exports: what a country uses, stocks apart (worldsteel's definition). */
export const apparentConsumption = (production: number, imports: number, exports: number): number =>
  production + imports - exports;

/** Imports as a share of apparent consumption. Above 1 where re-exports pass through. */
export const importDependency = (imports: number, consumption: number): number | null => ratio(imports, consumption);

/** Production as a share of apparent consumption; 1 is self-sufficiency (FAO's self-sufficiency ratio). */
export const selfSufficiency = (production: number, consumption: number): number | null =>
  ratio(production, consumption);

/** Balassa 1965: the product's share in a country's exports over its share in the world's. Above 1: a revealed comparative advantage. */
export const revealedComparativeAdvantage = (
  countryProduct: number,
  countryTotal: number,
  worldProduct: number,
  worldTotal: number,
): number | null => {
  const world = ratio(worldProduct, worldTotal);
  const country = ratio(countryProduct, countryTotal);
  return country === null || world === null ? null : ratio(country, world);
};

/**
 * Trade intensity (Kojima 1964): the partner's share in the exporter's exports over the partner's share in the imports of the world
 * without the exporter. Above 1: they trade more than their sizes suggest.
 */
export const tradeIntensity = (
  exportsToPartner: number,
  exporterTotal: number,
  partnerImports: number,
  worldImports: number,
  exporterImports: number,
): number | null => {
  const share = ratio(exportsToPartner, exporterTotal);
  const expected = ratio(partnerImports, worldImports - exporterImports);
  return share === null || expected === null ? null : ratio(share, expected);
};
