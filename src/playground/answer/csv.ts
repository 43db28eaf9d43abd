import type { CellValue } from "./cells.js";
import { cellText } from "./cells.js";
import type { Column, Table } from "./tables.js";

export const headerOf = (column: Column): string =>
  column.unit && column.unit !== "1" ? `${column.label} (${column.unit})` : column.label;

/** A text that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection); numbers are numbers. */
const inert = (cell: CellValue): string => {
  const text = cellText(cell);
  return cell.kind === "text" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180; the reason stands where a number is missing. */
export const toCsv = (table: Table): string =>
  [table.columns.map(headerOf), ...table.rows.map((row) => row.map(inert))]
    .map((line) => line.map(quoted).join(","))
    .join("\r\n") + "\r\n";

/** A GitHub table; pipes and line breaks cannot leave their cell. */
export const toMarkdown = (table: Table): string => {
  const safe = (text: string) =>
    text
      .replaceAll("\\", "\\\\")
      .replaceAll("|", "\\|")
      .replace(/\s*\n\s*/g, " ");
  const line = (cells: readonly string[]) => `| ${cells.map(safe).join(" | ")} |`;
  const rule = table.columns.map((column) => (column.numeric ? "--:" : "---"));
  return (
    [
      line(table.columns.map(headerOf)),
      `| ${rule.join(" | ")} |`,
      ...table.rows.map((row) => line(row.map(cellText))),
    ].join("\n") + "\n"
  );
};
