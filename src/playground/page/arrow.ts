import { Float64, tableToIPC, Table as ArrowTable, Utf8, vectorFromArray } from "apache-arrow";
import { cellText } from "../answer/cells.js";
import { headerOf } from "../answer/csv.js";
import type { Table } from "../answer/tables.js";

/** Numbers as doubles, null where missing; texts as UTF-8. Reads back with pyarrow, polars and R's arrow. */
export const toArrow = (table: Table): Uint8Array<ArrayBuffer> => {
  const vectors = table.columns.map((column, place) => {
    const cells = table.rows.map((row) => row[place]!);
    return column.numeric
      ? vectorFromArray(
          cells.map((cell) => (cell.kind === "number" ? cell.value : null)),
          new Float64(),
        )
      : vectorFromArray(
          cells.map((cell) => (cell.kind === "empty" ? null : cellText(cell))),
          new Utf8(),
        );
  });
  const named = Object.fromEntries(table.columns.map((column, place) => [headerOf(column), vectors[place]!]));
  return tableToIPC(new ArrowTable(named), "file") as Uint8Array<ArrayBuffer>;
};
