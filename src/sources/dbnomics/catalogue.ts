import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";

/** First month with a figure in an answer of 2021; the mirror itself begins 1946-01 with empty months. */
const POLICY_RATES: readonly (readonly [code: string, region: string, name: string, start: string | null])[] = [
  ["CN", "CHN", "China", "1996-01"],
  ["IN", "IND", "India", "1946-01"],
  ["KR", "KOR", "South Korea", "1999-05"],
  ["RU", "RUS", "Russia", "1992-01"],
  ["TR", "TUR", "Türkiye", "2002-02"],
  ["US", "USA", "United States", "1954-07"],
  ["XM", "EMU", "Euro area", "1999-01"],
];

/** IMF prices are not taken from here: that mirror stood still after the Fund's move. */
export const DBNOMICS_CATALOGUE: readonly {
  readonly code: string;
  readonly start: string | null;
  readonly entry: SeriesEntry;
}[] = POLICY_RATES.map(([area, region, name, start]) => ({
  code: `BIS/cbpol/M.${area}`,
  start,
  entry: seriesEntry({
    id: `dbnomics:BIS/cbpol/M.${area}`,
    sourceId: "dbnomics",
    title: `Central bank policy rate, ${name} (BIS, through DBnomics)`,
    kind: "MACRO",
    unit: "%",
    aggregation: "END_OF_PERIOD",
    region: { code: region, name },
    basisNote: "Published by the Bank for International Settlements; a mirror can be older than its publisher.",
    url: `https://db.nomics.world/BIS/cbpol/M.${area}`,
  }),
}));
