/** Shares are fractions of one total. All functions take what is there; deciding whether the parts are whole is the caller's. */
export const sharesOf = (
  values: readonly number[],
  total = values.reduce((sum, value) => sum + value, 0),
): readonly number[] => (total > 0 ? values.map((value) => value / total) : []);

/**
 * Herfindahl–Hirschman index on the 0–10,000 scale: the sum of squared percentage shares (Hirschman 1945, Herfindahl 1950;
 * US Horizontal Merger Guidelines 2023: above 1,800 is highly concentrated).
 */
export const herfindahlHirschman = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + (share * 100) ** 2, 0);

/** Concentration ratio: the joint share of the `count` largest. */
export const topShare = (shares: readonly number[], count: number): number =>
  [...shares]
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, share) => sum + share, 0);

/**
 * How much of supply changed hands between two periods, 0 to 1: half the sum of the absolute share changes, one minus the
 * Finger–Kreinin similarity (Finger and Kreinin 1979).
 */
export const shareShift = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number =>
  [...new Set([...before.keys(), ...after.keys()])].reduce(
    (sum, key) => sum + Math.abs((after.get(key) ?? 0) - (before.get(key) ?? 0)),
    0,
  ) / 2;
