import { badData } from "../edge.js";
import { licenceOf, priceFile, priceRow } from "../snapshot/build/price-rows.js";
import type { PriceRow } from "../snapshot/prices.rows.js";
import type { PinkSheetSeries } from "../wb-pink-sheet/catalogue.js";
import { PINK_SHEET_INDICES, PINK_SHEET_INPUTS, PINK_SHEET_STEEL } from "../wb-pink-sheet/catalogue.js";
import type { PinkColumn, PinkLayout, PinkSheet } from "../wb-pink-sheet/decode.js";
import { decodePinkSheet } from "../wb-pink-sheet/decode.js";
import { WB_PINK_SHEET } from "../wb-pink-sheet/record.js";
import type { Loader } from "./loader.js";
import { fileFault, inFile, megabytes } from "./loader.js";

const ID = WB_PINK_SHEET.id;

/** Of each layout, by the newest edition it was met in. */
const LAYOUT: Readonly<Record<PinkLayout, string>> = {
  "2016": "as of 2016: a row of codes under the units, steel among the other columns",
  "2020": "as of 2020: a row of codes under the units, steel among the discontinued series",
  "2026": "as of 2026: no row of codes",
};

/** As the sheet writes the units of the catalogue; its iron ore says dry tonne units and means tonnes since 2008-12. */
const WRITTEN: Readonly<Record<string, string>> = { "USD/t": "$/mt", "USD/dmt": "$/dmtu" };

export const pinkSheetLoader: Loader = {
  record: WB_PINK_SHEET,
  expects: "one xlsx, CMO-Historical-Data-Monthly of any year: its three layouts are told apart by their heads",
  from: "https://www.worldbank.org/en/research/commodity-markets",
  keepsEditions: true,
  async read(files, { progress, publishedOn }) {
    const [file, ...more] = files;
    if (!file || more.length > 0) throw fileFault(ID, `${ID}: expected one file, received ${files.length}.`);
    progress(`${file.name}: reading ${megabytes(file.bytes.length)}`);
    return inFile(ID, file, async () => {
      const { layout, prices, indices } = await decodePinkSheet(file.bytes);
      const edition = publishedOn ?? prices.updatedOn;
      if (!edition)
        throw badData(ID, 'sheet "Monthly Prices", row 4', '"Updated on …", or --published YYYY-MM-DD', undefined);
      progress(`${file.name}: layout ${LAYOUT[layout]}; edition of ${edition}`);
      const rows = [
        ...rowsOf(prices, PINK_SHEET_STEEL, progress),
        ...rowsOf(prices, PINK_SHEET_INPUTS, progress),
        ...rowsOf(indices, PINK_SHEET_INDICES, progress),
      ];
      if (rows.length === 0)
        throw badData(ID, 'sheet "Monthly Prices"', "a column such as Nickel", [...prices.columns.keys()].join(", "));
      progress(`${file.name}: ${rows.length} series up to ${lastOf(prices)}`);
      const meta = {
        ...licenceOf(WB_PINK_SHEET),
        path: `prices/wb-pink-sheet-${edition}.json`,
        dataset: `Pink Sheet, monthly prices, edition of ${edition}`,
        url: WB_PINK_SHEET.homepage,
        publishedOn: edition,
        retrievedOn: file.changedOn,
      };
      return [priceFile(meta, rows)];
    });
  },
};

const lastOf = ({ columns }: PinkSheet): string => [...([...columns.values()][0]?.values.keys() ?? [])].at(-1) ?? "";

/** A column that an edition has no more stays with the edition that had it last: it is said and no fault. */
const rowsOf = (sheet: PinkSheet, series: readonly PinkSheetSeries[], progress: (line: string) => void): PriceRow[] =>
  series.flatMap(({ entry, column, since, estimated = [] }) => {
    const found = sheet.columns.get(column);
    if (!found || ![...found.values.values()].some((value) => value !== null)) {
      progress(`${entry.id}: not in this edition; figures of it that are embedded go on answering`);
      return [];
    }
    checkUnit(column, found, WRITTEN[entry.unit] ?? entry.basePeriod!);
    const flags = estimated.map(([from, to]) => [from, to, "ESTIMATED"] as const);
    return [priceRow(entry, found.values, { flags, ...(since === undefined ? {} : { since }) })];
  });

const checkUnit = (column: string, { unit }: PinkColumn, expected: string): void => {
  if (unit !== expected) throw badData(ID, `column "${column}"`, `the unit (${expected})`, unit);
};
