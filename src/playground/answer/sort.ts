import type { CellValue } from "./cells.js";
import { cellText } from "./cells.js";
import type { Table } from "./tables.js";

const rank = (cell: CellValue): number => (cell.kind === "number" || cell.kind === "text" ? 0 : 1);

/** Numbers by size, texts by the alphabet; what is missing stands last both ways. Stable. */
export const sortTable = (table: Table, key: string, descending: boolean): Table => {
  const column = table.columns.findIndex((entry) => entry.key === key);
  if (column < 0) return table;
  const sign = descending ? -1 : 1;
  const rows = [...table.rows].sort((left, right) => {
    const [a, b] = [left[column]!, right[column]!];
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    if (a.kind === "number" && b.kind === "number") return sign * (a.value - b.value);
    return sign * cellText(a).localeCompare(cellText(b), "en", { numeric: true });
  });
  return { ...table, rows };
};
