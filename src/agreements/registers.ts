import type { Clock, Freshness, RequestContext, SourceCatalogue } from "../kernel/index.js";
import {
  asOfDay,
  badInput,
  CodedError,
  every,
  Flight,
  requestOf,
  systemClock,
  tellFailures,
  timeoutSignal,
} from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { AgreementsPort, RegisterAsk } from "./agreements.port.js";
import { AgreementsService } from "./agreements.service.js";
import type { PortState } from "./held-registers.js";
import { holdRegisters } from "./held-registers.js";

export interface AgreementsDeps {
  /** Where files and a live port hold one register, the live port comes before, unless the file is `chosen`. */
  readonly ports: readonly AgreementsPort[];
  /** Wait for live ports at the first question; else files answer it, and live ports come with the first refresh. */
  readonly awaitLive?: boolean;
  readonly reference: Reference;
  readonly sources: SourceCatalogue;
  readonly clock?: Clock;
  /** Longest wait for live ports at the first question; those that came are shown then. */
  readonly firstLoadMs?: number;
}

/** Within the ten seconds of an operation. */
const FIRST_LOAD_MS = 7_000;
/** What a register said this long ago is LIVE no more but CACHED. */
const LIVE_MS = 60_000;
/** A register that failed, or whose copy is past its life, is asked again behind a question, at most this often. */
const RETRY_MS = 30_000;
const MAX_DAYS = 6;

/**
 * All registers: read at the first question, once for everybody who asks meanwhile, and renewed behind the answers. What questions see is
 * swapped whole, and one request sees one state to its end.
 */
export class AgreementRegisters {
  readonly #ports: readonly AgreementsPort[];
  readonly #states: Map<AgreementsPort, PortState>;
  readonly #clock: Clock;
  #held: AgreementsService | undefined;
  #version = "";
  #triedAtMs = -Infinity;
  #first: Flight<AgreementsService> | undefined;
  #refreshing: Promise<boolean> | undefined;
  readonly #days = new WeakMap<RequestContext, Set<string>>();
  readonly #pinned = new WeakMap<RequestContext, Promise<AgreementsService>>();

  constructor(private readonly deps: AgreementsDeps) {
    this.#clock = deps.clock ?? systemClock;
    const chosen = new Set(deps.ports.flatMap((port) => port.chosen ?? []));
    this.#ports = deps.ports.filter(({ live, sourceIds }) => !live || !sourceIds.every((id) => chosen.has(id)));
    this.#states = new Map(this.#ports.map((port) => [port, { port, loaded: null, failure: null }]));
  }

  /** The state that a request works with; the first question of the process waits for the registers to be read. */
  async current(context?: RequestContext): Promise<AgreementsService> {
    const service = await this.#current(context && requestOf(context));
    if (context)
      tellFailures(
        context,
        service.missing.flatMap(({ failure }) => failure ?? []),
      );
    return service;
  }

