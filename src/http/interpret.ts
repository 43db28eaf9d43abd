import type { Clock } from "../kernel/index.js";
import type { RawAnswer } from "./body.js";
import { UpstreamError } from "./errors.js";
import { shortWords } from "./redact.js";
import { MAX_QUOTA_WAIT_MS, retryAfterMs, speaksOfQuota, waitInWords } from "./retry-after.js";
import type { BodyKind, Refusal, UpstreamSpec } from "./types.js";

const SMALL = 64 * 1024;
const TRY_AGAIN = new Set([502, 503, 504]);
/** Azure's words for a URL over its limit, under any status, 200 too; the second sentence with 404 alone. */
const URL_TOO_LONG = /^\W*(<[^>]*>\s*)*request url too long/i;
const REMOVED = /the resource you are looking for has been removed/i;

export interface Reading {
  readonly spec: UpstreamSpec;
  readonly clock: Clock;
  readonly redact: (text: string) => string;
}

/** The source's way to say that there is nothing, as its adapter knows it. */
export const saysNothing = ({ isEmpty }: UpstreamSpec, { status, bytes }: RawAnswer): boolean =>
  bytes.length <= SMALL && (isEmpty?.(status, new TextDecoder().decode(bytes)) ?? false);

/** An answer that is a refusal, as our error; `pauseMs` where the source is to be left alone. Undefined: the body may be read. */
export const refusalIn = (
  { spec, clock, redact }: Reading,
  raw: RawAnswer,
  kind: BodyKind,
  getLike: boolean,
  isRange = false,
): { readonly error: UpstreamError; readonly pauseMs?: number } | undefined => {
  const { status, headers } = raw;
  const fine = status >= 200 && status < 300 && ![204, 205, ...(isRange ? [] : [206])].includes(status);
  const text = raw.bytes.length <= SMALL && (kind !== "bytes" || !fine) ? new TextDecoder().decode(raw.bytes) : "";
  const stated = text && spec.refusal?.(status, text);
  const tooLongInWords = fine && kind === "json" && URL_TOO_LONG.test(text);
  if ((fine && !stated && !tooLongInWords) || saysNothing(spec, raw)) return undefined;

  const source = spec.sourceId;
  const saying = text ? wordsOf(text, redact) : "";
  const error = (init: Omit<ConstructorParameters<typeof UpstreamError>[0], "source" | "message">, what: string) =>
    new UpstreamError({ status, ...init, source, message: `${source} ${what}${saying ? `: ${saying}` : "."}` });
  const wait = (max?: number) =>
    headers["retry-after"] === undefined
      ? (waitInWords(text) ?? retryAfterMs(undefined, clock))
      : retryAfterMs(headers["retry-after"], clock, max);

  if (stated) return fromAdapter(stated, wait, source, status, redact);
  if (status >= 300 && status < 400) {
    // Its words may hold the address it wants us to go to.
    const message = `${source} answered with a redirect (${status}), which is not followed.`;
    return { error: new UpstreamError({ code: "UPSTREAM_REDIRECT", source, message, status, fault: true }) };
  }
  if (status === 429 || status === 423) {
    const pauseMs = wait();
    return {
      pauseMs,
      error: error(
        { code: "UPSTREAM_RATE_LIMITED", retryAfterMs: pauseMs, retryable: true },
        `asks for a pause (${status})`,
      ),
    };
  }
  if (status === 403 && speaksOfQuota(text)) {
    const pauseMs = waitInWords(text) ?? wait(MAX_QUOTA_WAIT_MS);
    return {
      pauseMs,
      error: error(
        { code: "UPSTREAM_QUOTA_EXHAUSTED", retryAfterMs: pauseMs, retryable: true },
        "has no calls left (403)",
      ),
    };
  }
  if (status >= 500 || status === 408 || status === 425) {
    const pauseMs = headers["retry-after"] === undefined ? undefined : wait();
    const tryAgain = getLike && pauseMs === undefined && TRY_AGAIN.has(status);
    return {
      pauseMs,
      error: error(
        { code: "UPSTREAM_UNAVAILABLE", retryable: true, retryAfterMs: pauseMs, tryAgain, fault: true },
        `failed (${status})`,
      ),
    };
  }
  if (status >= 400 || tooLongInWords) {
    const urlTooLong = status === 414 || /request url too long/i.test(text) || (status === 404 && REMOVED.test(text));
    return { error: error({ code: "UPSTREAM_REFUSED", urlTooLong }, `refused the request (${status})`) };
  }
  return {
    error: error(
      { code: "UPSTREAM_BAD_DATA", field: "the body", fault: true },
      `answered without a whole body (${status})`,
    ),
  };
};

const fromAdapter = (
  stated: Refusal,
  wait: () => number,
  source: string,
  status: number,
  redact: (text: string) => string,
): { error: UpstreamError; pauseMs?: number } => {
  const pausing = stated.code === "UPSTREAM_RATE_LIMITED" || stated.code === "UPSTREAM_QUOTA_EXHAUSTED";
  const pauseMs = pausing ? (stated.retryAfterMs ?? wait()) : undefined;
  return {
    pauseMs,
    error: new UpstreamError({
      code: stated.code,
      source,
      status,
      message: `${source}: ${shortWords(redact, stated.words)}`,
      retryAfterMs: pauseMs,
      retryable: stated.code !== "UPSTREAM_REFUSED",
      tryAgain: stated.tryAgain ?? false,
      fault: stated.code === "UPSTREAM_UNAVAILABLE",
    }),
  };
};

/** The sentence in an error body: the usual JSON fields, else the text without markup. */
const wordsOf = (text: string, redact: (text: string) => string): string => {
  const pick = (value: unknown, depth: number): string | undefined => {
    if (typeof value === "string") return value;
    if (typeof value !== "object" || value === null || depth > 3) return undefined;
    if (Array.isArray(value)) return pick(value[0], depth + 1);
    const fields = new Map(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner as unknown]));
    for (const name of [
      "message",
      "errormessage",
      "error_message",
      "errorobject",
      "error",
      "detail",
      "title",
      "info",
      "reason",
    ]) {
      const found = fields.has(name) ? pick(fields.get(name), depth + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  let words: string | undefined = text;
  if (/^\s*[[{]/.test(text))
    try {
      words = pick(JSON.parse(text) as unknown, 0);
    } catch {
      words = text;
    }
  return shortWords(redact, words ?? "");
};
