import type { Counters } from "../kernel/index.js";
import { callerLeft, CodedError, Flight } from "../kernel/index.js";
import type { AgedCell, Ages, Lifetime } from "./cell.js";
import type { Failures } from "./failures.js";
import type { SliceStore } from "./slice-store.js";
import type { CellSpace, Held, Load, Loaded, SpaceSpec, Wanted } from "./types.js";

/** "The source has nothing" is fresh for an hour at most (reliability E10). */
const MAX_ABSENT_MS = 60 * 60 * 1000;
/** Somebody else's load may bring too little of a cell; one's own may not. */
const MOST_ROUNDS = 3;
/** Whoever comes within the window of the one before comes along; alone, one waits for one window. */
const MOST_WINDOWS = 5;

type Outcomes<T> = ReadonlyMap<string, AgedCell<T> | Error>;
type LoadFlight<T> = Flight<Outcomes<T>>;

/** A load that waits for more who miss something. */
interface Gathering<T> {
  readonly flight: LoadFlight<T>;
  readonly asked: { readonly item: Wanted<T>; readonly signal: AbortSignal | undefined }[];
}

const idOf = ({ slice, cell }: { readonly slice: string; readonly cell: string }): string => `${slice}\n${cell}`;

/** Read-through over slices of cells: see `CellSpace`. */
export class Cells<T> implements CellSpace<T> {
  readonly #flights = new Map<string, LoadFlight<T>>();
  /** Flights behind answers: they wait behind users and may not use the last calls of a quota, so no user waits for one. */
  readonly #renewals = new WeakSet<LoadFlight<T>>();
  #gathering: Gathering<T> | undefined;

  constructor(
    private readonly spec: SpaceSpec<T>,
    private readonly store: SliceStore,
    private readonly ages: Ages,
    private readonly random: () => number,
    private readonly counters: Counters,
    private readonly failures: Failures,
    private readonly gather: (ms: number) => Promise<void> = gatherFor,
  ) {}

  async through(
    wanted: readonly Wanted<T>[],
    load: Load<T>,
    signal?: AbortSignal,
  ): Promise<readonly (Held<T> | Error)[]> {
    await this.#fetch(wanted.filter((item) => !this.#usable(item)));
    const [stale, absent]: [Wanted<T>[], Wanted<T>[]] = [[], []];
    // Before anything is loaded: what is stale now is stale in this answer.
    const answers = wanted.map((item) => {
      const cell = this.#usable(item);
      if (!cell) return void absent.push(item);
      const fresh = this.ages.isFresh(cell);
      if (!fresh) stale.push(item);
      return this.#held(cell, item, fresh ? "CACHED" : "STALE");
    });
    this.#count("hit", wanted.length - stale.length - absent.length);
    this.#count("stale", stale.length);
    this.#count("miss", absent.length);
    if (stale.length > 0) this.#renew(stale, load);
    if (absent.length === 0) return answers as Held<T>[];
    const loaded = await this.#load(absent, load, signal);
    return answers.map((answer, at) => answer ?? loaded.get(wanted[at]!)!);
  }

  async peek(wanted: readonly Wanted<T>[]): Promise<readonly (Held<T> | undefined)[]> {
    await this.#fetch(wanted.filter((item) => !this.#usable(item)));
    return wanted.map((item) => {
      const cell = this.#usable(item);
      return cell && this.#held(cell, item, this.ages.isFresh(cell) ? "CACHED" : "STALE");
    });
  }

  put(loaded: readonly Loaded<T>[]): void {
    this.#put(loaded);
  }

