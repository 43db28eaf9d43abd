import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceRecord } from "../../../kernel/index.js";
import { decodeBaci, decodeBaciCountries } from "../../baci/decode.js";
import { BACI } from "../../baci/record.js";
import { decodeIndiaTradestat } from "../../india-tradestat/decode.js";
import { INDIA_TRADESTAT } from "../../india-tradestat/record.js";
import { decodePbsMonths, decodePbsNotes } from "../../pbs/decode.js";
import { PBS } from "../../pbs/record.js";
import { decodePressTrade } from "../../press-trade/decode.js";
import { PRESS_TRADE } from "../../press-trade/record.js";
import type { WorldsteelLine } from "../../worldsteel/decode.js";
import { decodeWorldsteel, worldsteelHeader } from "../../worldsteel/decode.js";
import { WORLDSTEEL } from "../../worldsteel/record.js";
import type { TradeTableRow } from "../trade.rows.js";
import { NOTE_COLUMNS, sortedCells, TRADE_COLUMNS } from "../trade.rows.js";
import { namesReference } from "./names-reference.js";
import type { PartFile, SnapshotPart } from "./part.js";

const FOLDER = "trade/data";

const file = (
  record: SourceRecord,
  meta: Pick<PartFile, "path" | "dataset" | "url" | "publishedOn" | "retrievedOn">,
  rows: readonly TradeTableRow[],
): PartFile => ({
  ...meta,
  part: "trade",
  source: record.id,
  publisher: record.provider,
  licence: record.licence.id,
  attribution: record.licence.attribution,
  columns: TRADE_COLUMNS,
  rows: sortedCells(rows),
});

const METRIC_FLOW = { Imports: "IMPORT", Exports: "EXPORT" } as const;

/** Blank years stay in as missing: the yearbooks list the country and have no figure. */
const worldsteelRows = (
  lines: readonly WorldsteelLine[],
  countryOf: (name: string) => string | undefined,
): readonly TradeTableRow[] =>
  lines.flatMap((line) =>
    [...line.values].map(([year, kt]): TradeTableRow => ({
      reporter: countryOf(line.country)!,
      partner: "W00",
      commodity: "STEEL",
      flow: METRIC_FLOW[line.metric as keyof typeof METRIC_FLOW],
      period: String(year),
      valueUsd: null,
      netWeightT: kt === null ? null : Math.round(kt * 1e9) / 1e6,
      url: null,
    })),
  );

/** Trade tables: BACI, India, worldsteel, Pakistan's months, figures quoted by partner. Names become codes through the reference. */
export const tradePart: SnapshotPart = async (dataDir) => {
  const reference = await namesReference();
  const read = (path: string) => readFileSync(join(dataDir, path), "utf8");
  const countryOf = (name: string) => reference.countryNamed(name)?.code;
  const steel = read(`${FOLDER}/wsa-steel-trade-1970-2021-excerpt.csv`);
  const consumption = decodeWorldsteel(
    read(`${FOLDER}/wsa-steel-consumption-1970-2021-excerpt.csv`),
    worldsteelHeader(steel),
  );
  const india = (flow: "IMPORT" | "EXPORT") =>
    decodeIndiaTradestat(
      read(`${FOLDER}/india-tradestat-${flow.toLowerCase()}-hs26-72-73-by-country-2010-2015.csv`),
      flow,
      countryOf,
    );
  return [
    file(
      BACI,
      {
        path: "trade/baci-2020.json",
        dataset: "BACI HS17 2020, V202301: exports of South Africa, chapters 72 and 73",
        url: BACI.homepage,
        publishedOn: "2023-01",
        retrievedOn: null,
      },
      decodeBaci(
        read(`${FOLDER}/baci-hs17-2020-exporter-ZAF-hs72-73.csv`),
        decodeBaciCountries(read("trade/reference/baci-country_codes_V202201.csv")),
        (code) => reference.countryByCode(code)?.code ?? countryOf(code),
      ),
    ),
    file(
      INDIA_TRADESTAT,
      {
        path: "trade/india-tradestat.json",
        dataset: "India's trade by country, chapters 26, 72 and 73, fiscal years 2010/11 to 2015/16",
        url: INDIA_TRADESTAT.homepage,
        publishedOn: null,
        retrievedOn: null,
      },
      [...india("IMPORT"), ...india("EXPORT")],
    ),
    file(
      WORLDSTEEL,
      {
        path: "trade/worldsteel.json",
        dataset: "worldsteel imports and exports of semi-finished and finished steel, 1970 to 2021",
        url: WORLDSTEEL.homepage,
        publishedOn: null,
        retrievedOn: null,
      },
      worldsteelRows(decodeWorldsteel(steel), countryOf),
    ),
    {
      ...file(
        WORLDSTEEL,
        {
          path: "trade/worldsteel-consumption.json",
          dataset: "worldsteel apparent steel consumption, crude steel equivalent, 1970 to 2021",
          url: WORLDSTEEL.homepage,
          publishedOn: null,
          retrievedOn: null,
        },
        [],
      ),
      columns: ["country", "year", "crudeEquivalentT"],
      rows: consumption.flatMap((line) =>
        [...line.values].flatMap(([year, kt]) =>
          kt === null ? [] : [[countryOf(line.country)!, year, Math.round(kt * 1e9) / 1e6]],
        ),
      ),
    },
    file(
      PBS,
      {
        path: "trade/pbs-months.json",
        dataset: "Pakistan's monthly imports of scrap and of iron and steel, first releases",
        url: PBS.homepage,
        publishedOn: "2026-02-18",
        retrievedOn: null,
      },
      decodePbsMonths([
        read(`${FOLDER}/pakistan-pbs-monthly-steel-imports-2.csv`),
        read(`${FOLDER}/pakistan-pbs-monthly-steel-imports-from-news.csv`),
      ]),
    ),
    {
      ...file(
        PBS,
        {
          path: "trade/pbs-notes.json",
          dataset: "Months whose first release other pages speak against",
          url: PBS.homepage,
          publishedOn: "2026-02-18",
          retrievedOn: null,
        },
        [],
      ),
      columns: NOTE_COLUMNS,
      rows: decodePbsNotes(read(`${FOLDER}/pakistan-pbs-monthly-steel-imports-2.csv`)).map((note) =>
        NOTE_COLUMNS.map((column) => note[column]),
      ),
    },
    file(
      PRESS_TRADE,
      {
        path: "trade/press.json",
        dataset: "Trade of Pakistan and its partners as quoted in the press, 2012 to 2023",
        url: null,
        publishedOn: null,
        retrievedOn: null,
      },
      decodePressTrade(read(`${FOLDER}/pakistan-steel-imports-by-partner.csv`), countryOf),
    ),
  ];
};
