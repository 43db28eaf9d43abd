import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";

/** Name in the file, ISO 4217, ISO 3166, FRED's monthly id where it quotes the same way round. */
const CURRENCIES: readonly (readonly [country: string, currency: string, region: string, fred: string | null])[] = [
  ["Australia", "AUD", "AUS", null],
  ["Brazil", "BRL", "BRA", "EXBZUS"],
  ["Canada", "CAD", "CAN", "EXCAUS"],
  ["China", "CNY", "CHN", "EXCHUS"],
  ["Denmark", "DKK", "DNK", "EXDNUS"],
  ["Euro", "EUR", "EMU", null],
  ["Hong Kong", "HKD", "HKG", "EXHKUS"],
  ["India", "INR", "IND", "EXINUS"],
  ["Japan", "JPY", "JPN", "EXJPUS"],
  ["Malaysia", "MYR", "MYS", "EXMAUS"],
  ["Mexico", "MXN", "MEX", "EXMXUS"],
  ["New Zealand", "NZD", "NZL", null],
  ["Norway", "NOK", "NOR", "EXNOUS"],
  ["Singapore", "SGD", "SGP", "EXSIUS"],
  ["South Africa", "ZAR", "ZAF", "EXSFUS"],
  ["South Korea", "KRW", "KOR", "EXKOUS"],
  ["Sri Lanka", "LKR", "LKA", "EXSLUS"],
  ["Sweden", "SEK", "SWE", "EXSDUS"],
  ["Switzerland", "CHF", "CHE", "EXSZUS"],
  ["Taiwan", "TWD", "TWN", "EXTAUS"],
  ["Thailand", "THB", "THA", "EXTHUS"],
  ["United Kingdom", "GBP", "GBR", null],
  ["Austria", "ATS", "AUT", null],
  ["Belgium", "BEF", "BEL", null],
  ["Finland", "FIM", "FIN", null],
  ["France", "FRF", "FRA", null],
  ["Germany", "DEM", "DEU", null],
  ["Greece", "GRD", "GRC", null],
  ["Ireland", "IEP", "IRL", null],
  ["Italy", "ITL", "ITA", null],
  ["Netherlands", "NLG", "NLD", null],
  ["Portugal", "PTE", "PRT", null],
  ["Spain", "ESP", "ESP", null],
];
const INVERTED = new Set(["AUD", "EUR", "GBP", "NZD", "IEP"]);
/** Currencies that became the euro: the drachma's series ends a year before the others'. */
const ENDED: Record<string, string> = { GRD: "2001-01-01" };
const LEGACY = new Set(["ATS", "BEF", "FIM", "FRF", "DEM", "GRD", "IEP", "ITL", "NLG", "PTE", "ESP"]);

/**
 * Every rate of the file is local currency per US dollar, although its README says AUD, EUR, GBP and NZD run the other way (checked: GBP 0.4157 in 1971-01, EUR 0.8684 in 2026-06).
 * Venezuela is left out: two new currencies inside one column, undocumented.
 */
export const FED_H10_CATALOGUE: readonly { readonly country: string; readonly entry: SeriesEntry }[] = CURRENCIES.map(
  ([country, currency, region, fred]) => ({
    country,
    entry: seriesEntry({
      id: `fed-h10:${currency}-per-USD`,
      sourceId: "fed-h10",
      title: `Exchange rate, ${currency} per US dollar, monthly average`,
      kind: "FX_RATE",
      unit: `${currency}/USD`,
      region: { code: region, name: region === "EMU" ? "Euro area" : country },
      basisNote: INVERTED.has(currency)
        ? "Average of daily rates. The Federal Reserve quotes this currency the other way round; the copy holds the inverse, rounded to four places."
        : "Average of daily rates.",
      discontinuedOn: LEGACY.has(currency) ? (ENDED[currency] ?? "2002-01-01") : null,
      aliases: [...(fred ? [`fred:${fred}`] : []), `USD${currency}`, `fed-h10:USD${currency}`],
      url: "https://www.federalreserve.gov/releases/g5/",
    }),
  }),
);
