/** One product in two periods: value in money, weight in tonnes. */
export interface ProductPair {
  readonly before: { readonly value: number; readonly weight: number };
  readonly after: { readonly value: number; readonly weight: number };
}

export interface PriceVolume {
  /** value after − value before; price + volume + unpriced, to the last bit that floats allow. */
  readonly change: number;
  readonly price: number;
  readonly volume: number;
  /** Products bought in one of the two periods only: they have no price change. */
  readonly unpriced: number;
}

/**
 * Bennet's symmetric indicator (Bennet 1920; Diewert 2005): each change is weighted by the mean of both periods, so that no period is
 * the favoured base and the two effects add up exactly. Unit values stand for prices: a change of mix inside a product counts as price.
 */
export const priceVolume = (products: readonly ProductPair[]): PriceVolume => {
  let [price, volume, unpriced] = [0, 0, 0];
  for (const { before, after } of products) {
    if (before.weight > 0 && after.weight > 0) {
      const [priceBefore, priceAfter] = [before.value / before.weight, after.value / after.weight];
      const effect = ((before.weight + after.weight) / 2) * (priceAfter - priceBefore);
      price += effect;
      // ½(p₀ + p₁)(w₁ − w₀), written as the rest so that floats cannot open a gap.
      volume += after.value - before.value - effect;
    } else unpriced += after.value - before.value;
  }
  const change = products.reduce((sum, { before, after }) => sum + after.value - before.value, 0);
  return { change, price, volume, unpriced };
};
