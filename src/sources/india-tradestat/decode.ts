import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";
import type { TradeTableRow } from "../snapshot/trade.rows.js";

interface Line {
  readonly HSCode: string;
  readonly value: string;
  readonly country: string;
  readonly year: string;
}

/** USD million by chapter, country and Indian fiscal year (2010 = April 2010 to March 2011); a blank value is none reported. */
export const decodeIndiaTradestat = (
  text: string,
  flow: "IMPORT" | "EXPORT",
  countryOf: (name: string) => string | undefined,
): readonly TradeTableRow[] => {
  const lines = parse(text, { columns: true, trim: true, bom: true }) as unknown as readonly Line[];
  const read = new Set<string>();
  const rows = new Map<string, TradeTableRow>();
  for (const line of lines) {
    // The import file holds 55 rows twice (2015), to the digit. Were two to differ, the first would stand.
    const name = `${line.country}|${line.HSCode}|${line.year}`;
    if (read.has(name)) continue;
    read.add(name);
    const cell = cellOf(line, flow, countryOf);
    const key = `${cell.partner}|${cell.commodity}|${cell.period}`;
    const held = rows.get(key);
    // Two names of one country are two parts of it.
    rows.set(key, held ? { ...cell, valueUsd: plus(held.valueUsd, cell.valueUsd) } : cell);
  }
  return [...rows.values()];
};

const plus = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

const cellOf = (
  { HSCode, value, country, year }: Line,
  flow: "IMPORT" | "EXPORT",
  countryOf: (name: string) => string | undefined,
): TradeTableRow => {
  const partner = countryOf(country);
  if (!partner) throw badData("india-tradestat", "country", "a country of the list", country);
  if (value !== "" && !Number.isFinite(Number(value))) throw badData("india-tradestat", "value", "USD million", value);
  const start = Number(year);
  return {
    reporter: "IND",
    partner,
    commodity: HSCode.padStart(2, "0"),
    flow,
    period: `FY${start}/${String((start + 1) % 100).padStart(2, "0")}`,
    valueUsd: value === "" ? null : Math.round(Number(value) * 1e6),
    netWeightT: null,
    url: null,
  };
};
