import type { Licence } from "../../kernel/index.js";
import type { SeriesRecord } from "../../prices/prices.port.js";
import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";
import { FRED_COPYRIGHTED, FRED_PUBLIC_DOMAIN, FRED_TERMS_UNKNOWN } from "./record.js";

export const FRED_PREFIX = "fred:";

const yieldOf = (code: string, years: number): SeriesEntry =>
  seriesEntry({
    id: `${FRED_PREFIX}${code}`,
    sourceId: "fred",
    title: `Market yield on US Treasury securities at ${years}-year constant maturity`,
    kind: "MACRO",
    unit: "%",
    region: { code: "USA", name: "United States" },
    basisNote: "Per cent a year, not seasonally adjusted, average of business days.",
    url: `https://fred.stlouisfed.org/series/${code}`,
  });

interface FredSeries {
  readonly entry: SeriesEntry;
  readonly start: string;
  readonly licence: Licence;
}

/** Series of the Federal Reserve itself, and what FRED alone has here. */
export const FRED_CATALOGUE: readonly FredSeries[] = [
  { entry: yieldOf("GS1", 1), start: "1953-04", licence: FRED_PUBLIC_DOMAIN },
  { entry: yieldOf("GS10", 10), start: "1953-04", licence: FRED_PUBLIC_DOMAIN },
  {
    entry: seriesEntry({
      id: `${FRED_PREFIX}CCUSMA02RUM618N`,
      sourceId: "fred",
      title: "Exchange rate, RUB per US dollar, monthly average (OECD)",
      kind: "FX_RATE",
      unit: "RUB/USD",
      region: { code: "RUS", name: "Russia" },
      basisNote:
        "RUB for one US dollar, by the OECD's Main Economic Indicators. The title is not confirmed by a second source.",
      url: "https://fred.stlouisfed.org/series/CCUSMA02RUM618N",
    }),
    start: "1992-06",
    licence: FRED_COPYRIGHTED,
  },
];

/** Publishers of the United States, whose series are free; another's keeps its terms, which are not known here. */
const FREE: ReadonlySet<string> = new Set(["bls", "fed-h10"]);

/**
 * FRED's copy of a series of another publisher, under FRED's own id: another edition at another hour, so it never stands in for the
 * publisher's figures.
 */
export const fredCopy = (record: SeriesRecord): SeriesRecord | undefined => {
  const id = record.aliases.find((alias) => alias.startsWith(FRED_PREFIX));
  return id === undefined
    ? undefined
    : {
        ...record,
        id,
        sourceId: "fred",
        licence: FREE.has(record.sourceId) ? FRED_PUBLIC_DOMAIN : FRED_TERMS_UNKNOWN,
        title: `${record.title} (FRED's copy)`,
        aliases: [],
        // A list of a product's series names each once.
        product: null,
        productMatch: null,
        alsoFor: [],
        url: `https://fred.stlouisfed.org/series/${id.slice(FRED_PREFIX.length)}`,
      };
};
