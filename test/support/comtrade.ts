import type { ComtradeCodeRow } from "../../src/sources/comtrade/codes.js";
import { comtradeCodeBook } from "../../src/sources/comtrade/codes.js";
import { snapshotTable } from "./reference.js";
import type { Reply, Seen } from "./upstream.js";
import { json, status } from "./upstream.js";

export const comtradeCodes = comtradeCodeBook(snapshotTable<ComtradeCodeRow>("trade/comtrade-codes.json"));

/** One row of an invented world, before it is written as Comtrade writes it. */
export interface WorldRow {
  readonly reporter: number;
  readonly partner: number;
  readonly commodity: string;
  readonly flow: string;
  readonly period: string;
  readonly valueUsd: number;
  readonly netWeightKg: number | null;
  readonly edition: string;
}

export interface FakeWorld {
  /** Numbers of partners; World is added. */
  readonly partners: readonly number[];
  /** Share of partners that trade a code in a year. */
  readonly fill: number;
  /** Has the reporter published the period at all? */
  readonly published: (reporter: number, period: string) => boolean;
  /** Codes nobody trades. */
  readonly silent: ReadonlySet<string>;
  /** When the reporter last released the period, as the list of availability writes it; by default half a year after it. */
  readonly released?: (reporter: number, period: string) => string;
}

export const SMALL_WORLD: FakeWorld = {
  partners: [643, 156, 699, 792, 842, 251],
  fill: 0.8,
  published: () => true,
  silent: new Set(),
};

/** The same cell always has the same figures: nothing is drawn. */
const hashOf = (text: string): number => {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619) >>> 0;
  return hash;
};

const editionOf = (period: string): string => {
  const year = Number(period.slice(0, 4));
  return year >= 2022 ? "H6" : year >= 2017 ? "H5" : "H4";
};

/** All 47 fields of a row of final data, in the order they come. */
export const comtradeRow = (row: WorldRow): object => {
  const isAnnual = row.period.length === 4;
  const isChapter = row.commodity.length === 2 || row.commodity === "TOTAL";
  return {
    typeCode: "C",
    freqCode: isAnnual ? "A" : "M",
    refPeriodId: Number(isAnnual ? `${row.period}0101` : `${row.period}01`),
    refYear: Number(row.period.slice(0, 4)),
    refMonth: isAnnual ? 52 : Number(row.period.slice(4)),
    period: row.period,
    reporterCode: row.reporter,
    reporterISO: null,
    reporterDesc: null,
    flowCode: row.flow,
    flowDesc: null,
    partnerCode: row.partner,
    partnerISO: null,
    partnerDesc: null,
    partner2Code: 0,
    partner2ISO: null,
    partner2Desc: null,
    classificationCode: row.edition,
    classificationSearchCode: "HS",
    isOriginalClassification: true,
    cmdCode: row.commodity,
    cmdDesc: null,
    aggrLevel: row.commodity === "TOTAL" ? 0 : row.commodity.length,
    isLeaf: row.commodity.length === 6,
    customsCode: "C00",
    customsDesc: null,
    mosCode: "0",
    motCode: 0,
    motDesc: null,
    qtyUnitCode: isChapter ? -1 : 8,
    qtyUnitAbbr: isChapter ? "N/A" : "kg",
    qty: isChapter ? 0 : row.netWeightKg,
    isQtyEstimated: false,
    altQtyUnitCode: isChapter ? -1 : 8,
    altQtyUnitAbbr: isChapter ? "N/A" : "kg",
    altQty: isChapter ? 0 : row.netWeightKg,
    isAltQtyEstimated: false,
    netWgt: isChapter ? 0 : row.netWeightKg,
    isNetWgtEstimated: isChapter,
    grossWgt: 0,
    isGrossWgtEstimated: false,
    cifvalue: row.flow === "M" ? row.valueUsd : null,
    fobvalue: row.flow === "X" ? row.valueUsd : null,
    primaryValue: row.valueUsd,
    legacyEstimationFlag: 0,
    isReported: true,
    isAggregate: row.commodity.length !== 6,
  };
};

export const envelope = (rows: readonly object[], over: object = {}) => ({
  elapsedTime: "0.21 secs",
  count: rows.length,
  data: rows,
  error: "",
  ...over,
});

const listIn = (seen: Seen, name: string): readonly string[] => seen.query.get(name)?.split(",") ?? [];

