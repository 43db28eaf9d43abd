/**
 * The only way to the network, and the only user of axios. An adapter gets an `Upstream` of its source and calls `send`:
 *
 *     const http = createHttp({ clock, ledger, counters, userAgent: "entrepot/0.1 (+https://…)" });
 *     const comtrade = http.source({ sourceId: "comtrade", baseUrl, key: { secret, in: "header", name: "Ocp-Apim-Subscription-Key" },
 *                                    rate: { perSecond: 1, burst: 2 }, quota: { calls: 500, window: "DAY", reserve: 20 },
 *                                    limits: { concurrency: 1, maxBytes: 128 * 2 ** 20, maxValues: 8_000_000 } });
 *     const { body, url, retrievedAt } = await comtrade.send({ as: "json", path: "/data/v1/get/C/A/HS", query, signal: context.signal });
 *
 * It throws UpstreamError only: a CodedError with `status` and `urlTooLong` for the adapter, and nothing of axios in it. Policies, numbers and
 * what a client sees: docs/upstream.md.
 */
import { noCounters } from "../kernel/index.js";
import { Redactor } from "./redact.js";
import { SafeLedger } from "./shared-ledger.js";
import type { HttpDeps, UpstreamSpec } from "./types.js";
import { Upstream } from "./upstream.js";

export interface Http {
  /** Made once a source: its breaker, queue and counts live in it. Throws CONFIG_INVALID for a base URL that cannot be used. */
  source(spec: UpstreamSpec): Upstream;
  /** Takes every known key out of a text; for logs. */
  redact(text: string): string;
  /** Ends idle connections. */
  close(): void;
}

export const createHttp = (deps: HttpDeps): Http => {
  const redactor = new Redactor();
  const ledger = new SafeLedger(deps.clock, deps.ledger, deps.counters ?? noCounters);
  const upstreams: Upstream[] = [];
  return {
    source: (spec) => {
      const upstream = new Upstream(spec, deps, redactor, ledger);
      upstreams.push(upstream);
      return upstream;
    },
    redact: redactor.redact,
    close: () => upstreams.forEach((upstream) => upstream.close()),
  };
};

export { UpstreamError } from "./errors.js";
export { retryAfterMs, waitInWords } from "./retry-after.js";
export type { Upstream } from "./upstream.js";
export { DEFAULT_LIMITS } from "./types.js";
export type * from "./types.js";
