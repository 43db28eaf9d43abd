import { createHash } from "node:crypto";
import type { Pass } from "../kernel/index.js";
import { Breaker, callerLeft, noCounters, SharedWork, systemSleep } from "../kernel/index.js";
import { guardedLookup } from "./addresses.js";
import type { Agents } from "./agents.js";
import { createAgents } from "./agents.js";
import type { RawAnswer } from "./body.js";
import { NO_BODY, readBody } from "./body.js";
import { Bulkhead, QueueFull } from "./bulkhead.js";
import type { Wire } from "./client.js";
import { createWire } from "./client.js";
import { withDeadline } from "./deadline.js";
import { late, notCalled, UpstreamError } from "./errors.js";
import { HealthRecord } from "./health.js";
import { Hold } from "./hold.js";
import { refusalIn, saysNothing } from "./interpret.js";
import { isGetLike, outgoing, signatureOf, withoutKey } from "./outgoing.js";
import { Quota } from "./quota.js";
import { RateLimiter } from "./rate.js";
import type { Redactor } from "./redact.js";
import { RetryBudget, withRetry } from "./retry.js";
import type { SafeLedger } from "./shared-ledger.js";
import { SharedRate } from "./shared-rate.js";
import type {
  Bodies,
  BodyKind,
  HttpDeps,
  NotModified,
  UpstreamAnswer,
  UpstreamHealth,
  UpstreamLimits,
  UpstreamRequest,
  UpstreamSpec,
} from "./types.js";
import { DEFAULT_LIMITS } from "./types.js";
import { followLink, readBase, targetOf } from "./url.js";

type Answer<K extends BodyKind> = UpstreamAnswer<Bodies[K]> | NotModified;

/** A pause this short is waited out; callers of a longer one are told. At most a quarter of the time that a call may take. */
const SHORT_PAUSE_MS = 2_000;

/** One source with its policies: retry(breaker(bulkhead(rate, hold, quota, deadline(call)))). Made once a process; `docs/upstream.md`. */
export class Upstream {
  readonly sourceId: string;
  readonly #base;
  readonly #limits: UpstreamLimits;
  readonly #agents: Agents;
  readonly #wire: Wire;
  readonly #breaker: Breaker;
  readonly #bulkhead: Bulkhead;
  readonly #rate: RateLimiter | null;
  readonly #sharedRate: SharedRate | null;
  readonly #quota: Quota | null;
  readonly #hold: Hold;
  readonly #budget: RetryBudget;
  readonly #shared = new SharedWork<Answer<BodyKind>>();
  readonly #health: HealthRecord;
  readonly #counters;
  readonly #sleep;
  #closed = false;

