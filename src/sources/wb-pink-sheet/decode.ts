import { CodedError } from "../../kernel/index.js";
import type { PeriodValues } from "../series-entry.js";
import { readWorkbook } from "../workbook.js";

type Rows = readonly (readonly unknown[])[];

export interface PinkColumn {
  readonly unit: string;
  readonly values: PeriodValues;
}

export interface PinkSheet {
  /** ISO day out of "Updated on March 03, 2026"; null where the line is absent. */
  readonly updatedOn: string | null;
  /** Columns by their name, lower case, without footnote stars and doubled blanks. */
  readonly columns: ReadonlyMap<string, PinkColumn>;
}

const bad = (problem: string): CodedError =>
  new CodedError("UPSTREAM_BAD_DATA", `Pink Sheet workbook: ${problem}.`, { source: "wb-pink-sheet" });

/** "Coal, South African **" (2026) and "Coal, South Afican" (a typo of 2016) are one column. */
export const cleanName = (name: string): string =>
  name.replace(/\*+/g, "").replace(/\s+/g, " ").trim().toLowerCase().replace("south afican", "south african");

const text = (cell: unknown): string => (typeof cell === "string" ? cell : "");

const MONTHS = "january february march april may june july august september october november december".split(" ");

export const updatedOn = (rows: Rows): string | null => {
  for (const row of rows.slice(0, 6)) {
    const match = /^Updated on ([A-Z][a-z]+) (\d{1,2}), (\d{4})/.exec(text(row[0]));
    const month = match ? MONTHS.indexOf(match[1]!.toLowerCase()) + 1 : 0;
    if (match && month > 0) return `${match[3]}-${String(month).padStart(2, "0")}-${match[2]!.padStart(2, "0")}`;
  }
  return null;
};

const monthlyRows = (rows: Rows): readonly { readonly period: string; readonly row: readonly unknown[] }[] => {
  const data = rows.flatMap((row) => {
    const match = /^(\d{4})M(\d{2})$/.exec(text(row[0]));
    return match ? [{ period: `${match[1]}-${match[2]}`, row }] : [];
  });
  if (data.length === 0) throw bad("no row that begins with a month such as 1960M01");
  return data;
};

/** The edition of 2020 writes 1e-10 for "none yet" (iron ore, 1960): no price or index of the sheet is that small. */
const column = (data: ReturnType<typeof monthlyRows>, index: number): PeriodValues =>
  new Map(
    data.map(({ period, row }) => {
      const cell = row[index];
      return [period, typeof cell === "number" && Number.isFinite(cell) && cell > 1e-6 ? cell : null];
    }),
  );

/**
 * Three layouts are met: 2016 and 2020 carry a row of codes under the units, 2026 does not; missing cells read "..", "…" or "...".
 * So the header is the row with "Crude oil, average", data rows are those starting like `1960M01`, and only numbers are taken.
 */
export const decodeRows = (rows: Rows): PinkSheet => {
  const headerAt = rows.findIndex((row) => row.some((cell) => cell === "Crude oil, average"));
  const [header, units] = [rows[headerAt], rows[headerAt + 1]];
  if (!header || !units) throw bad('no row with "Crude oil, average"');
  const data = monthlyRows(rows);
  const columns = new Map<string, PinkColumn>();
  header.forEach((name, index) => {
    if (typeof name !== "string" || name.trim() === "") return;
    columns.set(cleanName(name), { unit: text(units[index]).replace(/[()]/g, ""), values: column(data, index) });
  });
  return { updatedOn: updatedOn(rows), columns };
};

/** Names of the indices stand in steps over four rows, one name a column; the base is in the second line of text. */
export const decodeIndexRows = (rows: Rows): PinkSheet => {
  const data = monthlyRows(rows);
  const base = /(\d{4}=100)/.exec(text(rows[1]?.[0]))?.[1];
  if (!base) throw bad("no base year such as 2010=100 in the second line of the indices");
  const header = rows.slice(0, rows.indexOf(data[0]!.row));
  const columns = new Map<string, PinkColumn>();
  for (let index = 1; index < data[0]!.row.length; index += 1) {
    const name = header.map((row) => row[index]).find((cell) => typeof cell === "string" && cell.trim() !== "");
    if (typeof name === "string") columns.set(cleanName(name), { unit: base, values: column(data, index) });
  }
  return { updatedOn: updatedOn(rows), columns };
};

/** Sheets "Monthly Prices" and "Monthly Indices" of `CMO-Historical-Data-Monthly.xlsx`. */
export const decodePinkSheet = async (bytes: Uint8Array): Promise<{ prices: PinkSheet; indices: PinkSheet }> => {
  const book = await readWorkbook("wb-pink-sheet", bytes);
  const sheet = (name: string): Rows => {
    const rows = book.get(name);
    if (!rows) throw bad(`no sheet ${JSON.stringify(name)}`);
    return rows;
  };
  return { prices: decodeRows(sheet("Monthly Prices")), indices: decodeIndexRows(sheet("Monthly Indices")) };
};
