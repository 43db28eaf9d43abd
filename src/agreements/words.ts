/** Lower case, no accents, letters and digits of any script: `Velichko, V.` and `velichko v` are one text. */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Does the folded text hold every word of the query, each as the beginning of a word? */
export const holdsWords = (folded: string, query: string): boolean => {
  const padded = ` ${folded}`;
  return fold(query)
    .split(" ")
    .every((word) => padded.includes(` ${word}`));
};

/** Keys nearest to a wrong one: shared words first, then shared letter pairs. For the candidates of an error, not for search. */
export const nearestKeys = (
  received: string,
  all: Iterable<readonly [key: string, name: string]>,
  limit = 3,
): { code: string; name: string }[] => {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  const wanted = pairs(fold(received));
  const scored: { code: string; name: string; score: number }[] = [];
  for (const [code, name] of all) {
    const score = [code, name]
      .map((text) => {
        const own = pairs(fold(text));
        let shared = 0;
        for (const pair of own) if (wanted.has(pair)) shared += 1;
        return (2 * shared) / (own.size + wanted.size || 1);
      })
      .reduce((a, b) => Math.max(a, b));
    if (score >= 0.4) scored.push({ code, name, score });
  }
  return scored
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, limit)
    .map(({ code, name }) => ({ code, name }));
};
