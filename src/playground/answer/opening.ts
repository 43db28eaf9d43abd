import { chartFor } from "./chart.js";
import { FIGURES } from "./figures.js";
import { measuresOf } from "./measures.js";
import type { Table } from "./tables.js";

const hasNumbers = (table: Table): boolean => measuresOf(table).length > 0;

/**
 * The table an answer opens on: the first that makes a chart, unless that only details one row with figures of its own; else the first
 * with figures.
 */
export const openingTable = (tables: readonly Table[]): Table | null => {
  const drawn = tables.find((table) => chartFor(table) !== null);
  const above = tables.find(
    (table) => drawn?.path.startsWith(`${table.path}.`) && table.rows.length === 1 && hasNumbers(table),
  );
  return above ?? drawn ?? tables.find((table) => table.path === FIGURES || hasNumbers(table)) ?? tables[0] ?? null;
};
