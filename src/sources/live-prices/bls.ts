import { decodeBls } from "../bls/answer.js";
import { BLS_LIVE_ONLY, BLS_PROVISIONAL_MONTHS } from "../bls/catalogue.js";
import { blsLifeMs } from "../bls/release-days.js";
import { BLS_CAPS, blsRequest } from "../bls/request.js";
import type { Refusal } from "../../http/index.js";
import { asLive, liveOnly } from "./describe.js";
import { blsIds } from "./open/bls.js";
import type { AskableSource, LivePriceDeps, PriceSetting } from "./types.js";
import { liveSource } from "./types.js";

const DATASET = "BLS Public Data API v2";
const HOUR_MS = 60 * 60 * 1000;

/** Our ids follow FRED's here; these are the Bureau's own. */
const OWN_CODES: Readonly<Record<string, string>> = { PPIACO: "WPU00000000", IR: "EIUIR" };

/** Refusals come with HTTP 200: "REQUEST_NOT_PROCESSED … daily threshold for total number of requests". */
export const blsRefusal = (_status: number, text: string): Refusal | undefined => {
  const stated = /"status"\s*:\s*"(REQUEST_[A-Z_]+)"/.exec(text)?.[1];
  if (stated === undefined || stated === "REQUEST_SUCCEEDED") return undefined;
  const words = /"message"\s*:\s*\[\s*"([^"]*)"/.exec(text)?.[1] ?? "no reason given";
  return /threshold|daily limit|exceed/i.test(words)
    ? // It does not say when its day begins.
      { code: "UPSTREAM_QUOTA_EXHAUSTED", words: `${stated}: ${words}`, retryAfterMs: HOUR_MS }
    : { code: "UPSTREAM_REFUSED", words: `${stated}: ${words}` };
};

export const blsSource = ({ described, clock }: LivePriceDeps, { url, key }: PriceSetting): AskableSource => {
  const caps = key ? BLS_CAPS.withKey : BLS_CAPS.withoutKey;
  return liveSource({
    sourceId: "bls",
    upstream: {
      baseUrl: url ?? "https://api.bls.gov",
      key: key && { secret: key, in: "body", name: "registrationkey" },
      // 50 requests in 10 seconds are allowed.
      rate: { perSecond: 5, burst: 5 },
      quota: { calls: caps.callsPerDay, window: "DAY", reserve: Math.ceil(caps.callsPerDay / 10) },
      refusal: blsRefusal,
    },
    series: [
      ...described.filter(({ sourceId }) => sourceId === "bls").map((record) => asLive(record, DATASET)),
      ...BLS_LIVE_ONLY.map((entry) => liveOnly(entry, DATASET, { start: null })),
    ].map((record) => {
      const own = record.id.slice("bls:".length);
      return { record, code: OWN_CODES[own] ?? own, group: "" };
    }),
    caps: { maxIds: caps.series, maxYears: caps.years },
    recent: () => ({ months: BLS_PROVISIONAL_MONTHS + 1, lifeMs: blsLifeMs(clock.now()) }),
    openEnded: false,
    emptyIsPending: false,
    open: blsIds(key !== null, () => clock.now().getUTCFullYear()),
    request: ({ codes, fromYear, toYear }) => ({
      ...blsRequest(codes, fromYear, toYear),
      body: { ...blsRequest(codes, fromYear, toYear).body },
      as: "json",
      readsOnly: true,
    }),
    decode: ({ body }, { codes }) => decodeBls(body, codes),
  });
};
