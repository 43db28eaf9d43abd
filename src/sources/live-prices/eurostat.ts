import { decodeJsonStat } from "../eurostat/answer.js";
import { EUROSTAT_CATALOGUE } from "../eurostat/catalogue.js";
import { eurostatPpiRequest } from "../eurostat/request.js";
import { liveOnly } from "./describe.js";
import type { AskableSource, PriceSetting, SeriesCall } from "./types.js";
import { liveSource } from "./types.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Freq, indicator, activity, adjustment, unit, country: as in a series code. */
const [NACE, GEO] = [2, 5];

export const eurostatSource = ({ url }: PriceSetting): AskableSource =>
  liveSource({
    sourceId: "eurostat",
    upstream: { baseUrl: url ?? "https://ec.europa.eu", rate: { perSecond: 2, burst: 4 } },
    series: EUROSTAT_CATALOGUE.map(({ code, entry }) => ({
      record: liveOnly(entry, "sts_inppd_m", { start: null }),
      code,
      group: "",
    })),
    caps: { maxIds: 40, maxYears: Infinity },
    recent: () => ({ months: 6, lifeMs: DAY_MS }),
    openEnded: true,
    emptyIsPending: true,
    request: (call) => ({
      ...eurostatPpiRequest(partsOf(call, GEO), partsOf(call, NACE), `${call.fromYear}-01`),
      as: "json",
    }),
    decode: ({ body }) => decodeJsonStat(body),
  });

const partsOf = ({ codes }: SeriesCall, place: number): readonly string[] => [
  ...new Set(codes.map((code) => code.split(".")[place]!)),
];
