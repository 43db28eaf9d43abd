import { parse } from "csv-parse/sync";
import { badData } from "./edge.js";

export type CsvCells = Readonly<Record<string, string>>;

const parsed = <T>(source: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw badData(source, "the file", "a csv table", error instanceof Error ? error.message : error);
  }
};

/** Rows as they stand, the header first; a ragged one fails naming its line. */
export const csvTable = (source: string, text: string): readonly (readonly string[])[] =>
  parsed(source, () => parse(text, { bom: true, skip_empty_lines: true }));

/** Rows of a csv file by column; one that is cut, ragged or without a needed column fails naming the place. The first row is line 2. */
export const csvRows = (
  source: string,
  text: string,
  columns: readonly string[],
  delimiter: "," | ";" = ",",
): readonly CsvCells[] => {
  const rows = parsed(source, () =>
    parse<CsvCells>(text, { columns: true, bom: true, delimiter, skip_empty_lines: true }),
  );
  for (const column of columns)
    if (!rows[0] || !(column in rows[0])) throw badData(source, "the first line", `a column "${column}"`, undefined);
  return rows;
};
