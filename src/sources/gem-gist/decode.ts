import type { DateText, FacilityStatus } from "../../agreements/agreements.records.js";
import { readWorkbook, sheetRows } from "../workbook.js";
import type { Workbook } from "../workbook.js";
import type { Amount, Place } from "./cells.js";
import { amount, coordinates, date, nameList, optional, required, shares, status } from "./cells.js";

const SOURCE = "gem-gist";

export interface GemPlant {
  readonly id: string; // P100000120781
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly place: string | null;
  readonly coordinates: readonly [number, number] | null;
  readonly accuracy: string | null;
  readonly owners: readonly { readonly name: string; readonly share: number | null }[];
  readonly parents: readonly { readonly name: string; readonly share: number | null }[];
  readonly products: readonly string[];
  readonly wiki: string | null;
  readonly announced: DateText;
  readonly construction: DateText;
  readonly start: DateText;
  readonly preRetirement: DateText;
  readonly idled: DateText;
  readonly retired: DateText;
  readonly ferronickel: Amount;
  readonly sinter: Amount;
  readonly coke: Amount;
  readonly pellets: Amount;
}

/** One row a plant and state of its units; thousand tonnes a year. */
export interface GemCapacity {
  readonly id: string;
  readonly status: FacilityStatus;
  readonly steel: Amount;
  readonly steelBy: Readonly<Record<"BOF" | "EAF" | "OHF" | "other or unspecified", Amount>>;
  readonly iron: Amount;
  readonly ironBy: Readonly<Record<"BF" | "DRI" | "other or unspecified", Amount>>;
}

export interface GemProduction {
  readonly id: string;
  readonly product: string;
  readonly years: readonly (readonly [year: number, Amount])[];
}

export interface GemRelease {
  readonly plants: readonly GemPlant[];
  readonly capacities: readonly GemCapacity[];
  readonly production: readonly GemProduction[];
}

const PLANTS = "Plant data";
const AUXILIARY = [
  "Ferronickel capacity (ttpa)",
  "Sinter plant capacity (ttpa)",
  "Coking plant capacity (ttpa)",
  "Pelletizing plant capacity (ttpa)",
] as const;
/** Names and places that both layouts have. */
export const PLANT_TITLES: readonly string[] = [
  "Plant ID",
  "Plant name (English)",
  "Coordinates",
  "Owner",
  "Parent",
  ...AUXILIARY,
];
const DATES = ["Announced date", "Construction date", "Start date", "Idled date", "Retired date"];
const CAPACITIES = "Plant capacities and status";
const PRODUCTION = "Plant production";

/** The layout since March 2025: three sheets. Those before it (one sheet, ids such as SPK00002, a column "Country") are in decode-2023.ts. */
export const decodeGem = async (bytes: Uint8Array): Promise<GemRelease> =>
  decodeGemWorkbook(await readWorkbook(SOURCE, bytes));

export const decodeGemWorkbook = (book: Workbook): GemRelease => {
  const rows = (sheet: string, titles: readonly string[]) =>
    sheetRows(SOURCE, book, sheet, titles).map((row): Place => ({ sheet, row }));
  return {
    plants: rows(PLANTS, [...PLANT_TITLES, "Country/Area", ...DATES]).map(plant),
    capacities: rows(CAPACITIES, CAPACITY_TITLES).map(capacityOf),
    production: rows(PRODUCTION, ["Plant ID", "Type of production"]).map(production),
  };
};

const STEEL = "Nominal crude steel capacity (ttpa)";
const IRON = "Nominal iron capacity (ttpa)";
/** An absent column would read as "the plant has no such unit": all must be there. */
export const CAPACITY_TITLES: readonly string[] = [
  "Plant ID",
  "Status",
  STEEL,
  "Nominal BOF steel capacity (ttpa)",
  "Nominal EAF steel capacity (ttpa)",
  "Nominal OHF steel capacity (ttpa)",
  "Other/unspecified steel capacity (ttpa)",
  IRON,
  "Nominal BF capacity (ttpa)",
  "Nominal DRI capacity (ttpa)",
  "Other/unspecified iron capacity (ttpa)",
];

/** What both layouts write alike. */
export const plantOf = (at: Place, country: "Country" | "Country/Area") => {
  const place = [optional(at, "Municipality"), optional(at, "Subnational unit (province/state)")];
  return {
    name: required(at, "Plant name (English)"),
    aliases: [
      "Plant name (other language)",
      "Other plant names (English)",
      "Other plant names (other language)",
    ].flatMap((title) => nameList(optional(at, title))),
    country: required(at, country),
    place: place.filter((name) => name !== null).join(", ") || null,
    coordinates: coordinates(at, "Coordinates"),
    accuracy: optional(at, "Coordinate accuracy"),
    owners: shares(optional(at, "Owner")),
    parents: shares(optional(at, "Parent")),
    products: nameList(optional(at, "Steel products")),
    wiki: optional(at, "GEM wiki page"),
  };
};

const plant = (at: Place): GemPlant => ({
  ...plantOf(at, "Country/Area"),
  id: required(at, "Plant ID"),
  announced: date(at, "Announced date"),
  construction: date(at, "Construction date"),
  start: date(at, "Start date"),
  preRetirement: date(at, "Pre-retirement announcement date"),
  idled: date(at, "Idled date"),
  retired: date(at, "Retired date"),
  ferronickel: amount(at, "Ferronickel capacity (ttpa)"),
  sinter: amount(at, "Sinter plant capacity (ttpa)"),
  coke: amount(at, "Coking plant capacity (ttpa)"),
  pellets: amount(at, "Pelletizing plant capacity (ttpa)"),
});

export const capacityOf = (at: Place): GemCapacity => ({
  id: required(at, "Plant ID"),
  status: status(at, "Status"),
  steel: amount(at, STEEL),
  steelBy: {
    BOF: amount(at, "Nominal BOF steel capacity (ttpa)"),
    EAF: amount(at, "Nominal EAF steel capacity (ttpa)"),
    OHF: amount(at, "Nominal OHF steel capacity (ttpa)"),
    "other or unspecified": amount(at, "Other/unspecified steel capacity (ttpa)"),
  },
  iron: amount(at, IRON),
  ironBy: {
    BF: amount(at, "Nominal BF capacity (ttpa)"),
    DRI: amount(at, "Nominal DRI capacity (ttpa)"),
    "other or unspecified": amount(at, "Other/unspecified iron capacity (ttpa)"),
  },
});

/** "Other/Unknown steel production (ttpa)" and once "Other/unknown …". Years are columns. */
const production = (at: Place): GemProduction => ({
  id: required(at, "Plant ID"),
  product: required(at, "Type of production")
    .replace(/ production \(ttpa\)$/, "")
    .replace(/^other\/unknown (.*)$/i, "$1, other or unknown route")
    .replace(/^[a-z]/, (letter) => letter.toUpperCase()),
  years: Object.keys(at.row.cells)
    .filter((title) => /^\d{4}$/.test(title))
    .map((title) => [Number(title), amount(at, title)]),
});
