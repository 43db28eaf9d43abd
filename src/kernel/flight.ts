import { setMaxListeners } from "node:events";
import { CodedError } from "./errors.js";

/** What a caller gets that stops waiting: its client left or its time is over. */
export const callerLeft = (source?: string): CodedError =>
  new CodedError("UPSTREAM_TIMEOUT", "The request ended before the answer came.", { source, retryable: true });

/**
 * Work that several callers wait for. One that leaves gets its error at once and does no harm to the others; when nobody waits any more,
 * the work's own signal aborts.
 */
export class Flight<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;
  #settled = false;

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = (async () => work(this.#controller.signal))().finally(() => (this.#settled = true));
    // Everybody may have left before it fails.
    this.#result.catch(() => {});
  }

  /** Nobody waited any more: do not join. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }
  get waiting(): number {
    return this.#waiting;
  }

  /** Without a signal the caller stays to the end. */
  join(signal?: AbortSignal, left: () => Error = callerLeft): Promise<T> {
    this.#waiting += 1;
    if (!signal) return this.#result.finally(() => (this.#waiting -= 1));
    // One request waits for many flights with one signal; node warns from the eleventh.
    setMaxListeners(0, signal);
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        done();
        reject(left());
      };
      const done = () => {
        signal.removeEventListener("abort", leave);
        this.#waiting -= 1;
        if (this.#waiting === 0 && !this.#settled) this.#controller.abort();
      };
      if (signal.aborted) return leave();
      signal.addEventListener("abort", leave, { once: true });
      const settle =
        <V>(act: (value: V) => void) =>
        (value: V) => {
          if (signal.aborted) return;
          done();
          act(value);
        };
      this.#result.then(settle(resolve), settle<unknown>(reject));
    });
  }
}

/** One flight a key: callers with the same key share one piece of work while it runs. */
export class SharedWork<T> {
  readonly #flights = new Map<string, Flight<T>>();

  get size(): number {
    return this.#flights.size;
  }

  run(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
    left?: () => Error,
  ): Promise<T> {
    if (signal?.aborted) return Promise.reject(left?.() ?? callerLeft());
    let flight = this.#flights.get(key);
    if (!flight || flight.abandoned) {
      const fresh: Flight<T> = new Flight((own) =>
        (async () => work(own))().finally(() => {
          if (this.#flights.get(key) === fresh) this.#flights.delete(key);
        }),
      );
      this.#flights.set(key, (flight = fresh));
    }
    return flight.join(signal, left);
  }
}
