import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";
import type { PeriodValues } from "../series-entry.js";
import { cellNumber } from "../series-entry.js";

/** `Date,Country,Exchange rate` in long form: a copy of the Federal Reserve's monthly averages by country name. */
export const decodeExchangeRates = (text: string): ReadonlyMap<string, PeriodValues> => {
  const [header, ...rows] = parse(text, { bom: true, skip_empty_lines: true });
  if (header?.join() !== "Date,Country,Exchange rate")
    throw badData("fed-h10", "row 1", "Date,Country,Exchange rate", header?.join());
  const byCountry = new Map<string, Map<string, number | null>>();
  for (const [index, [date = "", country = "", rate]] of rows.entries()) {
    const field = `row ${index + 2}`;
    if (!/^\d{4}-\d{2}-01$/.test(date)) throw badData("fed-h10", field, "the first day of a month", date);
    let values = byCountry.get(country);
    if (!values) byCountry.set(country, (values = new Map<string, number | null>()));
    values.set(date.slice(0, 7), cellNumber("fed-h10", field, rate));
  }
  return byCountry;
};
