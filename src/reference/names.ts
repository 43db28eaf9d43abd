const WORDS: Readonly<Record<string, string>> = {
  st: "saint",
  ste: "saint",
  rep: "republic",
  dem: "democratic",
  fed: "federal",
  isds: "islands",
  isd: "islands",
  is: "islands",
  terr: "territory",
};

/**
 * What of a name counts when it is compared: no case, no marks on letters, no punctuation, no article, the short words of statistics
 * offices written out, single letters joined ("U S A" and "U.S.A." are "usa").
 */
export const normaliseName = (text: string): string => {
  const words = text
    .normalize("NFKD")
    // Marks of Latin, Greek and Cyrillic letters and Arabic vowel signs; Indic vowel signs are letters and stay.
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c\u200d]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ı/g, "i")
    .replace(/ø/g, "o")
    .replace(/ł/g, "l")
    .replace(/ي|ى/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/&/g, " and ")
    .replace(/['’‘ʼ`]/g, "")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");
  const joined: string[] = [];
  let letters = "";
  for (const word of words) {
    if (/^[a-z]$/.test(word)) {
      letters += word;
      continue;
    }
    if (letters !== "") joined.push(letters);
    letters = "";
    joined.push(WORDS[word] ?? word);
  }
  if (letters !== "") joined.push(letters);
  if (joined[0] === "the" && joined.length > 1) joined.shift();
  return joined.join(" ");
};

/** Insertions, deletions, replacements and swaps of neighbours between two texts, or `limit + 1` as soon as it is certainly more. */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
};

export interface Named<T> {
  readonly key: string;
  readonly item: T;
}

const CANDIDATES = 5;

/** The nearest of a list of normalised names: same beginning first, then few changes, then the word inside. Each item once. */
export const nearest = <T>(names: readonly Named<T>[], wanted: string): T[] => {
  if (wanted === "" || wanted.length > 60) return [];
  const limit = wanted.length <= 4 ? 1 : wanted.length <= 7 ? 2 : 3;
  const scores = new Map<T, number>();
  for (const { key, item } of names) {
    let score = editDistance(wanted, key, limit);
    if (score > limit && wanted.length > 2) {
      if (key.startsWith(wanted)) score = limit + 1 + (key.length - wanted.length) / 100;
      else if (` ${key}`.includes(` ${wanted}`)) score = limit + 2 + key.length / 100;
      else if (key.length > 3 && ` ${wanted} `.includes(` ${key} `)) score = limit + 3;
      else continue;
    } else if (score > limit) continue;
    // People seldom mistype the first letter.
    if (key[0] !== wanted[0]) score += 0.5;
    if (score < (scores.get(item) ?? Infinity)) scores.set(item, score);
  }
  return [...scores.entries()]
    .sort(([, a], [, b]) => a - b)
    .slice(0, CANDIDATES)
    .map(([item]) => item);
};
