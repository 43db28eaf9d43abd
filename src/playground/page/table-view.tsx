import { useState } from "react";
import { cellText } from "../answer/cells.js";
import type { CellValue } from "../answer/cells.js";
import { sortTable } from "../answer/sort.js";
import type { Table } from "../answer/tables.js";
import { isShare } from "../answer/measures.js";
import { formatNumber, formatShare } from "./format.js";

const MOST_ROWS = 500;

export const TableView = ({ table }: { readonly table: Table }) => {
  const [order, setOrder] = useState<{ key: string; descending: boolean } | null>(null);
  const sorted = order ? sortTable(table, order.key, order.descending) : table;
  return (
    <div className="table-scroll">
      <table>
        <caption>
          {table.path}, {table.rows.length} {table.rows.length === 1 ? "row" : "rows"}
          {table.rows.length > MOST_ROWS && `, the first ${MOST_ROWS} shown`}
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) => {
              const own = order?.key === column.key ? order : null;
              return (
                <th
                  key={column.key}
                  scope="col"
                  className={column.numeric ? "number" : undefined}
                  aria-sort={own ? (own.descending ? "descending" : "ascending") : "none"}
                >
                  <button
                    type="button"
                    onClick={() => setOrder({ key: column.key, descending: own ? !own.descending : column.numeric })}
                  >
                    {column.label}
                    {column.unit && column.unit !== "1" && <small> {column.unit}</small>}
                    <span aria-hidden="true">{own ? (own.descending ? " ▼" : " ▲") : ""}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.rows.slice(0, MOST_ROWS).map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <Cell
                  key={place}
                  cell={cell}
                  numeric={table.columns[place]!.numeric}
                  format={formatFor(table, row, place)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** A year is no quantity, a share reads in percent: of its column, or of its row where the row names its unit. */
const formatFor = (table: Table, row: readonly CellValue[], place: number): ((value: number) => string) => {
  const column = table.columns[place]!;
  const unit = row[table.columns.findIndex(({ key }) => key === "unit")];
  if (/(^|\.)year$/.test(column.key)) return String;
  return isShare(column) || (unit?.kind === "text" && unit.value === "1") ? formatShare : formatNumber;
};

const Cell = ({
  cell,
  numeric,
  format,
}: {
  readonly cell: CellValue;
  readonly numeric: boolean;
  readonly format: (value: number) => string;
}) => {
  const className = numeric ? "number" : undefined;
  switch (cell.kind) {
    case "number":
      return (
        <td className={className} title={cell.flags.join(", ") || undefined}>
          {format(cell.value)}
          {cell.flags.length > 0 && (
            <small className="flag"> {cell.flags.map((flag) => flag.toLowerCase()).join(", ")}</small>
          )}
        </td>
      );
    case "missing":
      return (
        <td className={className} title={cell.detail ?? undefined}>
          <span className="missing">{cell.reason.toLowerCase().replaceAll("_", " ") || "missing"}</span>
        </td>
      );
    case "text":
    case "empty":
      return <td className={className}>{cellText(cell)}</td>;
  }
};
