import type { Cache } from "../../cache/index.js";
import type {
  Bodies,
  BodyKind,
  Http,
  Upstream,
  UpstreamAnswer,
  UpstreamRequest,
  UpstreamSpec,
} from "../../http/index.js";
import type { Clock } from "../../kernel/index.js";
import { CodedError } from "../../kernel/index.js";
import type { SeriesCaps } from "../../planner/index.js";
import type { SeriesRecord } from "../../prices/prices.port.js";
import { badData } from "../edge.js";
import type { SeriesBatch } from "../series-answer.js";
import type { OpenIds } from "./open-ids.js";

/** Address and key of a source, as the operator set them; null: the source's own address, no key. */
export interface PriceSetting {
  readonly url: string | null;
  readonly key: { reveal(): string } | null;
}

export interface LivePriceDeps {
  readonly http: Http;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly settings: (sourceId: string) => PriceSetting;
  /** `auto`: something else answers when a source is down. */
  readonly mode: "auto" | "live";
  /** The catalogue of the embedded snapshot: how series are described that are also asked live. */
  readonly described: readonly SeriesRecord[];
}

export interface LiveSeries {
  readonly record: SeriesRecord;
  /** As the source is asked and as its decoder names the series. */
  readonly code: string;
  /** Series of one call have one group: a frequency, an indicator. */
  readonly group: string;
}

/** One call: all its series over all its years. */
export interface SeriesCall {
  readonly group: string;
  readonly codes: readonly string[];
  readonly fromYear: number;
  readonly toYear: number;
}

/** How a source is asked for price series; everything else is `LivePrices`. */
export interface LiveSource<K extends BodyKind = BodyKind> {
  readonly sourceId: string;
  readonly upstream: Omit<UpstreamSpec, "sourceId" | "hasFallback">;
  readonly series: readonly LiveSeries[];
  readonly caps: SeriesCaps;
  /** Calendar years with one of the last so many months live so long, older ones 30 d. */
  readonly recent: (record: SeriesRecord) => { readonly months: number; readonly lifeMs: number };
  /** The answer runs to the newest figure, whatever the last year asked. */
  readonly openEnded: boolean;
  /** An empty newest period means "not yet": tables that hold a cell for every period. */
  readonly emptyIsPending: boolean;
  /** Figures are as old as the copy they come from, not as our call. */
  readonly isMirror?: boolean;
  /** Series that are in no catalogue, by their publisher's ids. */
  readonly open?: OpenIds;
  request(call: SeriesCall): UpstreamRequest<K>;
  decode(answer: UpstreamAnswer<Bodies[K]>, call: SeriesCall): SeriesBatch;
}

export type Send = Pick<UpstreamRequest, "background" | "signal">;

/** A source whose kind of body is its own business. */
export interface AskableSource extends Omit<LiveSource, "decode" | "request"> {
  request(call: SeriesCall): UpstreamRequest;
  ask(upstream: Upstream, call: SeriesCall, send: Send): Promise<SeriesBatch>;
}

/** Whatever a body does to its decoder is the source's fault: neither ours nor the asker's. */
const asUpstream = (sourceId: string, decode: () => SeriesBatch): SeriesBatch => {
  try {
    return decode();
  } catch (error) {
    if (error instanceof CodedError && error.code.startsWith("UPSTREAM_")) throw error;
    throw badData(sourceId, "the body", "an answer as the source documents it", (error as Error).name);
  }
};

export const liveSource = <K extends BodyKind>(source: LiveSource<K>): AskableSource => ({
  ...source,
  request: (call) => source.request(call),
  ask: async (upstream, call, send) => {
    const answer = await upstream.send({ ...source.request(call), ...send });
    if (answer.notModified) throw new Error(`${source.sourceId}: 304 to a request without an ETag`);
    return asUpstream(source.sourceId, () => source.decode(answer, call));
  },
});
