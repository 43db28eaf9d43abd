import type { Cell } from "../../src/sources/workbook.js";
import { workbook } from "./workbook.js";

/** Karachi's works as the tracker had them in March 2023: operating. Place and page are those of September 2025. */
export const PLANT_2023: Readonly<Record<string, Cell>> = {
  "Plant ID": "SPK00002",
  "Plant name (English)": "Pakistan Steel Mills Karachi",
  "Plant name (other language)": null,
  "Other plant names (English)": "PSM",
  "Other plant names (other language)": null,
  Owner: "Pakistan Steel Mills Corp",
  Parent: "Pakistan Steel Mills Corp [100%]",
  Municipality: "Karachi",
  "Subnational unit (province/state)": "Sindh",
  Country: "Pakistan",
  Coordinates: "24.8100, 67.3520",
  "Coordinate accuracy": "exact",
  "GEM wiki page": "https://www.gem.wiki/Pakistan_Steel_Mills_Karachi",
  Status: "operating",
  "Proposed date": "unknown",
  "Construction date": 1973,
  "Start date": 1981,
  "Closed/idled date": "N/A",
  "Steel products": "sheet",
  "Nominal crude steel capacity (ttpa)": 3000,
  "Nominal BOF steel capacity (ttpa)": 3000,
  "Nominal EAF steel capacity (ttpa)": "N/A",
  "Nominal OHF steel capacity (ttpa)": "N/A",
  "Other/unspecified steel capacity (ttpa)": "N/A",
  "Nominal iron capacity (ttpa)": 1200,
  "Nominal BF capacity (ttpa)": 1200,
  "Nominal DRI capacity (ttpa)": "N/A",
  "Other/unspecified iron capacity (ttpa)": "N/A",
  "Ferronickel capacity (ttpa)": "N/A",
  "Sinter plant capacity (ttpa)": "unknown",
  "Coking plant capacity (ttpa)": 960,
  "Pelletizing plant capacity (ttpa)": "N/A",
};
export const EXTENSION: Readonly<Record<string, Cell>> = {
  ...PLANT_2023,
  "Plant ID": "SPK00002-1",
  Status: "proposed",
  "Nominal crude steel capacity (ttpa)": 1000,
  "Nominal BOF steel capacity (ttpa)": 1000,
  "Nominal iron capacity (ttpa)": "N/A",
  "Nominal BF capacity (ttpa)": "N/A",
};
export const NAME_2023 = "Global-Steel-Plant-Tracker-2023-03.xlsx";
export const release2023 = (...rows: readonly Readonly<Record<string, Cell>>[]): Buffer => {
  const titles = Object.keys(PLANT_2023);
  return workbook({ "Steel Plants": [titles, ...rows.map((row) => titles.map((title) => row[title] ?? null))] });
};
