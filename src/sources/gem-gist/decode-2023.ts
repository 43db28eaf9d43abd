import type { DateText } from "../../agreements/agreements.records.js";
import { groupBy } from "../../kernel/index.js";
import type { Workbook } from "../workbook.js";
import { sheetRows } from "../workbook.js";
import type { Place } from "./cells.js";
import { amount, date, required, status } from "./cells.js";
import type { GemCapacity, GemPlant, GemRelease } from "./decode.js";
import { CAPACITY_TITLES, capacityOf, PLANT_TITLES, plantOf } from "./decode.js";

const SOURCE = "gem-gist";

const headOf = (book: Workbook, sheet: string): readonly string[] =>
  (book.get(sheet)?.[0] ?? []).map((cell) => String(cell ?? "").trim());

const COUNTRY = ["Country", "Country/Area"] as const; // the first until 2023
const CLOSED = ["Closed/idled date", "Idled date"];

/** The sheet of plants before March 2025, when it was one sheet and had no fixed name; undefined for another layout. */
export const sheetOf2023 = (book: Workbook): string | undefined =>
  [...book.keys()].find((sheet) => {
    const head = headOf(book, sheet);
    return head.includes("Plant ID") && head.includes("Status") && COUNTRY.some((title) => head.includes(title));
  });

/**
 * The layout of 2023: one row a plant or an extension of it (SPK00004-1), each with a state of its own, and one date for "closed or idled".
 * Output by year was in another file.
 */
export const decodeGem2023 = (book: Workbook, sheet: string): GemRelease => {
  const head = headOf(book, sheet);
  const country = COUNTRY.find((title) => head.includes(title)) ?? "Country";
  const closed = CLOSED.find((title) => head.includes(title)) ?? "Closed/idled date";
  const titles = [...PLANT_TITLES, ...CAPACITY_TITLES, country, "Start date", closed];
  const rows = sheetRows(SOURCE, book, sheet, titles).map((row): Place => ({ sheet, row }));
  const plants = [...groupBy(rows, (at) => plantId(at))].map(([id, parts]) => {
    const main = parts.find((at) => required(at, "Plant ID") === id) ?? parts[0]!;
    return { id, main, parts };
  });
  return {
    plants: plants.map(({ id, main }) => plant(id, main, country, closed)),
    capacities: plants.flatMap(({ id, parts }) => parts.map((at): GemCapacity => ({ ...capacityOf(at), id }))),
    production: [],
  };
};

const plantId = (at: Place): string => required(at, "Plant ID").replace(/-\d+$/, "");

const plant = (id: string, at: Place, country: (typeof COUNTRY)[number], closedTitle: string): GemPlant => {
  const closed = date(at, closedTitle);
  const state = status(at, "Status");
  const when = (states: readonly string[]): DateText => (states.includes(state) ? closed : null);
  return {
    ...plantOf(at, country),
    id,
    announced: date(at, "Proposed date") ?? date(at, "Announced date"),
    construction: date(at, "Construction date"),
    start: date(at, "Start date"),
    preRetirement: null,
    idled: when(["MOTHBALLED", "MOTHBALLED_PRE_RETIREMENT"]),
    retired: date(at, "Retired date") ?? when(["RETIRED"]),
    ferronickel: amount(at, "Ferronickel capacity (ttpa)"),
    sinter: amount(at, "Sinter plant capacity (ttpa)"),
    coke: amount(at, "Coking plant capacity (ttpa)"),
    pellets: amount(at, "Pelletizing plant capacity (ttpa)"),
  };
};
