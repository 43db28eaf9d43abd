import { CodedError } from "../kernel/index.js";
import { UpstreamError } from "./errors.js";
import type { Query, QueryValue } from "./types.js";

export interface Base {
  readonly origin: string;
  /** Without a slash at its end. */
  readonly path: string;
  /** An address, or a name that means this machine. */
  readonly isPrivate: boolean;
}

/** Throws CONFIG_INVALID; never repeats the address, which may hold a password. */
export const readBase = (sourceId: string, baseUrl: string): Base => {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new CodedError(
      "CONFIG_INVALID",
      `Base URL of ${sourceId}: expected http or https without user, query or fragment.`,
    );
  return {
    origin: url.origin,
    path: url.pathname.replace(/\/+$/, ""),
    isPrivate: /^(localhost|.*\.localhost|\[.*\]|\d+\.\d+\.\d+\.\d+)$/.test(url.hostname),
  };
};

const RAW_IN_QUERY: Readonly<Record<string, string>> = { "%2C": ",", "%3A": ":", "%2F": "/", "%2A": "*" };
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/%(2C|3A|2F|2A)/g, (match) => RAW_IN_QUERY[match]!);

const isPairs = (query: Query): query is readonly (readonly [string, QueryValue])[] => Array.isArray(query);
export const pairsOf = (query: Query = {}): readonly (readonly [string, QueryValue])[] =>
  isPairs(query) ? query : Object.entries(query);

export const queryText = (query: Query): string =>
  pairsOf(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encoded(name)}=${encoded(String(value))}`)
    .join("&");

/** Anything that could leave the base: a host, `..`, a backslash, a second query. Control characters and blanks too. */
const ODD_PATH = /^\/\/|\\|[?#]|[\s\p{Cc}]|(^|\/)\.\.?(\/|$)|%2e|%2f|%5c/iu;

/** Path and query below the base, as sent; its length counts against the source's URL budget. */
export const targetOf = (base: Base, path: string, query: Query = {}): string => {
  if (!path.startsWith("/") || ODD_PATH.test(path)) throw new Error("upstream path must stay below the base URL");
  const text = queryText(query);
  return `${base.path}${encodeURI(path).replaceAll("%25", "%")}${text ? `?${text}` : ""}`;
};

/** Path and query of a link that a source gave (next page), for the next request. Another host or another path is bad data, and is not called. */
export const followLink = (
  sourceId: string,
  base: Base,
  link: string,
): { path: string; query: readonly (readonly [string, string])[] } => {
  const absolute = URL.canParse(link, base.origin + base.path + "/")
    ? new URL(link, base.origin + base.path + "/")
    : null;
  const below = absolute?.origin === base.origin && absolute.pathname.startsWith(`${base.path}/`);
  if (!absolute || !below || absolute.username || absolute.password)
    throw new UpstreamError({
      code: "UPSTREAM_BAD_DATA",
      source: sourceId,
      message: `${sourceId}: a link leads away from its own address; it is not followed.`,
      field: "link",
    });
  return { path: absolute.pathname.slice(base.path.length), query: [...absolute.searchParams] };
};