  #put(loaded: readonly Loaded<T>[], background = false): Outcomes<T> {
    // What one load brought expires together, so that one call renews it.
    const shorten = this.random();
    const outcomes = new Map<string, AgedCell<T> | Error>();
    const slices = new Map<string, Map<string, AgedCell<T>>>();
    for (const item of loaded) {
      const id = idOf(item);
      if ("error" in item) {
        if (item.error instanceof CodedError) this.failures.remember(id, item.error, background);
        outcomes.set(id, item.error);
        continue;
      }
      const cell = this.#cellFor(item, id, shorten, background);
      outcomes.set(id, cell.kept);
      if (!cell.isNew) continue;
      const cells = slices.get(item.slice);
      if (cells) cells.set(item.cell, cell.kept);
      else slices.set(item.slice, new Map([[item.cell, cell.kept]]));
    }
    for (const [slice, cells] of slices) this.store.put(slice, cells, this.spec.shared ?? true);
    return outcomes;
  }

  #cellFor(
    item: Extract<Loaded<T>, { lifetime: Lifetime }>,
    id: string,
    shorten: number,
    background: boolean,
  ): { readonly kept: AgedCell<T>; readonly isNew: boolean } {
    const { value, lifetime } = item;
    const held = this.store.get(item.slice)?.get(item.cell) as AgedCell<T> | undefined;
    this.failures.forget(id);
    const good = held && held.value !== null && this.ages.isUsable(held) ? held : undefined;
    if (value === null) {
      const freshMs = Math.min(lifetime.freshMs, this.spec.maxAbsentMs ?? MAX_ABSENT_MS);
      if (!good) return { kept: this.ages.born<T>(null, { ...lifetime, freshMs }, shorten), isNew: true };
      // "Nothing" after a good value may be a source's bad day (Comtrade answers 200 with no rows): the value stays, stale, to its end.
      this.failures.remember(id, null, background, freshMs);
      return { kept: good, isNew: false };
    }
    const { merge } = this.spec;
    if (!merge || !good || good.value === null || !this.ages.isFresh(good))
      return { kept: this.ages.born(value, lifetime, shorten), isNew: true };
    return { kept: { ...good, value: merge(good.value, value) }, isNew: true };
  }

  /** From the shared store into memory, once for all who ask at the same time. */
  #fetch(wanted: readonly Wanted<T>[]): Promise<void> {
    if (wanted.length === 0 || this.spec.shared === false) return Promise.resolve();
    return this.store.fetch([...new Set(wanted.map(({ slice }) => slice))], (value) => this.spec.decode(value));
  }

  /** Memory holds under this space's keys what its `decode` let in or its loads brought. */
  #usable({ slice, cell, accept }: Wanted<T>): AgedCell<T> | undefined {
    const held = this.store.get(slice)?.get(cell) as AgedCell<T> | undefined;
    if (!held || !this.ages.isUsable(held)) return undefined;
    return held.value === null || !accept || accept(held.value) ? held : undefined;
  }

  #held(cell: AgedCell<T>, item: Wanted<T>, freshness: Held<T>["freshness"]): Held<T> {
    return {
      value: cell.value,
      freshness,
      storedAt: new Date(cell.storedAt).toISOString(),
      ageMs: this.ages.ageMs(cell),
      failure: freshness === "STALE" ? (this.failures.get(idOf(item))?.error?.code ?? null) : null,
    };
  }

  /** Behind the answer: nobody waits, and of its failure only the next who asks hears. Another process may have been quicker. */
  #renew(stale: readonly Wanted<T>[], load: Load<T>): void {
    const due = stale.filter((item) => !this.failures.get(idOf(item)) && !this.#flightOf(item));
    if (due.length === 0) return;
    const renew = async (signal: AbortSignal): Promise<readonly Loaded<T>[]> => {
      await this.#fetch(due);
      const still = due.filter((item) => {
        const cell = this.#usable(item);
        return !cell || !this.ages.isFresh(cell);
      });
      return still.length === 0 ? [] : load(still, signal, true);
    };
    const flight = this.#start(() => due, renew, true);
    for (const item of due) this.#flights.set(idOf(item), flight);
    this.#renewals.add(flight);
    flight.join().catch(() => this.#count("renew_failed", 1));
  }

  readonly #left = (): Error => (this.spec.keepLoading ? stillLoading(this.spec.name) : callerLeft());

  #flightOf(item: Wanted<T>): LoadFlight<T> | undefined {
    const flight = this.#flights.get(idOf(item));
    return flight?.abandoned ? undefined : flight;
  }

  async #load(
    absent: readonly Wanted<T>[],
    load: Load<T>,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<Wanted<T>, Held<T> | Error>> {
    const answers = new Map<Wanted<T>, Held<T> | Error>();
    let open = absent;
    for (let round = 0; open.length > 0 && round < MOST_ROUNDS; round += 1) {
      const { joined, own } = this.#board(open, load, answers, signal);
      const again: Wanted<T>[] = [];
      await Promise.all(
        [...joined].map(async ([flight, items]) => {
          const outcomes = await flight.join(signal, this.#left).catch((error: unknown) => asError(error));
          for (const item of items) {
            const cell = outcomes instanceof Error ? outcomes : outcomes.get(idOf(item));
            const isOfOthers =
              cell instanceof Error && cell !== outcomes && !(cell instanceof CodedError) && flight !== own;
            if (isOfOthers) again.push(item);
            else if (cell instanceof Error) answers.set(item, cell);
            else if (cell && (cell.value === null || !item.accept || item.accept(cell.value)))
              answers.set(item, this.#held(cell, item, "LIVE"));
            else if (flight === own) answers.set(item, new Error(`${this.spec.name}: the load left out ${item.cell}`));
            else again.push(item);
          }
        }),
      );
      open = again;
    }
    for (const item of open)
      answers.set(item, new Error(`${this.spec.name}: others keep loading less of ${item.cell}`));
    return answers;
  }

  /** Who joins which flight; what nobody loads yet goes into one new one. Known failures are answers already. */
  #board(
    open: readonly Wanted<T>[],
    load: Load<T>,
    answers: Map<Wanted<T>, Held<T> | Error>,
    signal: AbortSignal | undefined,
  ): { readonly joined: ReadonlyMap<LoadFlight<T>, Wanted<T>[]>; readonly own: LoadFlight<T> | undefined } {
    const joined = new Map<LoadFlight<T>, Wanted<T>[]>();
    const fresh: Wanted<T>[] = [];
    for (const item of open) {
      const failure = this.failures.get(idOf(item));
      const failed = failure?.background ? null : failure?.error;
      const inFlight = this.#flightOf(item);
      const flight = inFlight && !this.#renewals.has(inFlight) ? inFlight : undefined;
      if (failed) answers.set(item, failed);
      else if (flight && flight === this.#gathering?.flight && !signal?.aborted) fresh.push(item);
      else if (flight && joined.get(flight)?.push(item)) continue;
      else if (flight) joined.set(flight, [item]);
      else if (signal?.aborted) answers.set(item, callerLeft());
      else fresh.push(item);
    }
    const own = fresh.length > 0 ? this.#gather(fresh, load, signal) : undefined;
    if (own) joined.set(own, fresh);
    return { joined, own };
  }

  /** Into the load that is being gathered, or into a new one. Who leaves before it begins is not asked for. */
  #gather(items: readonly Wanted<T>[], load: Load<T>, signal: AbortSignal | undefined): LoadFlight<T> {
    const { gatherMs = 0 } = this.spec;
    let group = this.#gathering;
    if (!group || group.flight.abandoned) {
      const asked: Gathering<T>["asked"] = [];
      const work = async (own: AbortSignal): Promise<readonly Loaded<T>[]> => {
        for (let round = 0, before = -1; gatherMs > 0 && round < MOST_WINDOWS && asked.length > before; round += 1) {
          before = asked.length;
          await this.gather(gatherMs);
        }
        if (this.#gathering?.asked === asked) this.#gathering = undefined;
        const still = asked.filter((one) => !one.signal?.aborted).map(({ item }) => item);
        return still.length === 0 ? [] : load(still, own, false);
      };
      group = { asked, flight: this.#start(() => asked.map(({ item }) => item), work) };
      if (gatherMs > 0) this.#gathering = group;
    }
    for (const item of items) {
      group.asked.push({ item, signal });
      this.#flights.set(idOf(item), group.flight);
    }
    return group.flight;
  }

  /** One load for several cells; whoever wants one of them meanwhile joins it. */
  #start(
    items: () => readonly Wanted<T>[],
    load: (signal: AbortSignal) => Promise<readonly Loaded<T>[]>,
    background = false,
  ): LoadFlight<T> {
    const flight: LoadFlight<T> = new Flight(async (signal) => {
      // Below, `flight` must have its value even when `load` throws before it waits for anything.
      await Promise.resolve();
      try {
        return this.#put(await load(signal), background);
      } catch (error) {
        if (error instanceof CodedError && !signal.aborted)
          for (const item of items()) this.failures.remember(idOf(item), error, background);
        throw error;
      } finally {
        for (const id of items().map(idOf)) if (this.#flights.get(id) === flight) this.#flights.delete(id);
      }
    });
    // One who stays to the end.
    if (this.spec.keepLoading) flight.join().catch(() => {});
    return flight;
  }

  #count(outcome: string, by: number): void {
    if (by > 0) this.counters.count("cache_cells", { space: this.spec.name, outcome }, by);
  }
}

const stillLoading = (name: string): CodedError =>
  new CodedError(
    "UPSTREAM_TIMEOUT",
    `${name} has not answered yet. Its answer is loaded on and kept: ask again in some seconds, or let one operation wait longer.`,
    { source: name, retryable: true, retryAfterSeconds: 5 },
  );

/** Keeps the process alive: somebody waits. What came meanwhile and waits for its turn still gets in. */
const gatherFor = (ms: number): Promise<void> => new Promise((done) => setTimeout(() => setImmediate(done), ms));

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