  constructor(
    private readonly spec: UpstreamSpec,
    private readonly deps: HttpDeps,
    private readonly redactor: Redactor,
    ledger: SafeLedger,
  ) {
    const { clock } = deps;
    const key = spec.key?.secret.reveal();
    if (key) redactor.add(key);
    this.sourceId = spec.sourceId;
    this.#base = readBase(spec.sourceId, spec.baseUrl);
    this.#limits = { ...DEFAULT_LIMITS, ...spec.limits };
    this.#counters = deps.counters ?? noCounters;
    this.#sleep = deps.sleep ?? systemSleep;
    this.#agents = createAgents({
      maxSockets: this.#limits.concurrency,
      connectMs: this.#limits.connectMs,
      lookup: guardedLookup(spec.allowPrivateAddress ?? this.#base.isPrivate, deps.lookup),
    });
    this.#wire = createWire(spec.sourceId, this.#agents);
    this.#breaker = new Breaker(clock);
    this.#bulkhead = new Bulkhead(this.#limits.concurrency, this.#limits.queue);
    this.#rate = spec.rate ? new RateLimiter(spec.rate, clock, this.#sleep) : null;
    this.#quota = spec.quota ? new Quota(spec.sourceId, spec.quota, ledger, clock) : null;
    const account = key ? createHash("sha256").update(key).digest("hex").slice(0, 8) : "open";
    this.#hold = new Hold(spec.sourceId, account, ledger, clock);
    const rateKey = `rate:${spec.sourceId}:${account}`;
    this.#sharedRate = spec.rate && deps.ledger ? new SharedRate(spec.rate, rateKey, ledger, clock, this.#sleep) : null;
    this.#budget = new RetryBudget(clock);
    this.#health = new HealthRecord(clock);
  }

  /** Length of the URL's path and query, as the source counts it (its host is in the budget too), without the key. */
  urlLength(request: Pick<UpstreamRequest, "path" | "query">): number {
    return this.#base.origin.length + targetOf(this.#base, request.path, request.query).length;
  }

  /** The address for `Provenance.url` and for showing a plan; never holds a key. */
  urlOf(request: Pick<UpstreamRequest, "path" | "query">): string {
    return this.#base.origin + targetOf(this.#base, request.path, request.query);
  }

  /** A link that the source gave, as path and query of a next request; UPSTREAM_BAD_DATA where it leads to another host or path. */
  follow(link: string): { path: string; query: readonly (readonly [string, string])[] } {
    const { path, query } = followLink(this.sourceId, this.#base, link);
    return { path, query: withoutKey(this.spec, query) };
  }

  /** Throws UpstreamError. Identical requests in flight are one call; it ends when the last caller's signal has aborted. */
  send<K extends BodyKind>(request: UpstreamRequest<K>): Promise<Answer<K>> {
    const left = () => callerLeft(this.sourceId);
    const work = (signal: AbortSignal) => this.#send(request, signal);
    // The signature holds `as`, so what is shared has the body kind asked for.
    return this.#shared.run(signatureOf(this.#base, request), request.signal, work, left) as Promise<Answer<K>>;
  }

  health(): UpstreamHealth {
    return this.#health.snapshot({
      breaker: this.#breaker.state,
      recent: this.#breaker.recent,
      heldMs: Math.max(this.#hold.leftMs, this.#breaker.retryAfterMs),
      quota: this.#quota?.snapshot() ?? null,
      inFlight: this.#bulkhead.running,
      waiting: this.#bulkhead.waiting,
    });
  }

  /** Calls under way end, those that wait are not made. */
  close(): void {
    this.#closed = true;
    this.#agents.destroy();
  }

  async #send<K extends BodyKind>(request: UpstreamRequest<K>, flight: AbortSignal): Promise<Answer<K>> {
    const { totalMs } = { ...this.#limits, ...request.limits };
    try {
      const answer = await withDeadline(
        totalMs,
        flight,
        () => late(this.sourceId, totalMs),
        (signal) =>
          withRetry(
            this.#budget,
            this.deps.random ?? Math.random,
            signal,
            (attempt) => {
              if (attempt > 0) this.#counters.count("upstream_retry", { source: this.sourceId });
              return this.#attempt(request, flight, signal);
            },
            () => this.#breaker.state === "CLOSED",
          ),
      );
      this.#health.succeeded();
      return answer;
    } catch (error) {
      if (!flight.aborted && error instanceof UpstreamError) this.#health.failed(error.code);
      throw error;
    }
  }

  async #attempt<K extends BodyKind>(
    request: UpstreamRequest<K>,
    flight: AbortSignal,
    signal: AbortSignal,
  ): Promise<Answer<K>> {
    if (this.#hold.leftMs > this.#shortPauseMs) this.#hold.checkHere();
    const pass = this.#breaker.enter();
    if (!pass) throw this.#resting();
    const progress = { sent: false };
    try {
      const answer = await this.#bulkhead.run(signal, () => this.#call(request, signal, progress), request.background);
      pass.succeeded();
      this.#counters.count("upstream_call", { source: this.sourceId, outcome: "ok" });
      return answer;
    } catch (error) {
      throw this.#judge(error, pass, progress.sent && !flight.aborted);
    }
  }

  /** Tells the breaker how it went and gives the error to throw. */
  #judge(error: unknown, pass: Pass, counts: boolean): unknown {
    if (error instanceof QueueFull) error = this.#full();
    const coded = error instanceof UpstreamError ? error : null;
    if (!counts || !coded) pass.withdrawn();
    else if (coded.fault && coded.unsent && this.spec.hasFallback) pass.broke();
    else if (coded.fault) pass.failed();
    else pass.succeeded();
    if (counts && coded) this.#counters.count("upstream_call", { source: this.sourceId, outcome: coded.code });
    return error;
  }

  async #call<K extends BodyKind>(
    request: UpstreamRequest<K>,
    signal: AbortSignal,
    progress: { sent: boolean },
  ): Promise<Answer<K>> {
    const limits = { ...this.#limits, ...request.limits };
    await this.#rate?.take(signal);
    await this.#sharedRate?.take(signal);
    await this.#pause(signal);
    if (this.#closed) throw this.#gone();
    await this.#quota?.spend(request.background ?? false);
    signal.throwIfAborted();
    progress.sent = true;
    const wireRequest = outgoing(this.spec, this.#base, request, limits, this.deps.userAgent);
    let raw: RawAnswer;
    try {
      raw = await withDeadline(
        limits.attemptMs,
        signal,
        () => late(this.sourceId, limits.attemptMs),
        (own) => this.#wire(wireRequest, own),
      );
    } catch (error) {
      if (error instanceof UpstreamError && error.unsent) await this.#quota?.refund();
      throw error;
    }
    return this.#read(request, raw, limits);
  }

  /** Holds of this process and, through the ledger, of the others. */
  async #pause(signal: AbortSignal): Promise<void> {
    try {
      await this.#hold.check();
    } catch (error) {
      if (this.#hold.leftMs > this.#shortPauseMs) throw error;
      await this.#sleep(this.#hold.leftMs, signal);
      signal.throwIfAborted();
      this.#hold.checkHere();
    }
  }

  async #read<K extends BodyKind>(
    request: UpstreamRequest<K>,
    raw: RawAnswer,
    limits: UpstreamLimits,
  ): Promise<Answer<K>> {
    const { redact } = this.redactor;
    const shown = (header: string | undefined) => (header === undefined ? null : redact(header));
    const about = {
      url: this.urlOf(request),
      retrievedAt: this.deps.clock.now(),
      etag: shown(raw.headers["etag"]),
      lastModified: shown(raw.headers["last-modified"]),
    };
    if (raw.status === 304 && request.etag) return { ...about, status: 304, body: null, notModified: true };
    const reading = { spec: this.spec, clock: this.deps.clock, redact };
    const isRange = request.headers?.["range"] !== undefined;
    const refusal = refusalIn(reading, raw, request.as, isGetLike(request), isRange);
    if (refusal) {
      const { code } = refusal.error;
      if (refusal.pauseMs !== undefined)
        await this.#hold.set(
          refusal.pauseMs,
          code === "UPSTREAM_RATE_LIMITED" || code === "UPSTREAM_QUOTA_EXHAUSTED" ? code : "UPSTREAM_UNAVAILABLE",
        );
      throw refusal.error;
    }
    const body = saysNothing(this.spec, raw)
      ? NO_BODY[request.as]
      : readBody(this.sourceId, request.as, raw, this.redactor.redactData, limits.maxValues);
    return { ...about, status: raw.status, body, notModified: false };
  }

  get #shortPauseMs(): number {
    return Math.min(SHORT_PAUSE_MS, this.#limits.totalMs / 4);
  }
  #resting(): UpstreamError {
    this.#counters.count("upstream_not_called", { source: this.sourceId, why: "breaker" });
    const message = `${this.sourceId} failed just now and is left alone for a while.`;
    return notCalled(this.sourceId, message, Math.max(1000, this.#breaker.retryAfterMs));
  }
  #gone(): UpstreamError {
    return notCalled(this.sourceId, `${this.sourceId} is not called any more: the gateway stops.`);
  }
  #full(): UpstreamError {
    this.#counters.count("upstream_not_called", { source: this.sourceId, why: "queue" });
    return notCalled(this.sourceId, `Too many calls to ${this.sourceId} are waiting.`, 1000);
  }
}
