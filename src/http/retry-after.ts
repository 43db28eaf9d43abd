import type { Clock } from "../kernel/index.js";

const SECOND = 1000;
const DEFAULT_MS = 30 * SECOND;
/** A header may be wrong or hostile: after a quarter of an hour we ask again. */
export const MAX_RETRY_AFTER_MS = 15 * 60 * SECOND;
/** Daily and monthly quotas really last that long; one call a day finds out whether a longer one was true. */
export const MAX_QUOTA_WAIT_MS = 24 * 60 * 60 * SECOND;

const bounded = (ms: number, max: number): number => Math.min(Math.max(ms, SECOND), max);

/** `Retry-After`: seconds or an HTTP date; what cannot be read, or is missing, is 30 s; at least 1 s, at most 15 min. */
export const retryAfterMs = (header: string | undefined, clock: Clock, max = MAX_RETRY_AFTER_MS): number => {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return bounded(Number(text) * SECOND, max);
  // Date.parse takes far more than HTTP dates ("garbage 5" is a date to it).
  const date = /^[A-Za-z]{3,9},? .*\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? DEFAULT_MS : bounded(date - clock.now().getTime(), max);
};

/**
 * A wait written into a body, in ms; null where there is none. Azure API Management (UN Comtrade and others): "Quota will be replenished in
 * 03:14:17" or with days "1.03:14:17"; "Try again in 2 seconds". Wikimedia: "Please retry in 9 seconds".
 */
export const waitInWords = (text: string): number | null => {
  const span = /replenished in (?:(\d{1,3})\.)?(\d{1,2}):(\d{2}):(\d{2})/i.exec(text);
  if (span) {
    const [days, hours, minutes, seconds] = [span[1] ?? "0", span[2], span[3], span[4]].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return bounded((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * SECOND, MAX_QUOTA_WAIT_MS);
  }
  const plain = /(?:try again|retry|wait)\D{0,12}?(\d{1,6}) ?(second|minute|hour)/i.exec(text);
  if (!plain) return null;
  const unit = { second: 1, minute: 60, hour: 3600 }[plain[2]!.toLowerCase() as "second" | "minute" | "hour"];
  return bounded(Number(plain[1]) * unit * SECOND, MAX_RETRY_AFTER_MS);
};

export const speaksOfQuota = (text: string): boolean =>
  /out of call volume quota|quota will be replenished/i.test(text);
