import { Period } from "../../kernel/index.js";
import { badData } from "../edge.js";
import type { PeriodValues } from "../series-entry.js";
import { readWorkbook } from "../workbook.js";

type Rows = readonly (readonly unknown[])[];

export interface PinkColumn {
  readonly unit: string;
  readonly values: PeriodValues;
}

/** Which of the three layouts: by the row of codes under the units, and by the steel columns with their heading in 2020. */
export type PinkLayout = "2016" | "2020" | "2026";

export interface PinkSheet {
  /** ISO day out of "Updated on March 03, 2026"; null where the line is absent. */
  readonly updatedOn: string | null;
  /** Columns by their name, lower case, without footnote stars and doubled blanks. */
  readonly columns: ReadonlyMap<string, PinkColumn>;
}

const SOURCE = "wb-pink-sheet";
const PRICES = "Monthly Prices";
const INDICES = "Monthly Indices";

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

interface DataRow {
  readonly period: string;
  /** In the sheet, for messages. */
  readonly number: number;
  readonly row: readonly unknown[];
}

const monthlyRows = (rows: Rows, sheet: string): readonly DataRow[] => {
  const data = rows.flatMap((row, index): DataRow[] => {
    const match = /^(\d{4})M(0[1-9]|1[0-2])$/.exec(text(row[0]));
    return match ? [{ period: `${match[1]}-${match[2]}`, number: index + 1, row }] : [];
  });
  if (data.length === 0)
    throw badData(SOURCE, `sheet "${sheet}"`, "rows that begin with a month, e.g. 1960M01", undefined);
  for (const [index, { period, number, row }] of data.slice(1).entries()) {
    const next = Period.parse(data[index]!.period).plus(1).text;
    if (period !== next) throw badData(SOURCE, `sheet "${sheet}", row ${number}`, next.replace("-", "M"), row[0]);
  }
  return data;
};

/** None yet, or none any more: 2016 and 2020 write two dots, 2026 three in one letter and in three. */
const NONE = new Set(["", "..", "...", "…"]);

/** The edition of 2020 writes 1e-10 for "none yet" (iron ore, 1960): no price or index of the sheet is that small. */
const column = (data: readonly DataRow[], index: number, sheet: string, name: string): PeriodValues =>
  new Map(
    data.map(({ period, number, row }) => {
      const cell = row[index] ?? "";
      if (typeof cell === "number" && Number.isFinite(cell) && cell >= 0) return [period, cell > 1e-6 ? cell : null];
      if (typeof cell === "string" && NONE.has(cell.trim())) return [period, null];
      throw badData(SOURCE, `sheet "${sheet}", row ${number}, "${name}"`, 'a number, ".." or "…"', cell);
    }),
  );

/** Is this the row of codes such as CRUDE_PETRO, which 2026 no longer has? */
const holdsCodes = (row: readonly unknown[] | undefined): boolean => text(row?.[1]) !== "" && text(row?.[0]) === "";

export const layoutOf = (rows: Rows): PinkLayout => {
  const headerAt = rows.findIndex((row) => row.includes("Crude oil, average"));
  if (!holdsCodes(rows[headerAt + 2])) return "2026";
  return rows.slice(0, headerAt).some((row) => row.includes("Discontinued series")) ? "2020" : "2016";
};

/**
 * Three layouts are met: 2016 and 2020 carry a row of codes under the units, 2026 does not; missing cells read "..", "…" or "...".
 * So the header is the row with "Crude oil, average", data rows are those starting like `1960M01`, and only numbers are taken.
 */
export const decodeRows = (rows: Rows): PinkSheet => {
  const headerAt = rows.findIndex((row) => row.includes("Crude oil, average"));
  const [header, units] = [rows[headerAt], rows[headerAt + 1]];
  if (!header || !units)
    throw badData(SOURCE, `sheet "${PRICES}"`, 'a row of titles with "Crude oil, average"', rows[4]?.[1]);
  const data = monthlyRows(rows, PRICES);
  const columns = new Map<string, PinkColumn>();
  header.forEach((name, index) => {
    if (typeof name !== "string" || name.trim() === "") return;
    columns.set(cleanName(name), {
      unit: text(units[index]).replace(/[()]/g, ""),
      values: column(data, index, PRICES, name),
    });
  });
  return { updatedOn: updatedOn(rows), columns };
};

/** Names of the indices stand in steps over four rows, one name a column; the base is in the second line of text. */
export const decodeIndexRows = (rows: Rows): PinkSheet => {
  const data = monthlyRows(rows, INDICES);
  const base = /(\d{4}=100)/.exec(text(rows[1]?.[0]))?.[1];
  if (!base) throw badData(SOURCE, `sheet "${INDICES}", row 2`, "a base year such as 2010=100", rows[1]?.[0]);
  const header = rows.slice(0, rows.indexOf(data[0]!.row));
  const columns = new Map<string, PinkColumn>();
  for (let index = 1; index < data[0]!.row.length; index += 1) {
    const name = header.map((row) => row[index]).find((cell) => typeof cell === "string" && cell.trim() !== "");
    if (typeof name === "string")
      columns.set(cleanName(name), { unit: base, values: column(data, index, INDICES, name) });
  }
  return { updatedOn: updatedOn(rows), columns };
};

/** Sheets "Monthly Prices" and "Monthly Indices" of `CMO-Historical-Data-Monthly.xlsx`. */
export const decodePinkSheet = async (
  bytes: Uint8Array,
): Promise<{ readonly layout: PinkLayout; readonly prices: PinkSheet; readonly indices: PinkSheet }> => {
  const book = await readWorkbook(SOURCE, bytes);
  const sheet = (name: string): Rows => {
    const rows = book.get(name);
    if (!rows) throw badData(SOURCE, `sheet "${name}"`, "a sheet of this name", [...book.keys()].join(", "));
    return rows;
  };
  const prices = sheet(PRICES);
  return { prices: decodeRows(prices), indices: decodeIndexRows(sheet(INDICES)), layout: layoutOf(prices) };
};
