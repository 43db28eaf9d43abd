import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";

export const GDP_INDICATOR = "NY.GDP.MKTP.CD";

export const gdpEntry = (code: string, name: string): SeriesEntry =>
  seriesEntry({
    id: `world-bank:${GDP_INDICATOR}:${code}`,
    sourceId: "world-bank",
    title: `GDP (current US$), ${name}`,
    kind: "MACRO",
    unit: "USD",
    frequency: "ANNUAL",
    aggregation: "SUM",
    region: { code: code === "WLD" ? "W00" : code, name },
    basisNote: "Converted by the Bank at official exchange rates; some countries report fiscal years.",
    aliases: [`GDP:${code}`],
    url: `https://data.worldbank.org/indicator/${GDP_INDICATOR}?locations=${code}`,
  });

export const POPULATION_INDICATOR = "SP.POP.TOTL";

/** Only the live source has it; what is per head is made of it. */
export const populationEntry = (code: string, name: string): SeriesEntry =>
  seriesEntry({
    id: `world-bank:${POPULATION_INDICATOR}:${code}`,
    sourceId: "world-bank",
    title: `Population, total, ${name}`,
    kind: "MACRO",
    unit: "count",
    frequency: "ANNUAL",
    region: { code: code === "WLD" ? "W00" : code, name },
    basisNote: "All residents at the middle of the year; estimates between censuses.",
    aliases: [`POPULATION:${code}`],
    url: `https://data.worldbank.org/indicator/${POPULATION_INDICATOR}?locations=${code}`,
  });

export const DEFLATOR_INDICATOR = "NY.GDP.DEFL.ZS";

/** Only the live source has it, in the country's own currency. Each country chooses its base year, and the API does not say which. */
export const gdpDeflatorEntry = (code: string, name: string): SeriesEntry =>
  seriesEntry({
    id: `world-bank:${DEFLATOR_INDICATOR}:${code}`,
    sourceId: "world-bank",
    title: `GDP deflator (base year varies by country), ${name}`,
    kind: "INDEX",
    unit: "index",
    frequency: "ANNUAL",
    region: { code: code === "WLD" ? "W00" : code, name },
    basisNote:
      "GDP at current prices ÷ GDP at constant prices × 100, both in local currency. The base year is the country's own and not stated: rebase before use. Some countries report fiscal years.",
    aliases: [`GDP_DEFLATOR:${code}`],
    url: `https://data.worldbank.org/indicator/${DEFLATOR_INDICATOR}?locations=${code}`,
  });

export const CPI_INDICATOR = "FP.CPI.TOTL";

/** Only the live source has it, in the country's own currency. */
export const cpiEntry = (code: string, name: string): SeriesEntry =>
  seriesEntry({
    id: `world-bank:${CPI_INDICATOR}:${code}`,
    sourceId: "world-bank",
    title: `Consumer price index (2010 = 100), ${name}`,
    kind: "INDEX",
    unit: "index",
    basePeriod: "2010=100",
    frequency: "ANNUAL",
    region: { code: code === "WLD" ? "W00" : code, name },
    basisNote: "What households pay, in local currency; average of the year, by the IMF's statistics.",
    aliases: [`CPI:${code}`],
    url: `https://data.worldbank.org/indicator/${CPI_INDICATOR}?locations=${code}`,
  });

export const FX_INDICATOR = "DPANUSSPB";

/**
 * Alpha-3, currency, name: Pakistan, its partners of the register, and the G20 outside the euro. The Bank carries the unit of today backward over
 * redenominations.
 */
const CURRENCIES: readonly (readonly [country: string, currency: string, name: string])[] = [
  ["PAK", "PKR", "Pakistan"],
  ["RUS", "RUB", "Russia"],
  ["TUR", "TRY", "Türkiye"],
  ["UKR", "UAH", "Ukraine"],
  ["KAZ", "KZT", "Kazakhstan"],
  ["ARE", "AED", "United Arab Emirates"],
  ["ARG", "ARS", "Argentina"],
  ["AUS", "AUD", "Australia"],
  ["BGD", "BDT", "Bangladesh"],
  ["BRA", "BRL", "Brazil"],
  ["CAN", "CAD", "Canada"],
  ["CHN", "CNY", "China"],
  ["GBR", "GBP", "United Kingdom"],
  ["IDN", "IDR", "Indonesia"],
  ["IND", "INR", "India"],
  ["IRN", "IRR", "Iran"],
  ["JPN", "JPY", "Japan"],
  ["KOR", "KRW", "South Korea"],
  ["LKA", "LKR", "Sri Lanka"],
  ["MEX", "MXN", "Mexico"],
  ["SAU", "SAR", "Saudi Arabia"],
  ["VNM", "VND", "Viet Nam"],
  ["ZAF", "ZAR", "South Africa"],
];

/** Monthly rates of the Global Economic Monitor: rates that the Federal Reserve does not quote, and the same of other countries. */
export const WORLD_BANK_FX: readonly SeriesEntry[] = CURRENCIES.map(([code, currency, name]) =>
  seriesEntry({
    id: `world-bank:${FX_INDICATOR}:${code}`,
    sourceId: "world-bank",
    title: `Exchange rate, ${currency} per US dollar, monthly average (Global Economic Monitor)`,
    kind: "FX_RATE",
    unit: `${currency}/USD`,
    region: { code, name },
    basisNote: `${currency} for one US dollar: a higher figure is a weaker ${currency}. New local currency units, extended backward, period average.`,
    url: "https://datacatalog.worldbank.org/search/dataset/0037798/global-economic-monitor",
  }),
);
