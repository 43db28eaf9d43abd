/** Refused: as many callers wait as may wait. */
export class QueueFull extends Error {}

/**
 * At most `limit` at once, at most `queue` waiting, first come first served; background work waits behind users and takes at most half of the
 * queue. A waiter whose signal aborts leaves the queue at once.
 * (cockatiel 3.2.1's keeps such a waiter, and its place in the queue, until its turn comes; read on 2026-11-23.)
 */
export class Bulkhead {
  #running = 0;
  readonly #queue: { readonly start: () => void; readonly background: boolean }[] = [];

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
  async run<T>(signal: AbortSignal, work: () => Promise<T>, background = false): Promise<T> {
    signal.throwIfAborted();
    if (this.#running < this.limit) this.#running += 1;
    else await this.#turn(signal, background);
    try {
      return await work();
    } finally {
      const user = this.#queue.findIndex((waiter) => !waiter.background);
      const [next] = this.#queue.splice(Math.max(0, user), 1);
      // The place goes from hand to hand, so that nobody can slip in between.
      if (next) next.start();
      else this.#running -= 1;
    }
  }

  #turn(signal: AbortSignal, background: boolean): Promise<void> {
    if (this.#queue.length >= (background ? this.queue / 2 : this.queue)) throw new QueueFull();
    return new Promise((resolve, reject) => {
      const waiter = {
        background,
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
