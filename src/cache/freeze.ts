/** Many requests share a cached value; whoever writes into it would change the answers of others. Plain data only; no recursion. */
export const deepFreeze = <T>(value: T): T => {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== "object" || item === null || Object.isFrozen(item)) continue;
    Object.freeze(item);
    for (const inner of Object.values(item)) open.push(inner);
  }
  return value;
};
