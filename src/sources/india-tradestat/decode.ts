import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";
import type { TradeTableRow } from "../snapshot/trade.rows.js";

interface Line {
  readonly HSCode: string;
  readonly value: string;
  readonly country: string;
  readonly year: string;
}

/**
 * USD million by chapter, country and Indian fiscal year (2010 = April 2010 to March 2011). A blank is no trade, a zero: the tables print `0` for
 * less than 5,000 dollars beside it, and leave out a country that traded in no year shown (seen 2026-11; of chapters 72 and 73 no blank follows 20 million).
 */
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
    rows.set(key, held ? { ...cell, valueUsd: (held.valueUsd ?? 0) + (cell.valueUsd ?? 0) } : cell);
  }
  return [...rows.values()];
};

const cellOf = (
  { HSCode, value, country, year }: Line,
  flow: "IMPORT" | "EXPORT",
  countryOf: (name: string) => string | undefined,
): TradeTableRow => {
  const partner = countryOf(country);
  if (!partner) throw badData("india-tradestat", "country", "a country of the list", country);
  // The number of an empty text is 0.
  if (!Number.isFinite(Number(value))) throw badData("india-tradestat", "value", "USD million", value);
  const start = Number(year);
  return {
    reporter: "IND",
    partner,
    commodity: HSCode.padStart(2, "0"),
    flow,
    period: `FY${start}/${String((start + 1) % 100).padStart(2, "0")}`,
    valueUsd: Math.round(Number(value) * 1e6),
    netWeightT: null,
    url: null,
  };
};
