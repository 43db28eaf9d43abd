/** Without repeats, in code order: shorter codes of one beginning first. */
export const sorted = (list: readonly string[]): readonly string[] => {
  for (let at = 1; at < list.length; at += 1) if (list[at - 1]! >= list[at]!) return [...new Set(list)].sort();
  return list;
};

export const union = (a: readonly string[], b: readonly string[]): readonly string[] => {
  if (a === b) return a;
  const all = new Set(a);
  for (const item of b) all.add(item);
  return all.size === a.length ? a : [...all].sort();
};

/** `parts` pieces that differ by one at most. */
export const evenChunks = <T>(list: readonly T[], parts: number): readonly (readonly T[])[] => {
  const chunks: (readonly T[])[] = [];
  for (let part = 0; part < parts; part += 1)
    chunks.push(list.slice(Math.floor((part * list.length) / parts), Math.floor(((part + 1) * list.length) / parts)));
  return chunks.filter((chunk) => chunk.length > 0);
};

/** Numbers of parts worth trying for a list of `length`: those that make the longest piece shorter, each piece at most `most`. */
export const partCounts = (length: number, most: number): readonly number[] => {
  const counts: number[] = [];
  let size = Math.min(length, most);
  while (size >= 1) {
    const parts = Math.ceil(length / size);
    counts.push(parts);
    // The next smaller longest piece.
    size = Math.min(size, Math.ceil(length / parts)) - 1;
  }
  return counts;
};
