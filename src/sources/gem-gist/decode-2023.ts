import type { DateText } from "../../agreements/agreements.records.js";
import { groupBy } from "../../kernel/index.js";
import type { Workbook } from "../workbook.js";
import { sheetRows } from "../workbook.js";
import type { Place } from "./cells.js";
import { amount, date, required, status } from "./cells.js";
import type { GemCapacity, GemPlant, GemRelease } from "./decode.js";
import { capacityOf, plantOf } from "./decode.js";

const SOURCE = "gem-gist";
const TITLES = ["Plant ID", "Plant name (English)", "Country", "Status", "Start date", "Closed/idled date"];

/** The sheet of plants before March 2025, when it was one sheet and had no fixed name; undefined for another layout. */
export const sheetOf2023 = (book: Workbook): string | undefined =>
  [...book].find(([, rows]) => {
    const head = (rows[0] ?? []).map((cell) => String(cell ?? "").trim());
    return head.includes("Plant ID") && head.includes("Country") && head.includes("Status");
  })?.[0];

/**
 * The layout of 2023: one row a plant or an extension of it (SPK00004-1), each with a state of its own, and one date for "closed or idled".
 * Output by year was in another file.
 */
export const decodeGem2023 = (book: Workbook, sheet: string): GemRelease => {
  const rows = sheetRows(SOURCE, book, sheet, TITLES).map((row): Place => ({ sheet, row }));
  const plants = [...groupBy(rows, (at) => plantId(at))].map(([id, parts]) => {
    const main = parts.find((at) => required(at, "Plant ID") === id) ?? parts[0]!;
    return { id, main, parts };
  });
  return {
    plants: plants.map(({ id, main }) => plant(id, main)),
    capacities: plants.flatMap(({ id, parts }) => parts.map((at): GemCapacity => ({ ...capacityOf(at), id }))),
    production: [],
  };
};

const plantId = (at: Place): string => required(at, "Plant ID").replace(/-\d+$/, "");

const plant = (id: string, at: Place): GemPlant => {
  const closed = date(at, "Closed/idled date");
  const state = status(at, "Status");
  const when = (states: readonly string[]): DateText => (states.includes(state) ? closed : null);
  return {
    ...plantOf(at, "Country"),
    id,
    announced: date(at, "Proposed date"),
    construction: date(at, "Construction date"),
    start: date(at, "Start date"),
    preRetirement: null,
    idled: when(["MOTHBALLED", "MOTHBALLED_PRE_RETIREMENT"]),
    retired: when(["RETIRED"]),
    ferronickel: amount(at, "Ferronickel capacity (ttpa)"),
    sinter: amount(at, "Sinter plant capacity (ttpa)"),
    coke: amount(at, "Coking plant capacity (ttpa)"),
    pellets: amount(at, "Pelletizing plant capacity (ttpa)"),
  };
};
