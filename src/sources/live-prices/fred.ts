import type { Refusal } from "../../http/index.js";
import { decodeFredGraph, decodeFredObservations, fredRefusal } from "../fred/answer.js";
import { FRED_CATALOGUE, FRED_PREFIX, fredCopy } from "../fred/catalogue.js";
import { fredGraphRequest, fredObservationsRequest } from "../fred/request.js";
import { asLive, liveOnly } from "./describe.js";
import { fredChartIds, fredIds } from "./open/fred.js";
import type { AskableSource, LivePriceDeps, LiveSeries, PriceSetting, SeriesCall } from "./types.js";
import { liveSource } from "./types.js";

const HOUR_MS = 60 * 60 * 1000;
/** No limit is documented; one id that FRED does not know fails the whole chart. */
const SERIES_A_CHART = 10;

const DATASET = "FRED";
const seriesOf = ({ described }: LivePriceDeps): readonly LiveSeries[] =>
  [
    ...described.flatMap((record) => fredCopy(record) ?? []).map((record) => asLive(record, DATASET)),
    ...FRED_CATALOGUE.map(({ entry, start, licence }) => ({ ...liveOnly(entry, DATASET, { start }), licence })),
  ].map((record) => ({ record, code: record.id.slice(FRED_PREFIX.length), group: record.frequency }));

/** FRED's own words stand in a JSON or XML body, whatever the status. */
const refusal = (_status: number, text: string): Refusal | undefined => {
  const error = text.includes('"error_code"') ? fredRefusal(jsonOf(text)) : fredRefusal(text);
  return error
    ? {
        code: error.code === "UPSTREAM_RATE_LIMITED" ? error.code : "UPSTREAM_REFUSED",
        words: error.message.replace(/^fred: /, ""),
        // "not registered" is said at random of good keys too.
        tryAgain: error.code === "UPSTREAM_REFUSED" && error.extensions.retryable === true,
      }
    : undefined;
};
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const dates = ({ fromYear, toYear }: SeriesCall): [string, string] => [`${fromYear}-01-01`, `${toYear}-12-31`];
const common = {
  sourceId: "fred",
  recent: () => ({ months: 5, lifeMs: 12 * HOUR_MS }),
  openEnded: false,
  // A chart holds the days of all its columns: the newest cell of one may be blank.
  emptyIsPending: true,
} as const;

/** With a key the API, one series a call; without one the chart's CSV, which is public but no official API. */
export const fredSource = (deps: LivePriceDeps, { url, key }: PriceSetting): AskableSource =>
  key
    ? liveSource({
        ...common,
        open: fredIds,
        series: seriesOf(deps),
        upstream: {
          baseUrl: url ?? "https://api.stlouisfed.org",
          key: { secret: key, in: "query", name: "api_key" },
          // 120 requests a minute.
          rate: { perSecond: 2, burst: 8 },
          refusal,
        },
        caps: { maxIds: 1, maxYears: Infinity },
        request: (call) => ({ ...fredObservationsRequest(call.codes[0]!, ...dates(call)), as: "json" }),
        decode: ({ body, lastModified }, { codes, group }) => ({
          series: [decodeFredObservations(codes[0]!, frequencyOf(group), body, lastModified)],
          problems: [],
        }),
      })
    : liveSource({
        ...common,
        open: fredChartIds,
        series: seriesOf(deps),
        upstream: { baseUrl: url ?? "https://fred.stlouisfed.org", rate: { perSecond: 1, burst: 3 } },
        caps: { maxIds: SERIES_A_CHART, maxYears: Infinity, separatorLength: 1 },
        request: (call) => ({ ...fredGraphRequest(call.codes, ...dates(call)), as: "csv" }),
        decode: ({ body }, { codes, group }) => decodeFredGraph(codes, frequencyOf(group), body),
      });

const frequencyOf = (group: string) => (group === "ANNUAL" || group === "QUARTERLY" ? group : "MONTHLY");
