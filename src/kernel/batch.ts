import DataLoader from "dataloader";

/**
 * One batch a level of the query: dispatches wait until no batch of this request is in flight (at most `maxWaitMs`), so that answers
 * arriving one by one do not make the next level one call each.
 */
export class LevelScheduler {
  #waiting: (() => void)[] = [];
  #inFlight = 0;
  #scheduled = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly maxWaitMs = 50) {}

  /** DataLoader's `batchScheduleFn`. */
  readonly schedule = (dispatch: () => void): void => {
    this.#waiting.push(dispatch);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#inFlight === 0) return this.#dispatchAll();
      this.#timer ??= setTimeout(() => this.#dispatchAll(), this.maxWaitMs);
    });
  };

  /** Wraps a batch function so that it counts itself in and out. */
  async track<T>(work: () => Promise<T>): Promise<T> {
    this.#inFlight += 1;
    try {
      return await work();
    } finally {
      this.#inFlight -= 1;
      if (this.#inFlight === 0 && this.#waiting.length > 0 && !this.#scheduled)
        setImmediate(() => this.#inFlight === 0 && this.#dispatchAll());
    }
  }

  #dispatchAll(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const dispatch of this.#waiting.splice(0)) dispatch();
  }
}

/** A per-request DataLoader on the level scheduler. `load` must return one entry a key, in order, an Error for a failed one. */
export const levelLoader = <K, V>(
  scheduler: LevelScheduler,
  keyOf: (key: K) => string,
  load: (keys: readonly K[]) => Promise<readonly (V | Error)[]>,
): DataLoader<K, V, string> =>
  new DataLoader<K, V, string>((keys) => scheduler.track(() => load(keys)), {
    cacheKeyFn: keyOf,
    batchScheduleFn: scheduler.schedule,
  });
