/** Time is passed in, so that tests can hold it still and a jump of the wall clock cannot lengthen a wait. */
export interface Clock {
  now(): Date;
  /** Never goes back; for ages and deadlines. */
  monotonicMs(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};

/** A clock for tests: stands still until it is moved. */
export class ManualClock implements Clock {
  constructor(private wallMs: number = Date.UTC(2026, 10, 23)) {}
  private elapsedMs = 0;
  now(): Date {
    return new Date(this.wallMs);
  }
  monotonicMs(): number {
    return this.elapsedMs;
  }
  advance(ms: number): void {
    this.wallMs += ms;
    this.elapsedMs += ms;
  }
}
