import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BLS_CATALOGUE, BLS_PROVISIONAL_MONTHS } from "../../bls/catalogue.js";
import { BLS } from "../../bls/record.js";
import { decodeFredGraph } from "../../fred/answer.js";
import { wholeSeries } from "../../series-answer.js";
import type { PeriodValues, SeriesEntry } from "../../series-entry.js";
import type { SnapshotPart } from "./part.js";
import { readOlderVintage } from "./ppi-vintage.js";
import { lastHeld, licenceOf, priceFile, priceRow, provisional } from "./price-rows.js";

const FOLDER = "prices/data/fred-ppi";

interface PpiFile {
  readonly vintage: string;
  readonly entry: SeriesEntry;
  readonly values: PeriodValues | null;
}

/** These copies went through R, which writes NA where FRED leaves the cell empty. */
const valuesOf = (code: string, text: string): PeriodValues => {
  const [series] = wholeSeries(decodeFredGraph([code], "MONTHLY", text.replace(/,NA$/gm, ",")));
  return new Map(series!.observations.map(({ period, value }) => [period.text, value]));
};

const entryOf = (code: string): SeriesEntry => {
  const entry = BLS_CATALOGUE.find(({ id }) => id === `bls:${code}`);
  if (!entry) throw new Error(`US producer prices: ${code} is not in the catalogue.`);
  return entry;
};

/** Files read `WPU1017.vintage-2023-12.csv`: one a series. */
const readFiles = (folder: string): PpiFile[] => {
  const files = readdirSync(folder).map((file) => {
    const [, code = "", vintage = ""] = /^(\w+)\.vintage-(\d{4}-\d{2})\.csv$/.exec(file) ?? [];
    return { vintage, entry: entryOf(code), values: valuesOf(code, readFileSync(join(folder, file), "utf8")) };
  });
  const { code, ...older } = readOlderVintage();
  files.push({ ...older, entry: entryOf(code) });
  const vintage = files.map((file) => file.vintage).sort()[0]!;
  // Known by name and end only: no file on hand, and their end is what an asker needs to know.
  const nameless = BLS_CATALOGUE.filter((entry) => !files.some((file) => file.entry === entry));
  return [...files, ...nameless.map((entry) => ({ vintage, entry, values: null }))];
};

/** One file of the snapshot a vintage, so that its date is every figure's. */
export const ppiPart: SnapshotPart = (dataDir) => {
  const all = readFiles(join(dataDir, FOLDER));
  const vintages = [...new Set(all.map((file) => file.vintage))].sort();
  return Promise.resolve(
    vintages.map((vintage) => {
      const files = all.filter((file) => file.vintage === vintage);
      const newest = files
        .map(({ values }) => (values && lastHeld(values)) ?? "")
        .sort()
        .at(-1)!;
      return priceFile(
        {
          ...licenceOf(BLS),
          path: `prices/bls-ppi-${vintage}.json`,
          dataset: `Producer and import price indices, as downloaded from FRED in ${vintage}`,
          url: "https://fred.stlouisfed.org/release?rid=46",
          publishedOn: vintage,
          retrievedOn: vintage,
        },
        files.map(({ entry, values }) =>
          priceRow(entry, values, values ? { flags: provisional(values, newest, BLS_PROVISIONAL_MONTHS) } : {}),
        ),
      );
    }),
  );
};
