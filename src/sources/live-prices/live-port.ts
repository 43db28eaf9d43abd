import type { CellSpace, Held, Load, Loaded, Wanted } from "../../cache/index.js";
import type { Upstream } from "../../http/index.js";
import type { Budget, Clock, PlannedCall, RequestContext } from "../../kernel/index.js";
import {
  announceCalls,
  CodedError,
  groupBy,
  isUpstreamFailure,
  missingFor,
  NotAdmitted,
  Payers,
} from "../../kernel/index.js";
import { planSeries } from "../../planner/index.js";
import type { ObservationsAnswer, PricePort, SeriesRecord } from "../../prices/prices.port.js";
import type { SeriesYear } from "./series-year.js";
import { placeOf } from "./series-year.js";
import { scatterCall } from "./scatter.js";
import type { AskableSource, LiveSeries, SeriesCall } from "./types.js";
import type { SeriesWindow } from "./window.js";
import { windowAnswer, windowOf } from "./window.js";

/** A year of a series, and who asked for it: a load is for several operations. */
interface Year {
  readonly series: LiveSeries;
  readonly year: number;
  readonly budget: Budget;
}
type Outcome = Held<SeriesYear> | Error | null;

/** Price series of one source over the network, by calendar years through the store: see `PricePort`. */
export class LivePrices implements PricePort {
  readonly sourceId: string;
  readonly #series: ReadonlyMap<string, LiveSeries>;
  /** By what the store is asked for. */
  readonly #waiting = new WeakMap<Wanted<SeriesYear>, Year>();

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

  /** As far as its source has it: years that failed are gaps, and a window of which nothing came is the failure. */
  #answer(window: SeriesWindow, outcomes: ReadonlyMap<string, Outcome>, now: Date): ObservationsAnswer | Error | null {
    const held: Held<SeriesYear>[] = [];
    const failed = new Map<number, CodedError>();
    for (const year of window.years) {
      const outcome = outcomes.get(keyOf(window.series, year)) ?? null;
      if (outcome === null) return null;
      if (!(outcome instanceof Error)) held.push(outcome);
      else if (isUpstreamFailure(outcome)) failed.set(year, outcome);
      else return outcome;
    }
    const [first] = failed.values();
    if (first && held.length === 0) return first;
    return withoutFailed(windowAnswer(window, held, this.source, now), failed);
  }

  /** By series and year; null where a plan is asked for and the year is not held. */
  async #outcomes(
    windows: readonly (SeriesWindow | null)[],
    context: RequestContext,
  ): Promise<ReadonlyMap<string, Outcome>> {
    const keys = new Map<string, Wanted<SeriesYear>>();
    const budget: Budget = { context, left: 0 };
    for (const window of windows)
      for (const year of window?.years ?? []) {
        const { series } = window!;
        const wanted = placeOf(series.record, year);
        keys.set(keyOf(series, year), wanted);
        this.#waiting.set(wanted, { series, year, budget });
      }
    const wanted = [...keys.values()];
    const held = await this.space.peek(wanted);
    const calls = this.#calls(wanted.filter((_, at) => held[at] === undefined));
    const admitted = await this.#admitted(calls, context);
    if (admitted === true) budget.left = calls.length;
    const outcomes: readonly Outcome[] =
      admitted === true
        ? await this.space.through(wanted, this.#load, context.signal)
        : held.map((one) => one ?? (admitted instanceof Error ? admitted : null));
    const own = outcomes.map((one) => (one instanceof NotAdmitted ? one.reasonFor(budget) : one));
    return new Map([...keys.keys()].map((key, at) => [key, own[at] ?? null]));
  }

  /** False: only a plan is asked for. An error: the budget is used up; what is held is answered all the same. */
  async #admitted(calls: readonly SeriesCall[], context: RequestContext): Promise<boolean | Error> {
    try {
      return await announceCalls(
        context,
        calls.map((call) => this.#planned(call)),
      );
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

  #calls(wanted: readonly Wanted<SeriesYear>[]): readonly SeriesCall[] {
    const groups = groupBy(
      wanted.map((item) => this.#waiting.get(item)!),
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
  #load: Load<SeriesYear> = async (missing, signal, background) => {
    const calls = this.#calls(missing);
    const waiting = missing.map((item) => this.#waiting.get(item)!);
    if (background && !this.#mayRenew(calls, waiting[0]!.budget.context)) return [];
    const payers = new Payers<SeriesCall>({
      needing: (needed) => needing(waiting, needed),
      planned: (call) => this.#planned(call),
    });
    const loads = calls.map(async (call): Promise<readonly Loaded<SeriesYear>[]> => {
      const asked = this.#asked(call);
      try {
        if (!background) {
          payers.admit([call]);
          payers.called(call, this.sourceId);
        }
        const batch = await this.source.ask(this.upstream, call, { signal, background });
        return scatterCall(this.source, asked, call, batch, this.clock.now());
      } catch (error) {
        // Nobody waits any more: that is no failure of the source.
        if (signal.aborted || !(error instanceof CodedError || error instanceof NotAdmitted)) throw error;
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
    if (gate.counted + calls.length > gate.limit) return false;
    return gate.admit(calls.map((call) => this.#planned(call)));
  }
}

/** Operations with a year in any of the calls, in the order in which they came. */
const needing = (waiting: readonly Year[], calls: readonly SeriesCall[]): readonly Budget[] => {
  const isIn = ({ series, year }: Year): boolean =>
    calls.some(
      ({ group, codes, fromYear, toYear }) =>
        group === series.group && fromYear <= year && year <= toYear && codes.includes(series.code),
    );
  return [...new Set(waiting.filter(isIn).map(({ budget }) => budget))];
};

/** Periods of years that failed say so, whatever the years around them say. */
const withoutFailed = (answer: ObservationsAnswer, failed: ReadonlyMap<number, CodedError>): ObservationsAnswer => {
  if (failed.size === 0) return answer;
  const observations = answer.observations.map((one) => {
    const error = failed.get(one.period.year);
    if (!error) return one;
    const { reason, detail } = missingFor(error);
    return { period: one.period, value: null, missing: reason, detail, status: [] };
  });
  return { ...answer, observations, failures: [...new Set(failed.values())] };
};

const keyOf = ({ record }: LiveSeries, year: number): string => `${record.id}\n${year}`;
const yearsOf = ({ fromYear, toYear }: SeriesCall): readonly number[] =>
  Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
