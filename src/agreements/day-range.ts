import { badInput, dayArgument } from "../kernel/index.js";

/** Two days in order; `names` are the arguments' names. */
export const dayRange = (
  from: string | null | undefined,
  to: string | null | undefined,
  names: readonly [string, string],
): { readonly from: string | null; readonly to: string | null } => {
  const range = { from: dayArgument(from, names[0]), to: dayArgument(to, names[1]) };
  if (range.from && range.to && range.from > range.to)
    throw badInput(names[0], `a day not after ${names[1]} (${range.to})`, range.from);
  return range;
};

/** Could a date of its own precision (`2025`, `2025-07`) lie in the range? Undated ones never do. */
export const within = (
  text: string | null,
  range: { readonly from: string | null; readonly to: string | null },
): boolean => {
  if (range.from === null && range.to === null) return true;
  if (text === null) return false;
  return (
    (range.from === null || text >= range.from.slice(0, text.length)) &&
    (range.to === null || text <= range.to.slice(0, text.length))
  );
};
