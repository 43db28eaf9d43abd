import type { SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";

/** First month with a monthly average; RUB was suspended on 2022-03-01. There is no PKR. */
const CURRENCIES: readonly (readonly [currency: string, start: string, discontinuedOn: string | null])[] = [
  ["USD", "1999-01", null],
  ["GBP", "1999-01", null],
  ["JPY", "1999-01", null],
  ["CNY", "2005-04", null],
  ["INR", "2009-01", null],
  ["TRY", "2005-01", null],
  ["RUB", "2005-04", "2022-03-01"],
];

export const ECB_CATALOGUE: readonly {
  readonly entry: SeriesEntry;
  readonly currency: string;
  readonly start: string;
}[] = CURRENCIES.map(([currency, start, discontinuedOn]) => ({
  currency,
  start,
  entry: seriesEntry({
    id: `ecb:${currency}-per-EUR`,
    sourceId: "ecb",
    title: `Exchange rate, ${currency} per euro, monthly average of reference rates`,
    kind: "FX_RATE",
    unit: `${currency}/EUR`,
    region: { code: "EMU", name: "Euro area" },
    basisNote: "Average of the daily reference rates of about 14:15 CET; not a rate that trades were made at.",
    discontinuedOn,
    aliases: [`ecb:EXR.M.${currency}.EUR.SP00.A`, `EUR${currency}`],
    url: `https://data.ecb.europa.eu/data/datasets/EXR/EXR.M.${currency}.EUR.SP00.A`,
  }),
}));
