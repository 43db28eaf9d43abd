import type { UpstreamSpec } from "../../../http/index.js";
import { COMTRADE_KEY_HEADER } from "../request.js";

export interface ComtradeSettings {
  /** Null: the United Nations' own. */
  readonly url: string | null;
  readonly key: { reveal(): string } | null;
}

export const COMTRADE_URL = "https://comtradeapi.un.org";
const MEBIBYTE = 2 ** 20;

/**
 * How UN Comtrade may be called. 500 calls a day is what a free key has; the preview counts none. A cap of 100,000 rows of 47 fields is about
 * 90 MiB of JSON; answers of 10,000 rows took more than 20 s and came within 45. Nobody waits that long: the answer is loaded on and kept.
 */
export const comtradeSpec = ({ url, key }: ComtradeSettings, mode: "auto" | "live"): UpstreamSpec => ({
  sourceId: "comtrade",
  baseUrl: url ?? COMTRADE_URL,
  allowPrivateAddress: url !== null,
  key: key && { secret: key, in: "header", name: COMTRADE_KEY_HEADER },
  rate: { perSecond: 1, burst: 2 },
  ...(key ? { quota: { calls: 500, window: "DAY" as const, reserve: 20 } } : {}),
  limits: { concurrency: 1, maxBytes: 128 * MEBIBYTE, maxValues: 8_000_000, attemptMs: 60_000, totalMs: 60_000 },
  hasFallback: mode === "auto",
});
