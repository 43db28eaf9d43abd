import { parse } from "csv-parse/sync";
import { badData } from "./edge.js";

export type CsvCells = Readonly<Record<string, string>>;

/** Rows of a csv file by column; one that is cut, ragged or without a needed column fails naming the place. The first row is line 2. */
export const csvRows = (
  source: string,
  text: string,
  columns: readonly string[],
  delimiter: "," | ";" = ",",
): readonly CsvCells[] => {
  let rows: CsvCells[];
  try {
    rows = parse<CsvCells>(text, { columns: true, bom: true, delimiter, skip_empty_lines: true });
  } catch (error) {
    throw badData(source, "the file", "a csv table", error instanceof Error ? error.message : error);
  }
  for (const column of columns)
    if (!rows[0] || !(column in rows[0])) throw badData(source, "the first line", `a column "${column}"`, undefined);
  return rows;
};
