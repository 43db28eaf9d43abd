import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PinkSheetSeries } from "../../wb-pink-sheet/catalogue.js";
import { PINK_SHEET_INDICES, PINK_SHEET_INPUTS, PINK_SHEET_STEEL } from "../../wb-pink-sheet/catalogue.js";
import type { PinkSheet } from "../../wb-pink-sheet/decode.js";
import { decodePinkSheet } from "../../wb-pink-sheet/decode.js";
import { WB_PINK_SHEET } from "../../wb-pink-sheet/record.js";
import type { PriceRow } from "../prices.rows.js";
import type { SnapshotPart } from "./part.js";
import { licenceOf, priceFile, priceRow } from "./price-rows.js";

const FOLDER = "prices/data/worldbank-pink-sheet";

const rowsOf = (sheet: PinkSheet, series: readonly PinkSheetSeries[]): PriceRow[] =>
  series.map(({ entry, column, since, estimated = [] }) => {
    const found = sheet.columns.get(column);
    if (!found) throw new Error(`Pink Sheet: no column ${JSON.stringify(column)}.`);
    const flags = estimated.map(([from, to]) => [from, to, "ESTIMATED"] as const);
    return priceRow(entry, found.values, { flags, ...(since === undefined ? {} : { since }) });
  });

/** What an edition flags as estimated is known of the newest alone. */
const asOfThen = (series: readonly PinkSheetSeries[]): readonly PinkSheetSeries[] =>
  series.map(({ estimated: _, ...rest }) => rest);

/** Steel from the last edition on hand that still has the columns, inputs and indices from the newest: two editions are never mixed in one series. */
export const pinkSheetPart: SnapshotPart = async (dataDir) => {
  const read = (file: string) => decodePinkSheet(readFileSync(join(dataDir, FOLDER, file)));
  const old = await read("CMOHistoricalDataMonthly.updated-2020-08-04.xlsx");
  const recent = await read("CMO-Historical-Data-Monthly.updated-2026-03-03.xlsx");
  const meta = (edition: string | null) => ({
    ...licenceOf(WB_PINK_SHEET),
    dataset: `Pink Sheet, monthly prices, edition of ${edition}`,
    url: WB_PINK_SHEET.homepage,
    publishedOn: edition,
    retrievedOn: null,
  });
  return [
    priceFile(
      { ...meta(old.prices.updatedOn), path: "prices/wb-pink-sheet-steel.json" },
      rowsOf(old.prices, PINK_SHEET_STEEL),
    ),
    // The same series as of then: what was known, and what has been revised since.
    priceFile({ ...meta(old.prices.updatedOn), path: "prices/wb-pink-sheet-inputs-2020-08.json" }, [
      ...rowsOf(old.prices, asOfThen(PINK_SHEET_INPUTS)),
      ...rowsOf(old.indices, asOfThen(PINK_SHEET_INDICES)),
    ]),
    priceFile({ ...meta(recent.prices.updatedOn), path: "prices/wb-pink-sheet-inputs.json" }, [
      ...rowsOf(recent.prices, PINK_SHEET_INPUTS),
      ...rowsOf(recent.indices, PINK_SHEET_INDICES),
    ]),
  ];
};