/** Rows of the world that a request asks for; with partners left out, all of them and World. */
export const rowsFor = (seen: Seen, world: FakeWorld): readonly WorldRow[] => {
  const rows: WorldRow[] = [];
  const named = seen.query.has("partnerCode") ? new Set(listIn(seen, "partnerCode").map(Number)) : null;
  for (const reporter of listIn(seen, "reporterCode").map(Number))
    for (const period of listIn(seen, "period"))
      for (const flow of listIn(seen, "flowCode"))
        for (const commodity of listIn(seen, "cmdCode")) {
          if (!world.published(reporter, period) || world.silent.has(commodity)) continue;
          const listed = world.partners.flatMap((partner): WorldRow[] => {
            const hash = hashOf(`${reporter}|${partner}|${commodity}|${flow}|${period}`);
            if (hash % 1000 >= world.fill * 1000) return [];
            const netWeightKg = 1000 + (hash % 9_000_000);
            const valueUsd = Math.round(netWeightKg * (0.3 + (hash % 7) / 10));
            return [{ reporter, partner, commodity, flow, period, valueUsd, netWeightKg, edition: editionOf(period) }];
          });
          const sum = (pick: (row: WorldRow) => number) => listed.reduce((total, row) => total + pick(row), 0);
          if (listed[0])
            rows.push({
              ...listed[0],
              partner: 0,
              valueUsd: sum((row) => row.valueUsd),
              netWeightKg: sum((row) => row.netWeightKg!),
            });
          rows.push(...listed);
        }
  return named ? rows.filter(({ partner }) => named.has(partner)) : rows;
};

/** The list of availability: everybody who has published, in no order; groups report beside their members. */
export const availabilityRows = (frequency: string, periods: readonly string[], world: FakeWorld): readonly object[] =>
  periods.flatMap((period) =>
    REPORTER_NUMBERS.filter((reporter) => reporter === 97 || world.published(reporter, period)).map((reporter) => {
      const released = world.released?.(reporter, period) ?? releasedHalfAYearLater(period);
      return {
        datasetCode: Number(`2${String(reporter).padStart(4, "0")}${period}`),
        typeCode: "C",
        freqCode: frequency,
        period: Number(period),
        reporterCode: reporter,
        reporterISO: null,
        reporterDesc: null,
        classificationCode: editionOf(period),
        classificationSearchCode: "HS",
        isOriginalClassification: true,
        isExtendedFlowCode: false,
        isExtendedPartnerCode: true,
        isExtendedPartner2Code: false,
        isExtendedCmdCode: true,
        isExtendedCustomsCode: false,
        isExtendedMotCode: false,
        totalRecords: 100_000 + reporter,
        datasetChecksum: hashOf(`${reporter}|${period}|${released}`) - 2 ** 31,
        firstReleased: released,
        lastReleased: released,
      };
    }),
  );

const REPORTER_NUMBERS: readonly number[] = [
  97,
  ...snapshotTable<ComtradeCodeRow>("trade/comtrade-codes.json")
    .filter(({ reporter, until }) => reporter && until === null)
    .map(({ code }) => code),
];
const releasedHalfAYearLater = (period: string): string => {
  const month = period.length === 4 ? 18 : Number(period.slice(4)) + 6;
  const date = new Date(Date.UTC(Number(period.slice(0, 4)), month - 1, 14, 19, 12, 34, 743));
  return date.toISOString().replace("Z", "3333");
};

const WORDS = {
  noKey:
    "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.",
  badKey: "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.",
};
const refusal = (code: number, message: string) => status(code, JSON.stringify({ statusCode: code, message }));

/**
 * UN Comtrade as its users met it: needs the three totals, one period and 500 rows on the preview, twelve and 100,000 with a key, cuts without
 * a word.
 */
export const fakeComtrade =
  (world: FakeWorld, { key = null, rowCap }: { readonly key?: string | null; readonly rowCap?: number } = {}): Reply =>
  (seen, response) => {
    const list = /^\/public\/v1\/getDa\/C\/([AM])\/HS$/.exec(seen.path);
    if (list) {
      if (seen.headers["ocp-apim-subscription-key"]) throw new Error("the key was sent to a public path");
      return json(envelope(availabilityRows(list[1]!, listIn(seen, "period"), world)))(seen, response);
    }
    const isPreview = seen.path.startsWith("/public/v1/preview/");
    const given = seen.headers["ocp-apim-subscription-key"];
    if (!isPreview && given !== key) return refusal(401, given ? WORDS.badKey : WORDS.noKey)(seen, response);
    const periods = listIn(seen, "period").length;
    if (periods > (isPreview ? 1 : 12)) return status(400)(seen, response);
    if (seen.target.length > 2060) return status(414)(seen, response);
    if (
      seen.query.get("partner2Code") !== "0" ||
      seen.query.get("motCode") !== "0" ||
      seen.query.get("customsCode") !== "C00"
    )
      throw new Error("asked without its totals");
    const rows = rowsFor(seen, world).slice(0, rowCap ?? (isPreview ? 500 : 100_000));
    return json(envelope(rows.map(comtradeRow)))(seen, response);
  };
