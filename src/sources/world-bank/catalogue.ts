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

export const FX_INDICATOR = "DPANUSSPB";

/** Alpha-3, currency, name. The Bank carries the unit of today backward over redenominations. */
const CURRENCIES: readonly (readonly [country: string, currency: string, name: string])[] = [
  ["PAK", "PKR", "Pakistan"],
  ["RUS", "RUB", "Russia"],
  ["TUR", "TRY", "Türkiye"],
  ["UKR", "UAH", "Ukraine"],
  ["KAZ", "KZT", "Kazakhstan"],
];

/** Monthly rates of the Global Economic Monitor: rates that the Federal Reserve does not quote. */
export const WORLD_BANK_FX: readonly SeriesEntry[] = CURRENCIES.map(([code, currency, name]) =>
  seriesEntry({
    id: `world-bank:${FX_INDICATOR}:${code}`,
    sourceId: "world-bank",
    title: `Exchange rate, ${currency} per US dollar, monthly average (Global Economic Monitor)`,
    kind: "FX_RATE",
    unit: `${currency}/USD`,
    region: { code, name },
    basisNote: "New local currency units per US dollar, extended backward, period average.",
    url: "https://datacatalog.worldbank.org/search/dataset/0037798/global-economic-monitor",
  }),
);
