import type { Cache, CellSpace, Held, Loaded, Wanted } from "../../../cache/index.js";
import { code, keySpace } from "../../../cache/index.js";
import type { Upstream } from "../../../http/index.js";
import type { Clock, Period } from "../../../kernel/index.js";
import { CodedError } from "../../../kernel/index.js";
import type { ComtradeCodeBook } from "../codes.js";
import { comtradeAvailabilityRequest, comtradePeriod } from "../request.js";
import { availabilityLifetimeOf } from "./lifetimes.js";
import type { Releases } from "./releases.js";
import { readReleases, releasesOf } from "./releases.js";

export type Frequency = "A" | "M";
/** By `periodKey`; a period that could not be asked is not in it. */
export type Availability = ReadonlyMap<string, Held<Releases>>;
export const periodKey = (period: Period): string => period.text;

const MOST_PERIODS = 12;
/** Nobody waits for it long: without it the answer is the same, and says less. */
const LIMITS = { attemptMs: 2_000, totalMs: 2_500 };

/** What calls of the list need of whoever waits for it. */
export interface AskingList {
  readonly signal?: AbortSignal;
  readonly background: boolean;
  /** Before calls are made; false or an error where they may not be. */
  readonly admit: (calls: readonly (readonly Period[])[]) => boolean;
  readonly called: () => void;
}

interface Deps {
  /** Of the public paths: no key, no quota. */
  readonly open: Upstream;
  readonly cache: Cache;
  readonly codes: ComtradeCodeBook;
  readonly clock: Clock;
}

const sliceOf = keySpace("comtrade.availability", 1, { frequency: code(), period: code() });

/** Which reporters have released which period, and when: UN Comtrade's list of availability (getDa), kept for all reporters of a period. */
export class AvailabilityList {
  readonly #space: CellSpace<Releases>;

  constructor(private readonly deps: Deps) {
    this.#space = deps.cache.space({ name: "comtrade.availability", decode: readReleases });
  }

  /** What is held, without a call. */
  async held(frequency: Frequency, periods: readonly Period[]): Promise<Availability> {
    const held = await this.#space.peek(periods.map((period) => placeOf(frequency, period)));
    return byPeriod(periods, held);
  }

  /** What is held or comes. Never fails: what could not be asked is left out. */
  async ask(frequency: Frequency, periods: readonly Period[], asking: AskingList): Promise<Availability> {
    const held = await this.held(frequency, periods);
    const missing = periods.filter((period) => !held.has(periodKey(period)));
    if (missing.length === 0 || !mayAsk(asking, chunksOf(missing))) return held;
    const periodAt = new Map(missing.map((period) => [placeOf(frequency, period).slice, period]));
    const load = async (absent: readonly Wanted<Releases>[], signal: AbortSignal, background: boolean) => {
      const own = { ...asking, signal, background: background || asking.background };
      const calls = chunksOf(absent.map(({ slice }) => periodAt.get(slice)!));
      return (await Promise.all(calls.map((some) => this.#call(frequency, some, own)))).flat();
    };
    const places = missing.map((period) => placeOf(frequency, period));
    const came = await this.#space.through(places, load, asking.signal);
    return new Map([...held, ...byPeriod(missing, came)]);
  }

  urlOf(frequency: Frequency, periods: readonly Period[]): string {
    return this.deps.open.urlOf(comtradeAvailabilityRequest(frequency, periods));
  }

  /** A list of several periods that is refused or cut is asked for again in halves: the preview refuses two periods, too. */
  async #call(
    frequency: Frequency,
    periods: readonly Period[],
    asking: AskingList & { readonly signal: AbortSignal },
  ): Promise<readonly Loaded<Releases>[]> {
    const { open, codes, clock } = this.deps;
    const { signal, background } = asking;
    try {
      asking.called();
      const request = comtradeAvailabilityRequest(frequency, periods);
      const { body } = await open.send({ ...request, as: "json", signal, background, limits: LIMITS });
      const found = releasesOf(body, periods, codes, clock);
      return periods.map((period) => ({
        ...placeOf(frequency, period),
        value: found.get(comtradePeriod(period))!,
        lifetime: availabilityLifetimeOf(period, clock),
      }));
    } catch (error) {
      if (signal.aborted || !(error instanceof CodedError)) throw error;
      const isTooMuch = error.code === "UPSTREAM_REFUSED" || error.code === "UPSTREAM_BAD_DATA";
      const middle = Math.ceil(periods.length / 2);
      const halves = [periods.slice(0, middle), periods.slice(middle)];
      if (!isTooMuch || periods.length === 1 || !mayAsk(asking, halves))
        return periods.map((period) => ({ ...placeOf(frequency, period), error }));
      return (await Promise.all(halves.map((half) => this.#call(frequency, half, asking)))).flat();
    }
  }
}

const placeOf = (frequency: Frequency, period: Period): Wanted<Releases> => ({
  slice: sliceOf({ frequency, period: comtradePeriod(period) }),
  cell: "reporters",
});

const chunksOf = (periods: readonly Period[]): readonly (readonly Period[])[] =>
  Array.from({ length: Math.ceil(periods.length / MOST_PERIODS) }, (_, at) =>
    periods.slice(at * MOST_PERIODS, (at + 1) * MOST_PERIODS),
  );

/** The budget of a request may end here: that is no failure of its field. */
const mayAsk = ({ admit }: AskingList, calls: readonly (readonly Period[])[]): boolean => {
  try {
    return admit(calls);
  } catch {
    return false;
  }
};

const byPeriod = (
  periods: readonly Period[],
  outcomes: readonly (Held<Releases> | Error | undefined)[],
): Availability =>
  new Map(
    periods.flatMap((period, at): [string, Held<Releases>][] => {
      const outcome = outcomes[at];
      return outcome && !(outcome instanceof Error) && outcome.value ? [[periodKey(period), outcome]] : [];
    }),
  );
