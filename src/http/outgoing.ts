import type { WireRequest } from "./client.js";
import type { UpstreamLimits, UpstreamRequest, UpstreamSpec } from "./types.js";
import type { Base } from "./url.js";
import { pairsOf, targetOf } from "./url.js";

/** What tells one call from another, without the key: identical calls in flight are one call. A user never waits on, or is refused like, background work. */
export const signatureOf = (base: Base, request: UpstreamRequest): string =>
  JSON.stringify([
    request.as,
    request.method ?? "GET",
    targetOf(base, request.path, request.query),
    request.body,
    request.form,
    request.accept,
    request.headers,
    request.etag,
    request.background ?? false,
  ]);

/** Asking twice does no harm. */
export const isGetLike = ({ method, readsOnly }: UpstreamRequest): boolean => method !== "POST" || readsOnly === true;

const ACCEPT: Readonly<Record<UpstreamRequest["as"], string>> = {
  json: "application/json",
  csv: "text/csv, text/plain;q=0.9, */*;q=0.5",
  xml: "application/xml, text/xml;q=0.9, */*;q=0.5",
  html: "text/html",
  text: "text/plain, */*;q=0.5",
  bytes: "*/*",
};

/** A link of the source may hold the key that it was asked with: sent once, and never part of an address that is shown. */
export const withoutKey = <P extends readonly [string, unknown]>(
  spec: UpstreamSpec,
  pairs: readonly P[],
): readonly P[] => (spec.key?.in === "query" ? pairs.filter(([name]) => name !== spec.key?.name) : pairs);

/** The request as it goes out; the only place where a key is revealed. */
export const outgoing = (
  spec: UpstreamSpec,
  base: Base,
  request: UpstreamRequest,
  limits: UpstreamLimits,
  userAgent: string,
): WireRequest => {
  const { key } = spec;
  const keyIn = (where: "header" | "query" | "body"): Record<string, string> =>
    key?.in === where ? { [key.name]: `${key.prefix ?? ""}${key.secret.reveal()}` } : {};
  const data = request.form
    ? new URLSearchParams({ ...request.form, ...keyIn("body") }).toString()
    : request.body || key?.in === "body"
      ? JSON.stringify({ ...request.body, ...keyIn("body") })
      : undefined;
  return {
    method: request.method ?? "GET",
    origin: base.origin,
    target: targetOf(base, request.path, [...withoutKey(spec, pairsOf(request.query)), ...pairsOf(keyIn("query"))]),
    headers: {
      "user-agent": userAgent,
      accept: request.accept ?? ACCEPT[request.as],
      "accept-encoding": "gzip, deflate, br",
      ...(data === undefined
        ? {}
        : { "content-type": request.form ? "application/x-www-form-urlencoded" : "application/json" }),
      ...(request.etag ? { "if-none-match": request.etag } : {}),
      ...request.headers,
      ...keyIn("header"),
    },
    data: request.method === "POST" ? data : undefined,
    maxBytes: limits.maxBytes,
    getLike: isGetLike(request),
  };
};
