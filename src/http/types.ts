import type { Clock, Counters, Ledger, Sleep } from "../kernel/index.js";
import type { Lookup } from "./addresses.js";

/** How a body is read. `json`: an object or an array; `csv`, `xml`, `html`, `text`: text; `bytes`: a file. */
export interface Bodies {
  json: unknown;
  csv: string;
  xml: string;
  html: string;
  text: string;
  bytes: Uint8Array;
}
export type BodyKind = keyof Bodies;

export type QueryValue = string | number | undefined;
/** As pairs where a parameter is repeated (Eurostat: `geo=DE&geo=FR`). */
export type Query = Readonly<Record<string, QueryValue>> | readonly (readonly [string, QueryValue])[];

/** One call to a source, as an adapter's `request.ts` describes it. The key is not in it: the source's settings say where it goes. */
export interface UpstreamRequest<K extends BodyKind = BodyKind> {
  readonly as: K;
  /** Default GET. */
  readonly method?: "GET" | "POST";
  /** Begins with `/`; appended to the path of the base URL. */
  readonly path: string;
  /** Commas, colons and slashes stay raw (`%2C` would cost three characters of the URL budget each); undefined values are left out. */
  readonly query?: Query;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  readonly accept?: string;
  /** Further headers; never a key. With `range`, an answer of a part (206) is whole. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A POST that only reads (BLS, SPARQL) may be tried again like a GET. */
  readonly readsOnly?: boolean;
  /** `If-None-Match`: the answer then may be `notModified`. */
  readonly etag?: string;
  /** Nobody waits for it: behind users in the queue, in half of it at most, and not out of the quota's reserve. */
  readonly background?: boolean;
  /** Overrides the source's limits for this call. */
  readonly limits?: Partial<UpstreamLimits>;
  /** The caller's: aborts when its client leaves or its time is over. */
  readonly signal?: AbortSignal;
}

export interface UpstreamAnswer<T> {
  readonly status: number;
  readonly body: T;
  /** For `Provenance.url`: never holds a key. */
  readonly url: string;
  readonly retrievedAt: Date;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly notModified: false;
}

/** 304: what is held under the request's ETag is still right. */
export interface NotModified {
  readonly status: 304;
  readonly body: null;
  readonly url: string;
  readonly retrievedAt: Date;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly notModified: true;
}

export interface UpstreamLimits {
  readonly connectMs: number;
  /** One attempt, from sending to the last byte. */
  readonly attemptMs: number;
  /** All attempts, with waiting for a slot and for the rate. */
  readonly totalMs: number;
  /** Body after inflating. */
  readonly maxBytes: number;
  /** Values in a JSON body: members, items and brackets. */
  readonly maxValues: number;
  readonly concurrency: number;
  readonly queue: number;
}

/** `docs/upstream.md` lists and explains them. */
export const DEFAULT_LIMITS: UpstreamLimits = {
  connectMs: 1_000,
  attemptMs: 4_000,
  totalMs: 8_000,
  maxBytes: 16 * 1024 * 1024,
  maxValues: 500_000,
  concurrency: 6,
  queue: 50,
};

export interface RateSpec {
  readonly perSecond: number;
  readonly burst: number;
}

export interface QuotaSpec {
  readonly calls: number;
  /** Calendar day or month, UTC. */
  readonly window: "DAY" | "MONTH";
  /** Calls kept back from background work. */
  readonly reserve?: number;
}

/** What an adapter knows of its source's way to refuse, where a status does not say it (BLS: in a 200). */
export interface Refusal {
  readonly code: "UPSTREAM_RATE_LIMITED" | "UPSTREAM_QUOTA_EXHAUSTED" | "UPSTREAM_REFUSED" | "UPSTREAM_UNAVAILABLE";
  /** The source's own words; redacted and shortened before anybody sees them. */
  readonly words: string;
  readonly retryAfterMs?: number;
  /** Said at random of requests that are right: worth one more attempt at once. */
  readonly tryAgain?: boolean;
}

export interface UpstreamSpec {
  readonly sourceId: string;
  /** http or https; may have a path. Nothing else is ever called. */
  readonly baseUrl: string;
  readonly key?: {
    /** `Secret` of the settings. */
    readonly secret: { reveal(): string };
    readonly in: "header" | "query" | "body";
    readonly name: string;
    /** Before the key in a header, e.g. `Bearer `. */
    readonly prefix?: string;
  } | null;
  readonly limits?: Partial<UpstreamLimits>;
  readonly rate?: RateSpec;
  readonly quota?: QuotaSpec;
  /** Looks at every answer of text up to 64 KiB, whatever its status. */
  readonly refusal?: (status: number, text: string) => Refusal | undefined;
  /** An answer that says "nothing there" under a status without a body, or one of a refusal (IMF: 204). Its body is then null, or no text. */
  readonly isEmpty?: (status: number, text: string) => boolean;
  /**
   * Something else can answer (mode `auto`, with the snapshot): one call that reaches nobody opens the breaker, so that the next ones do not
   * wait for it. Default false: it takes ten calls.
   */
  readonly hasFallback?: boolean;
  /** A name that resolves to a private address is refused unless this is set: the operator chose the address. */
  readonly allowPrivateAddress?: boolean;
}

export type UpstreamState = "OK" | "DEGRADED" | "DOWN" | "UNKNOWN";

/** For `Query.sources`; plain data, a snapshot. */
export interface UpstreamHealth {
  readonly state: UpstreamState;
  readonly breaker: "CLOSED" | "OPEN" | "HALF_OPEN";
  readonly lastSuccessAt: string | null;
  readonly lastErrorCode: string | null;
  readonly lastErrorAt: string | null;
  /** Null where the source sets none. */
  readonly quota: { readonly limit: number; readonly remaining: number; readonly resetsAt: string } | null;
  /** No call is made before; null when calls are allowed. */
  readonly heldUntil: string | null;
  readonly inFlight: number;
  readonly waiting: number;
}

export interface HttpDeps {
  readonly clock: Clock;
  readonly sleep?: Sleep;
  /** 0 ≤ x < 1. */
  readonly random?: () => number;
  readonly counters?: Counters;
  /** Shared and lasting; without one, quotas and holds are this process's own and end with it. */
  readonly ledger?: Ledger;
  /** Sent to every source. Wikidata refuses clients that do not say who they are. */
  readonly userAgent: string;
  /** For tests. */
  readonly lookup?: Lookup;
}
