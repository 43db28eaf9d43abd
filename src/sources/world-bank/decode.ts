import { csvRows } from "../csv-rows.js";
import { badData } from "../edge.js";
import type { PeriodValues } from "../series-entry.js";
import { cellNumber } from "../series-entry.js";

export interface CountryValues {
  readonly name: string;
  readonly values: PeriodValues;
}

/** `Country Name,Country Code,Year,Value` in long form; codes are ISO alpha-3 and the Bank's own for groups (ARB, EUU, WLD). */
export const decodeIndicatorCsv = (text: string): ReadonlyMap<string, CountryValues> => {
  const rows = csvRows("world-bank", text, ["Country Name", "Country Code", "Year", "Value"]);
  const byCode = new Map<string, { name: string; values: Map<string, number | null> }>();
  for (const [index, row] of rows.entries()) {
    const field = `row ${index + 2}`;
    const [code, name, year] = [row["Country Code"], row["Country Name"], row["Year"]];
    if (!code || !name || !year) throw badData("world-bank", field, "a country and a year", Object.values(row).join());
    let country = byCode.get(code);
    if (!country) byCode.set(code, (country = { name, values: new Map<string, number | null>() }));
    country.values.set(year, cellNumber("world-bank", field, row["Value"]));
  }
  return byCode;
};