  #current(context: RequestContext | undefined): Promise<AgreementsService> {
    const pinned = context && this.#pinned.get(context);
    if (pinned) return pinned;
    const service = this.#held ? Promise.resolve(this.#held) : this.#load(context);
    if (context) {
      this.#pinned.set(context, service);
      service.catch(() => this.#pinned.delete(context));
    }
    if (this.#held && this.#mayRetry()) this.refresh().catch(() => undefined);
    return service;
  }

  /** What it works with as of a day. A day is built in a fifth of a second: others get their turn between two, and one request has few. */
  async asOf(context: RequestContext, asOf: string | null | undefined): Promise<AgreementsService> {
    const service = await this.current(context);
    const day = asOfDay(asOf);
    if (day === null) return service;
    const request = requestOf(context);
    const days = (this.#days.get(request) ?? new Set()).add(day);
    this.#days.set(request, days);
    if (days.size > MAX_DAYS) throw badInput("asOf", `at most ${MAX_DAYS} different days in one request`, day);
    await new Promise(setImmediate);
    return service.at(day);
  }

  /** The newest state without waiting; undefined before the first question. */
  get held(): AgreementsService | undefined {
    return this.#held;
  }

  /** Asks live registers, and files that could not be read, again; true: questions from now on see something newer. */
  refresh(signal?: AbortSignal): Promise<boolean> {
    this.#refreshing ??= this.#refresh(signal).finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  /** Refreshes now and every `intervalMs` until the signal aborts. `report` is told of faults of ours; sources that fail are in the coverage. */
  startRefreshing(intervalMs: number, signal: AbortSignal, report: (error: unknown) => void = () => undefined): void {
    every(intervalMs, signal, async () => void (await this.refresh(signal).catch(report)));
  }

  async #load(context: RequestContext | undefined): Promise<AgreementsService> {
    if (this.deps.awaitLive && context?.gate.mode === "PLAN") {
      // Nothing may be asked: what comes of it is this request's alone.
      const states = this.#ports.map(async (port): Promise<PortState> => {
        const gate = context.gate.forShared();
        const state = await this.#ask(port, { context: { ...context, gate }, signal: context.signal });
        return { ...state, unread: gate.planned.length > 0 };
      });
      return this.#build(await Promise.all(states));
    }
    if (!this.#first || this.#first.abandoned) {
      const first: Flight<AgreementsService> = new Flight((left) =>
        this.#firstLoad(left).finally(() => {
          if (this.#first === first) this.#first = undefined;
        }),
      );
      this.#first = first;
    }
    return this.#first.join(context?.signal);
  }

  async #firstLoad(left: AbortSignal): Promise<AgreementsService> {
    const { awaitLive, firstLoadMs = FIRST_LOAD_MS } = this.deps;
    const signal = AbortSignal.any([left, timeoutSignal(firstLoadMs)]);
    const wanted = awaitLive ? this.#ports : this.#ports.filter((port) => !port.live);
    // The registers are everybody's: whoever comes first is not charged for them, nor refused because of them.
    await this.#askAll(wanted, { signal });
    return this.#swap();
  }

  async #refresh(signal: AbortSignal | undefined): Promise<boolean> {
    const ask: RegisterAsk = { background: true, ...(signal ? { signal } : {}) };
    const due = [...this.#states.values()].filter(({ port, loaded }) => port.live || !loaded).map(({ port }) => port);
    await this.#askAll(due, ask);
    if (this.#held && this.#versionNow() === this.#version) return false;
    this.#swap();
    return true;
  }

  async #askAll(ports: readonly AgreementsPort[], ask: RegisterAsk): Promise<void> {
    this.#triedAtMs = this.#clock.monotonicMs();
    const states = await Promise.all(ports.map((port) => this.#ask(port, ask)));
    for (const state of states) this.#states.set(state.port, state);
  }

  /** One that cannot be read keeps its last records. Faults of ours are not swallowed. */
  async #ask(port: AgreementsPort, ask: RegisterAsk): Promise<PortState> {
    try {
      return { port, loaded: await port.load(ask), failure: null };
    } catch (error) {
      if (!(error instanceof CodedError) || !error.code.startsWith("UPSTREAM_")) throw error;
      return { port, loaded: this.#states.get(port)?.loaded ?? null, failure: error };
    }
  }

  #swap(): AgreementsService {
    this.#version = this.#versionNow();
    return (this.#held = this.#build([...this.#states.values()]));
  }

  #build(states: readonly PortState[]): AgreementsService {
    const held = holdRegisters(states, this.deps.awaitLive === true);
    const builtAtMs = this.#clock.monotonicMs();
    const freshness = (id: string): Freshness => {
      const came = held.freshness.get(id) ?? "RECORDED";
      return came === "LIVE" && this.#clock.monotonicMs() - builtAtMs >= LIVE_MS ? "CACHED" : came;
    };
    return new AgreementsService(held, this.deps.reference, this.deps.sources, freshness, this.#clock);
  }

  /** Of records and failures; a copy that is CACHED by now and was LIVE before is the same copy. */
  #versionNow(): string {
    const parts = [...this.#states.values()].map(({ loaded, failure }) => [
      loaded && (loaded.version ?? "read"),
      loaded?.freshness === "STALE",
      (failure ?? loaded?.failure)?.code,
    ]);
    return JSON.stringify(parts);
  }

  #mayRetry(): boolean {
    const isOld = [...this.#states.values()].some(
      ({ loaded, failure }) => (failure ?? loaded?.failure) || loaded?.freshness === "STALE",
    );
    return isOld && !this.#refreshing && this.#clock.monotonicMs() - this.#triedAtMs >= RETRY_MS;
  }
}
