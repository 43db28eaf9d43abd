import type { DateText, FacilityStatus } from "../../agreements/agreements.records.js";
import { cellDate } from "../day-texts.js";
import { badData } from "../edge.js";
import type { Cell, SheetRow } from "../workbook.js";
import { cellText } from "../workbook.js";

const SOURCE = "gem-gist";

/** `NONE` is "N/A": the plant has no such unit. `UNKNOWN` and `SOME` (">0") have no number. */
export type Amount = number | "NONE" | "UNKNOWN" | "SOME";

export interface Place {
  readonly sheet: string;
  readonly row: SheetRow;
}

export const field = ({ sheet, row }: Place, title: string): string =>
  `sheet "${sheet}", row ${row.number}, "${title}"`;

/** A number, "unknown", "N/A" or ">0". */
export const amount = (at: Place, title: string): Amount => {
  const cell: Cell = at.row.cells[title] ?? null;
  if (typeof cell === "number") return cell;
  const text = cellText(cell);
  if (text === "N/A" || text === null) return "NONE";
  if (text === "unknown") return "UNKNOWN";
  // Once ">2800" and once ">" (September 2025): a bound is no capacity either.
  if (/^>\d*$/.test(text)) return "SOME";
  throw badData(SOURCE, field(at, title), 'a number, "unknown", "N/A" or ">0"', cell);
};

/** A day, a year as a number, or "unknown". */
export const date = (at: Place, title: string): DateText => {
  const cell = at.row.cells[title] ?? null;
  const text = cellText(cell);
  if (text === "unknown" || text === "N/A" || cell === null) return null;
  // A day that does not exist keeps its year: "2020-19-18" (September 2025, row 37).
  const found = cellDate(cell) ?? (/^(\d{4})-\d{2}-\d{2}$/.exec(text ?? "")?.[1] || null);
  if (!found) throw badData(SOURCE, field(at, title), 'a day, a year or "unknown"', cell);
  return found;
};

export const required = (at: Place, title: string): string => {
  const text = cellText(at.row.cells[title]);
  if (text === null) throw badData(SOURCE, field(at, title), "a text", at.row.cells[title]);
  return text;
};

/** "unknown" and "N/A" are no texts. */
export const optional = (at: Place, title: string): string | null => {
  const text = cellText(at.row.cells[title]);
  return text === "unknown" || text === "N/A" ? null : text;
};

const STATUS: Readonly<Record<string, FacilityStatus>> = {
  announced: "ANNOUNCED",
  proposed: "ANNOUNCED", // the word before 2023
  construction: "CONSTRUCTION",
  operating: "OPERATING",
  "operating pre-retirement": "OPERATING_PRE_RETIREMENT",
  mothballed: "MOTHBALLED",
  "mothballed pre-retirement": "MOTHBALLED_PRE_RETIREMENT",
  retired: "RETIRED",
  cancelled: "CANCELLED",
};

export const status = (at: Place, title: string): FacilityStatus => {
  const text = required(at, title);
  const found = STATUS[text.toLowerCase()];
  if (!found) throw badData(SOURCE, field(at, title), Object.keys(STATUS).join(", "), text);
  return found;
};

/** "24.8099770, 67.3524400". */
export const coordinates = (at: Place, title: string): readonly [number, number] | null => {
  const text = optional(at, title);
  if (text === null) return null;
  const match = /^(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  if (!match) throw badData(SOURCE, field(at, title), "latitude, longitude", text);
  return [Number(match[1]), Number(match[2])];
};

/** "X [80.0%]; unknown [20.0%]; Y": shares in brackets, in per cent; holders nobody knows are left out. */
export const shares = (text: string | null): { readonly name: string; readonly share: number | null }[] =>
  (text ?? "")
    .split(";")
    .map((part) => /^(.*?)(?:\s*\[(\d+(?:\.\d+)?)%\])?$/.exec(part.trim()))
    .flatMap((match) => {
      const name = match?.[1] ?? "";
      if (name === "" || name === "unknown" || name === "N/A") return [];
      return [{ name, share: match?.[2] === undefined ? null : Math.round(Number(match[2]) * 1000) / 100_000 }];
    });

/** Names parted by commas: those in brackets and before "Ltd" part nothing. */
export const nameList = (text: string | null): string[] => {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  const all = text ?? "";
  for (let index = 0; index <= all.length; index += 1) {
    const letter = all[index];
    if (letter === "(") depth += 1;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (letter === undefined || (/[,;]/.test(letter) && depth === 0 && !COMPANY.test(all.slice(index + 1)))) {
      names.push(all.slice(start, index).trim());
      start = index + 1;
    }
  }
  return names.filter((name) => name !== "");
};
const COMPANY = /^\s*(ltd|limited|inc|llc|corp|co|gmbh|s\.?a|s\.?p\.?a|plc)\b/i;
