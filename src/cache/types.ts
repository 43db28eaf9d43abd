import type { Clock, Counters, ErrorCode } from "../kernel/index.js";
import type { Lifetime } from "./cell.js";
import type { SharedStore } from "./shared-tier.js";

export interface CacheDeps {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random?: () => number;
  readonly counters?: Counters;
  /** Default 128 MiB. */
  readonly memoryBytes?: number;
  /** Behind the memory; without one, everything ends with the process. */
  readonly store?: SharedStore;
  /** How the window of `gatherMs` is waited for. */
  readonly gather?: (ms: number) => Promise<void>;
}

export interface SpaceSpec<T> {
  /** For counters, e.g. the source's id. */
  readonly name: string;
  /** A value from the shared store, checked; undefined: not one of ours. Values are plain JSON data. */
  readonly decode: (value: unknown) => T | undefined;
  /**
   * Joins two parts of one cell (rows of some partners and of others), where cells are asked for in parts; `Wanted.accept` says whether a part
   * is enough. The join is as old as its older part. Without it a new value takes the place of the old one.
   */
  readonly merge?: (held: T, loaded: T) => T;
  /** False keeps values out of the shared store: a user's own series, a licence that forbids it. Default true. */
  readonly shared?: boolean;
  /**
   * A load is finished and kept though nobody waits for it any more: its calls are counted, and the next who asks has its answer at once. Default
   * false: work that nobody waits for stops.
   */
  readonly keepLoading?: boolean;
  /** Longest fresh life of "the source has nothing". Default 1 h (reliability E10). */
  readonly maxAbsentMs?: number;
  /** How long a failure is remembered for what has no value. Default 10 s, at most 30 s. */
  readonly failureMs?: number;
  /**
   * So long the first who misses something waits for others, and again after each who came, five times at most, so that one load is for all of
   * them. The load of the first is called with what
   * each of them wants, in the order they came: one cell may stand there several times, as each asked for it. Default 0: nobody waits.
   */
  readonly gatherMs?: number;
}

/** A cell that is asked for. */
export interface Wanted<T> {
  /** Key of its slice, from a `keySpace`. Cells of one slice are stored and dropped together, so that what is missing stays rectangular. */
  readonly slice: string;
  /** Name within the slice, e.g. a commodity code. */
  readonly cell: string;
  /** Is what is held enough, e.g. has it the partners asked for? Not asked about "nothing". Default: it is. */
  readonly accept?: (value: T) => boolean;
}

/** What a load brings, cell by cell; it may bring more than it was asked for. `value` null: the source has nothing. */
export type Loaded<T> =
  | { readonly slice: string; readonly cell: string; readonly value: T | null; readonly lifetime: Lifetime }
  | {
      readonly slice: string;
      readonly cell: string;
      /** One that is no CodedError is a matter of those who asked: it is not remembered, and who joined later asks again. */
      readonly error: Error;
    };

/**
 * One call for all that is missing together: plan, ask, scatter. Throw when everything failed; give `error` for the part that did.
 * `background`: it renews what is stale, nobody waits; pass it on to `Upstream.send`.
 */
export type Load<T> = (
  missing: readonly Wanted<T>[],
  signal: AbortSignal,
  background: boolean,
) => Promise<readonly Loaded<T>[]>;

export interface Held<T> {
  /** Frozen: others hold it too. */
  readonly value: T | null;
  /** LIVE: asked for this question. STALE: past its life, being asked for again or its source fails. */
  readonly freshness: "LIVE" | "CACHED" | "STALE";
  /** When it came from the source, ISO 8601. */
  readonly storedAt: string;
  readonly ageMs: number;
  /** Why the last attempt to renew a stale value failed; null otherwise. */
  readonly failure: ErrorCode | null;
}

export interface CellSpace<T> {
  /**
   * One outcome a wanted cell, in order: a value, or the error of the load that failed. Fresh cells come from the store; stale ones too, while
   * they are loaded behind; missing ones are loaded, once for everybody who waits for them. Never rejects.
   */
  through(wanted: readonly Wanted<T>[], load: Load<T>, signal?: AbortSignal): Promise<readonly (Held<T> | Error)[]>;
  /** What is held, without loading: for plans. Undefined: missing. */
  peek(wanted: readonly Wanted<T>[]): Promise<readonly (Held<T> | undefined)[]>;
  /** Stores what came another way, e.g. for background refreshes. */
  put(loaded: readonly Loaded<T>[]): void;
}
