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
