import readExcel from "read-excel-file/universal";
import { badData } from "./edge.js";
import { withPrecisions } from "./workbook-dates.js";
import { checkWorkbook } from "./workbook-guard.js";

export type Cell = string | number | boolean | Date | null;

/** The row's cells by column title, and its number in the sheet for messages. */
export interface SheetRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

export type Workbook = ReadonlyMap<string, readonly (readonly Cell[])[]>;

/**
 * Reads a whole xlsx file. The library's entry for Node refuses the WTO's export (its zip entries carry data descriptors, flag 8; seen on
 * 2026-02-01), so its universal entry is used.
 */
export const readWorkbook = async (source: string, bytes: Uint8Array): Promise<Workbook> => {
  checkWorkbook(source, bytes);
  try {
    const sheets = await readExcel(new Uint8Array(bytes).buffer);
    return withPrecisions(source, bytes, new Map(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]])));
  } catch {
    throw badData(source, "the file", "an xlsx workbook", `${bytes.length} bytes that are none`);
  }
};

/** Rows of a sheet whose first row holds titles. A sheet or title that is not there is another layout than the one known. */
export const sheetRows = (
  source: string,
  book: Workbook,
  sheet: string,
  titles: readonly string[],
): readonly SheetRow[] => {
  const rows = book.get(sheet);
  if (!rows) throw badData(source, `sheet "${sheet}"`, "a sheet of this name", [...book.keys()].join(", "));
  const head = (rows[0] ?? []).map((cell) => (cell === null ? "" : String(cell).trim()));
  for (const title of titles)
    if (!head.includes(title)) throw badData(source, `sheet "${sheet}"`, `a column "${title}"`, head.join(", "));
  return rows
    .slice(1)
    .flatMap((row, index) =>
      row.every((cell) => cell === null)
        ? []
        : [{ number: index + 2, cells: Object.fromEntries(head.map((title, column) => [title, row[column] ?? null])) }],
    );
};

/** Text without the blanks that registers leave around it; null for an empty cell. */
export const cellText = (cell: Cell | undefined): string | null => {
  if (cell === null || cell === undefined || cell instanceof Date) return null;
  const text = String(cell).trim();
  return text === "" ? null : text;
};
