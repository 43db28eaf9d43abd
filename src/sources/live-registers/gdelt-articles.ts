import { z } from "zod";
import type { EventRecord } from "../../agreements/agreements.records.js";
import type { Cache, CellSpace, Held } from "../../cache/index.js";
import { codes, keySpace } from "../../cache/index.js";
import type { Upstream, UpstreamSpec } from "../../http/index.js";
import { asksForPause, decodeGdeltArticles } from "../gdelt/doc.js";
import { articleEvents } from "../gdelt/normalise.js";
import { GDELT_DOC_BASE, gdeltArticlesRequest } from "../gdelt/request.js";
import { whole } from "./whole.js";

/** One call in 5 s for the whole address, and it says so in a 200; it refused even first calls in July 2026. */
export const gdeltDocSpec: Omit<UpstreamSpec, "sourceId"> = {
  baseUrl: GDELT_DOC_BASE,
  rate: { perSecond: 0.2, burst: 1 },
  limits: { concurrency: 1, queue: 5, attemptMs: 20_000, totalMs: 40_000, maxBytes: 4 * 1024 * 1024 },
  refusal: (_status, text) =>
    asksForPause(text)
      ? { code: "UPSTREAM_RATE_LIMITED", words: text.trim().slice(0, 200), retryAfterMs: 15 * 60_000 }
      : undefined,
};

const MINUTE_MS = 60_000;
const LIFETIME = { freshMs: 15 * MINUTE_MS, staleMs: 24 * 60 * MINUTE_MS };
const Articles = z.object({ events: z.array(z.looseObject({ key: z.string(), on: z.string() })) });
interface Articles {
  readonly events: readonly EventRecord[];
}
const slices = keySpace("live-gdelt-articles", 1, { pair: codes() });

/** Articles of the last days that name both countries: what is left where the files of events cannot be had. */
export class GdeltArticles {
  readonly #space: CellSpace<Articles>;
  readonly #cell;

  constructor(
    private readonly upstream: Upstream,
    cache: Cache,
    private readonly pair: readonly [string, string],
    private readonly names: readonly [string, string],
  ) {
    this.#cell = { slice: slices({ pair: [...pair] }), cell: "articles" };
    this.#space = cache.space<Articles>({
      name: "gdelt-articles",
      decode: (value) => Articles.safeParse(value).data as Articles | undefined,
    });
  }

  async held(): Promise<Held<Articles> | undefined> {
    return (await this.#space.peek([this.#cell]))[0];
  }

  async fetch(days: number, signal: AbortSignal | undefined): Promise<void> {
    const request = { as: "text", ...gdeltArticlesRequest(this.names, days), background: true } as const;
    const { body, retrievedAt } = await whole(this.upstream.send({ ...request, ...(signal ? { signal } : {}) }));
    this.#keep(articleEvents(decodeGdeltArticles(body), this.pair, retrievedAt.toISOString().slice(0, 10)));
  }

  /** Files of events came again: they say more. */
  drop(): void {
    this.#keep([]);
  }

  #keep(events: readonly EventRecord[]): void {
    this.#space.put([{ ...this.#cell, value: { events }, lifetime: LIFETIME }]);
  }
}
