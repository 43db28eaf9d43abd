const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Iglewicz and Hoaglin 1993: |0.6745 (x − median) / MAD| above this is an outlier. */
export const OUTLIER_LIMIT = 3.5;
/** Below this many values the median absolute deviation says little. */
export const OUTLIER_MINIMUM = 6;

/**
 * Modified z-scores on logarithms: unit values differ by factors, and a misprinted month must not hide itself by widening the scale.
 * Null for a value that is not above zero, for all when fewer than six are, or when more than half are equal but for rounding.
 */
export const modifiedZScores = (values: readonly number[]): readonly (number | null)[] => {
  const logs = values.map((value) => (value > 0 ? Math.log(value) : null));
  const usable = logs.filter((log) => log !== null);
  if (usable.length < OUTLIER_MINIMUM) return values.map(() => null);
  const centre = median(usable);
  const spread = median(usable.map((log) => Math.abs(log - centre)));
  return logs.map((log) => (log === null || spread < 1e-9 ? null : (0.6745 * (log - centre)) / spread));
};

export const isOutlier = (score: number | null): boolean => score !== null && Math.abs(score) > OUTLIER_LIMIT;
