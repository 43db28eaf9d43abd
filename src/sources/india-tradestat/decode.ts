import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";
import type { TradeTableRow } from "../snapshot/trade.rows.js";

/** USD million by chapter, country and Indian fiscal year (2010 = April 2010 to March 2011); a blank value is none reported. */
export const decodeIndiaTradestat = (
  text: string,
  flow: "IMPORT" | "EXPORT",
  countryOf: (name: string) => string | undefined,
): readonly TradeTableRow[] => {
  const rows = new Map<string, TradeTableRow>();
  for (const row of parse(text, { columns: true, trim: true, bom: true }) as unknown as {
    HSCode: string;
    value: string;
    country: string;
    year: string;
  }[]) {
    const partner = countryOf(row.country);
    if (!partner) throw badData("india-tradestat", "country", "a country of the list", row.country);
    const year = Number(row.year);
    const cell: TradeTableRow = {
      reporter: "IND",
      partner,
      commodity: row.HSCode.padStart(2, "0"),
      flow,
      period: `FY${year}/${String((year + 1) % 100).padStart(2, "0")}`,
      valueUsd: row.value === "" ? null : Math.round(Number(row.value) * 1e6),
      netWeightT: null,
      url: null,
    };
    const key = `${cell.partner}|${cell.commodity}|${cell.period}`;
    const held = rows.get(key);
    // The import file holds 55 rows twice (2015), to the digit; two names of one country are added, as Serbia's two are.
    if (held && held.valueUsd === cell.valueUsd) continue;
    rows.set(
      key,
      held
        ? {
            ...cell,
            valueUsd:
              held.valueUsd === null && cell.valueUsd === null ? null : (held.valueUsd ?? 0) + (cell.valueUsd ?? 0),
          }
        : cell,
    );
  }
  return [...rows.values()];
};
