import type { DateText } from "../../agreements/agreements.records.js";
import { cellDate } from "../day-texts.js";
import { badData } from "../edge.js";
import type { Cell, SheetRow, Workbook } from "../workbook.js";
import { cellText, readWorkbook, sheetRows } from "../workbook.js";

const SOURCE = "wto-rta";

/** One row of the sheet AllRTAs. Goods (G) and services (S) have dates of their own. */
export interface WtoRow {
  readonly id: number;
  readonly name: string;
  readonly coverage: string | null;
  readonly type: string | null;
  readonly status: string;
  readonly signed: Scoped;
  readonly notified: Scoped;
  readonly inForce: Scoped;
  readonly endOfImplementation: Scoped;
  readonly inactive: DateText;
  readonly current: readonly string[];
  readonly original: readonly string[];
  /** `Armenia(17-Oct-2012 - ); Romania( - 01-Jan-2007)`, verbatim. */
  readonly partyDates: string | null;
}

export interface Scoped {
  readonly goods: DateText;
  readonly services: DateText;
}

/** One row of the sheet RTA Changes: an amendment. Its remarks are others' sentences and stay there. */
export interface WtoChange {
  readonly id: number;
  readonly affects: string | null;
  readonly signed: DateText;
  readonly inForce: DateText;
}

const TITLES = [
  "RTA ID",
  "RTA Name",
  "Coverage",
  "Type",
  "Status",
  "Date of Signature (G)",
  "Date of Signature (S)",
  "Date of Notification (G)",
  "Date of Notification (S)",
  "Date of Entry into Force (G)",
  "Date of Entry into Force (S)",
  "Inactive Date",
  "Current signatories",
  "Original signatories",
  "Specific Entry/Exit dates",
  "End of implementation period (G)",
  "End of implementation period (S)",
];
const CHANGES = ["RTA ID", "Changes affect", "Date of signature of changes", "Date of entry into force of changes"];

/** The workbook of `GET https://rtais.wto.org/UI/ExportAllRTAList.aspx`. */
export const decodeWtoRta = async (
  bytes: Uint8Array,
): Promise<{ readonly agreements: readonly WtoRow[]; readonly changes: readonly WtoChange[] }> =>
  decodeWorkbook(await readWorkbook(SOURCE, bytes));

export const decodeWorkbook = (book: Workbook) => ({
  agreements: sheetRows(SOURCE, book, "AllRTAs", TITLES).map(agreement),
  changes: sheetRows(SOURCE, book, "RTA Changes", CHANGES).map(change),
});

const agreement = (row: SheetRow): WtoRow => {
  const { cells } = row;
  const date = (title: string) => dateIn(row, "AllRTAs", title);
  const scoped = (title: string) => ({ goods: date(`${title} (G)`), services: date(`${title} (S)`) });
  return {
    id: idIn(row, "AllRTAs"),
    name: required(row, "RTA Name"),
    coverage: cellText(cells["Coverage"]),
    type: cellText(cells["Type"]),
    status: required(row, "Status"), // "Early announcement-Signed " ends in a blank
    signed: scoped("Date of Signature"),
    notified: scoped("Date of Notification"),
    inForce: scoped("Date of Entry into Force"),
    endOfImplementation: scoped("End of implementation period"),
    inactive: date("Inactive Date"),
    current: names(cells["Current signatories"]),
    original: names(cells["Original signatories"]),
    partyDates: cellText(cells["Specific Entry/Exit dates"]),
  };
};

const change = (row: SheetRow): WtoChange => ({
  id: idIn(row, "RTA Changes"),
  affects: cellText(row.cells["Changes affect"]),
  signed: dateIn(row, "RTA Changes", "Date of signature of changes"),
  inForce: dateIn(row, "RTA Changes", "Date of entry into force of changes"),
});

/** Joined by "; "; "Eurasian Economic Union (EAEU) " has a blank at its end. */
const names = (cell: Cell | undefined): string[] =>
  (cellText(cell) ?? "")
    .split(";")
    .map((name) => name.trim())
    .filter((name) => name !== "");

const field = (row: SheetRow, sheet: string, title: string) => `sheet "${sheet}", row ${row.number}, "${title}"`;

const idIn = (row: SheetRow, sheet: string): number => {
  const id = row.cells["RTA ID"];
  if (typeof id !== "number" || !Number.isInteger(id))
    throw badData(SOURCE, field(row, sheet, "RTA ID"), "a whole number", id);
  return id;
};

const required = (row: SheetRow, title: string): string => {
  const text = cellText(row.cells[title]);
  if (text === null) throw badData(SOURCE, field(row, "AllRTAs", title), "a text", row.cells[title]);
  return text;
};

const dateIn = (row: SheetRow, sheet: string, title: string): DateText => {
  const cell = row.cells[title] ?? null;
  const date = cellDate(cell);
  if (cell !== null && date === null) throw badData(SOURCE, field(row, sheet, title), "a date or a year", cell);
  return date;
};
