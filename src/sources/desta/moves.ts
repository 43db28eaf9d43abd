import type { DestaRow } from "./decode.js";

/**
 * Who accedes or withdraws. Side 1 is the one that moves and 2 the others; accessions through a bloc's enlargement (v2.3) put those who join
 * on side 2 and the other partner on side 3. Rows with one side only name nobody: then it is who was not a member before.
 */
export const movers = (row: DestaRow, before: ReadonlySet<string>): readonly string[] => {
  const on = (side: string) => row.members.filter((member) => member.side === side).map(({ code }) => code);
  if (on("1").length > 0) return on("1");
  if (on("3").length > 0) return on("2");
  return row.members.map(({ code }) => code).filter((code) => !before.has(code));
};
