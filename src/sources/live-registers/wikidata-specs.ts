import type { UpstreamSpec } from "../../http/index.js";
import type { Clock } from "../../kernel/index.js";
import { BANNED } from "../wikidata/sparql.js";

type Spec = Omit<UpstreamSpec, "sourceId">;

export const wikidataSpec: Spec = {
  baseUrl: "https://www.wikidata.org",
  rate: { perSecond: 1, burst: 5 },
  limits: { concurrency: 1, queue: 60, attemptMs: 10_000, totalMs: 60_000, maxBytes: 16 * 1024 * 1024 },
  // Errors stand in a 200.
  refusal: (_status, body) =>
    /"code"\s*:\s*"(maxlag|ratelimited)"/.test(body)
      ? { code: "UPSTREAM_RATE_LIMITED", words: "the servers lag and ask for a pause", retryAfterMs: 5_000 }
      : undefined,
};

const BAN_MS = 24 * 60 * 60 * 1000;

/** 60 s of processing a minute for a client: one query at a time, 20 s each. A ban is for a day, and asking on does not shorten it. */
export const wikidataQuerySpec = (clock: Clock): Spec => ({
  baseUrl: "https://query.wikidata.org",
  rate: { perSecond: 0.2, burst: 2 },
  limits: { concurrency: 1, queue: 10, attemptMs: 20_000, totalMs: 60_000 },
  refusal: (_status, body) => {
    const [words, until] = BANNED.exec(body) ?? [];
    if (!words || !until) return undefined;
    const leftMs = Date.parse(until.replace(/[.,]$/, "")) - clock.now().getTime();
    const retryAfterMs = leftMs > 0 && leftMs < BAN_MS ? leftMs : BAN_MS;
    return { code: "UPSTREAM_RATE_LIMITED", words, retryAfterMs };
  },
});
