import type { CellSpace, Held, Load, Loaded, Wanted } from "../../cache/index.js";
import type { Upstream } from "../../http/index.js";
import type { Clock, PlannedCall, RequestContext } from "../../kernel/index.js";
import { CodedError, groupBy } from "../../kernel/index.js";
import { planSeries } from "../../planner/index.js";
import type { ObservationsAnswer, PricePort, SeriesRecord } from "../../prices/prices.port.js";
import type { SeriesYear } from "./series-year.js";
import { placeOf } from "./series-year.js";
import { scatterCall } from "./scatter.js";
import type { AskableSource, LiveSeries, SeriesCall } from "./types.js";
import type { SeriesWindow } from "./window.js";
import { windowAnswer, windowOf } from "./window.js";

interface Year {
  readonly series: LiveSeries;
  readonly year: number;
}
type Years = ReadonlyMap<Wanted<SeriesYear>, Year>;
type Outcome = Held<SeriesYear> | Error | null;

/** Price series of one source over the network, by calendar years through the store: see `PricePort`. */
export class LivePrices implements PricePort {
  readonly sourceId: string;
  readonly #series: ReadonlyMap<string, LiveSeries>;

  constructor(
    private readonly source: AskableSource,
    private readonly upstream: Upstream,
    private readonly space: CellSpace<SeriesYear>,
    private readonly clock: Clock,
  ) {
    this.sourceId = source.sourceId;
    this.#series = new Map(source.series.map((series) => [series.record.id, series]));
  }

  /** Never asks the source. */
  catalogue(): Promise<readonly SeriesRecord[]> {
    return Promise.resolve(this.source.series.map(({ record }) => record));
  }

  observations: PricePort["observations"] = async (requests, context) => {
    const now = this.clock.now();
    const windows = requests.map(({ id, from, to }) => {
      const series = this.#series.get(id);
      return series ? windowOf(series, from, to, now) : null;
    });
    const outcomes = await this.#outcomes(windows, context);
    for (const outcome of outcomes.values())
      if (outcome && !(outcome instanceof Error) && outcome.freshness !== "LIVE") context.usage.cached += 1;
    return windows.map((window) => window && this.#answer(window, outcomes, now));
  };

  /** A window whose years are not all there is not answered: it comes from one source, whole. */
  #answer(window: SeriesWindow, outcomes: ReadonlyMap<string, Outcome>, now: Date): ObservationsAnswer | Error | null {
    const held: Held<SeriesYear>[] = [];
    let refused: Error | null = null;
    for (const year of window.years) {
      const outcome = outcomes.get(keyOf(window.series, year)) ?? null;
      if (outcome instanceof Error) refused ??= outcome;
      else if (outcome === null) return null;
      else held.push(outcome);
    }
    return refused ?? windowAnswer(window, held, this.source, now);
  }

  /** By series and year; null where a plan is asked for and the year is not held. */
  async #outcomes(
    windows: readonly (SeriesWindow | null)[],
    context: RequestContext,
  ): Promise<ReadonlyMap<string, Outcome>> {
    const years = new Map<Wanted<SeriesYear>, Year>();
    const keys = new Map<string, Wanted<SeriesYear>>();
    for (const window of windows)
      for (const year of window?.years ?? []) {
        const { series } = window!;
        const key = keyOf(series, year);
        const wanted = placeOf(series.record, year);
        keys.set(key, wanted);
        years.set(wanted, { series, year });
      }
    const wanted = [...keys.values()];
    const held = await this.space.peek(wanted);
    const admitted = this.#admitted(
      this.#calls(
        wanted.filter((_, at) => held[at] === undefined),
        years,
      ),
      context,
    );
    const outcomes: readonly Outcome[] =
      admitted === true
        ? await this.space.through(wanted, this.#load(years, context), context.signal)
        : held.map((one) => one ?? (admitted instanceof Error ? admitted : null));
    return new Map([...keys.keys()].map((key, at) => [key, outcomes[at] ?? null]));
  }

  /** False: only a plan is asked for. An error: the budget is used up; what is held is answered all the same. */
  #admitted(calls: readonly SeriesCall[], { gate }: RequestContext): boolean | Error {
    try {
      return gate.admit(calls.map((call) => this.#planned(call)));
    } catch (error) {
      if (error instanceof CodedError) return error;
      throw error;
    }
  }

  #planned(call: SeriesCall): PlannedCall {
    const request = this.source.request(call);
    const cells = call.codes.length * (call.toYear - call.fromYear + 1);
    const { method = "GET" } = request;
    return { sourceId: this.sourceId, method, url: this.upstream.urlOf(request), cells, estimatedRows: cells * 12 };
  }

  #calls(wanted: readonly Wanted<SeriesYear>[], years: Years): readonly SeriesCall[] {
    const groups = groupBy(
      wanted.map((item) => years.get(item)!),
      ({ series }) => series.group,
    );
    return [...groups].flatMap(([group, items]) =>
      planSeries(
        items.map(({ series, year }) => ({ id: series.code, fromYear: year, toYear: year })),
        this.source.caps,
      ).map(({ ids, fromYear, toYear }) => ({ group, codes: ids, fromYear, toYear })),
    );
  }

  /** A call that fails is the failure of its own years. Renewals wait for a later question where this one's budget is used up. */
  #load =
    (years: Years, context: RequestContext): Load<SeriesYear> =>
    async (missing, signal, background) => {
      const calls = this.#calls(missing, years);
      if (background && !this.#mayRenew(calls, context)) return [];
      const loads = calls.map(async (call): Promise<readonly Loaded<SeriesYear>[]> => {
        const asked = this.#asked(call);
        try {
          if (!background) context.usage.called(this.sourceId);
          const batch = await this.source.ask(this.upstream, call, { signal, background });
          return scatterCall(this.source, asked, call, batch, this.clock.now());
        } catch (error) {
          // Nobody waits any more: that is no failure of the source.
          if (!(error instanceof CodedError) || signal.aborted) throw error;
          return asked.flatMap((series) => yearsOf(call).map((year) => ({ ...placeOf(series.record, year), error })));
        }
      });
      return (await Promise.all(loads)).flat();
    };

  #asked({ group, codes }: SeriesCall): readonly LiveSeries[] {
    const wanted = new Set(codes);
    return this.source.series.filter((series) => series.group === group && wanted.has(series.code));
  }

  #mayRenew(calls: readonly SeriesCall[], { gate }: RequestContext): boolean {
    if (gate.planned.length + calls.length > gate.limit) return false;
    return gate.admit(calls.map((call) => this.#planned(call)));
  }
}

const keyOf = ({ record }: LiveSeries, year: number): string => `${record.id}\n${year}`;
const yearsOf = ({ fromYear, toYear }: SeriesCall): readonly number[] =>
  Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
