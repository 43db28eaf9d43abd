import type { Clock, Sleep } from "../../src/kernel/index.js";

/** A clock that stands still until `advance`, and a sleep that wakes by it. The wall clock can be moved alone. */
export class FakeTime implements Clock {
  #wallMs = Date.UTC(2026, 10, 23, 12);
  #elapsedMs = 0;
  #sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];

  now(): Date {
    return new Date(this.#wallMs);
  }
  monotonicMs(): number {
    return this.#elapsedMs;
  }
  advance(ms: number): void {
    this.#wallMs += ms;
    this.#elapsedMs += ms;
    const due = this.#sleepers.filter(({ atMs }) => atMs <= this.#elapsedMs);
    this.#sleepers = this.#sleepers.filter(({ atMs }) => atMs > this.#elapsedMs);
    for (const { wake } of due) wake();
  }
  /** As when somebody sets the clock. */
  jumpWall(ms: number): void {
    this.#wallMs += ms;
  }
  get sleeping(): number {
    return this.#sleepers.length;
  }

  readonly sleep: Sleep = (ms, signal) =>
    new Promise((wake) => {
      const sleeper = { atMs: this.#elapsedMs + ms, wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener("abort", () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        wake();
      });
    });
}

/** Numbers between 0 and 1 from a seed (mulberry32), so that a failure can be run again. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export const until = async (condition: () => boolean, ms = 2000): Promise<void> => {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error("waited in vain");
    await new Promise((done) => setTimeout(done, 5));
  }
};
