import type { CellSpace, Loaded } from "../../cache/index.js";
import { keySpace, text } from "../../cache/index.js";
import type { Upstream } from "../../http/index.js";
import type { Clock, PlannedCall, RequestContext } from "../../kernel/index.js";
import { CodedError } from "../../kernel/index.js";
import type { PricePort, SeriesRecord } from "../../prices/prices.port.js";
import { LivePrices } from "./live-port.js";
import type { Described, OpenId, OpenIds } from "./open-ids.js";
import { openRecord, planned } from "./open-record.js";
import type { SeriesYear } from "./series-year.js";
import type { AskableSource, LiveSeries } from "./types.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** What a publisher says of a series, or that it has none. */
const LIFETIME = { freshMs: DAY_MS, staleMs: 60 * DAY_MS };
const placeKey = keySpace("prices.about", 1, { source: text(), series: text() });
/** Far more than one request can name. */
const MAX_OPEN = 1000;

/** A source's catalogue, and beside it every series that its publisher knows, by the publisher's id: see `PricePort.describe`. */
export class OpenPrices implements PricePort {
  readonly sourceId: string;
  readonly #listed: LivePrices;
  readonly #open = new Map<string, LiveSeries>();

  constructor(
    private readonly source: AskableSource,
    private readonly ids: OpenIds,
    private readonly upstream: Upstream,
    private readonly years: CellSpace<SeriesYear>,
    private readonly about: CellSpace<Described>,
    private readonly clock: Clock,
  ) {
    this.sourceId = source.sourceId;
    this.#listed = new LivePrices(source, upstream, years, clock);
  }

  catalogue(): Promise<readonly SeriesRecord[]> {
    return this.#listed.catalogue();
  }

  /** Listed and open series are planned together: one call carries both where the source allows it. */
  observations: PricePort["observations"] = (requests, context) => {
    const open = [...new Set(requests.flatMap(({ id }) => this.#open.get(id) ?? []))];
    if (open.length === 0) return this.#listed.observations(requests, context);
    const source = { ...this.source, series: [...this.source.series, ...open] };
    return new LivePrices(source, this.upstream, this.years, this.clock).observations(requests, context);
  };

  async describe(id: string, context: RequestContext): Promise<SeriesRecord | null> {
    const open = this.ids.parse(id);
    if (!open) return null;
    const listed = this.source.series.find(({ record }) => record.id === open.id);
    if (listed) return listed.record;
    const described = await this.#described(open, context);
    // A plan must not write over what is known.
    if (described === null) return (this.#open.get(open.id) ?? this.#keep(open, planned(this.ids, open))).record;
    if ("about" in described) return this.#keep(open, described.about).record;
    if ("unknown" in described)
      throw new CodedError("CODE_UNKNOWN", `no series ${open.id}. Its publisher says: ${described.unknown}`, {
        source: this.sourceId,
        accepted: "a code that the publisher has",
      });
    throw new CodedError(
      "REFUSED_FREQUENCY",
      `${open.id} is ${described.finer}; served are figures of months, quarters and years.`,
      { source: this.sourceId, accepted: "a monthly, quarterly or annual series" },
    );
  }

  #keep(open: OpenId, about: Parameters<typeof openRecord>[3]): LiveSeries {
    const record = openRecord(this.sourceId, this.ids, open, about);
    const series = { record, code: open.code, group: this.ids.groupOf(open, record.frequency) };
    this.#open.delete(open.id);
    this.#open.set(open.id, series);
    if (this.#open.size > MAX_OPEN) this.#open.delete(this.#open.keys().next().value!);
    return series;
  }

  /** Null: only a plan is asked for. */
  async #described(open: OpenId, context: RequestContext): Promise<Described | null> {
    const place = { slice: placeKey({ source: this.sourceId, series: open.id }), cell: "about" };
    const calls = this.ids.requests(open).map((request): PlannedCall => {
      const { method = "GET" } = request;
      return { sourceId: this.sourceId, method, url: this.upstream.urlOf(request), cells: 1, estimatedRows: 1 };
    });
    const [held] = await this.about.peek([place]);
    if (held === undefined && !context.gate.admit(calls)) return null;
    const [outcome] = await this.about.through(
      [place],
      async (_missing, signal, background): Promise<readonly Loaded<Described>[]> => {
        if (background && context.gate.planned.length + calls.length > context.gate.limit) return [];
        if (background && !context.gate.admit(calls)) return [];
        try {
          if (!background) calls.forEach(() => context.usage.called(this.sourceId));
          const value = await this.ids.ask(this.upstream, open, { signal, background });
          return [{ ...place, value, lifetime: LIFETIME }];
        } catch (error) {
          // Nobody waits any more: that is no failure of the source.
          if (!(error instanceof CodedError) || signal.aborted) throw error;
          return [{ ...place, error }];
        }
      },
      context.signal,
    );
    if (outcome instanceof Error) throw outcome;
    if (outcome!.freshness !== "LIVE") context.usage.cached += 1;
    return outcome!.value;
  }
}
