/** Refused: as many callers wait as may wait. */
export class QueueFull extends Error {}

/**
 * At most `limit` at once, at most `queue` waiting, first come first served. A waiter whose signal aborts leaves the queue at once.
 * (cockatiel 3.2.1's keeps such a waiter, and its place in the queue, until its turn comes; read on 2026-11-23.)
 */
export class Bulkhead {
  #running = 0;
  readonly #queue: { readonly start: () => void }[] = [];

  constructor(
    private readonly limit: number,
    private readonly queue: number,
  ) {}

  get running(): number {
    return this.#running;
  }
  get waiting(): number {
    return this.#queue.length;
  }

  /** Throws QueueFull, or the signal's reason when the caller left before its turn. */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#running < this.limit) this.#running += 1;
    else await this.#turn(signal);
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      // The place goes from hand to hand, so that nobody can slip in between.
      if (next) next.start();
      else this.#running -= 1;
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    if (this.#queue.length >= this.queue) throw new QueueFull();
    return new Promise((resolve, reject) => {
      const waiter = {
        start: () => {
          signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(waiter), 1);
        reject(signal.reason as Error);
      };
      this.#queue.push(waiter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }
}
