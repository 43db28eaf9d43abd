import type { Clock } from "../kernel/index.js";

/** How long a value may be used; given by the adapter, which knows its source. */
export interface Lifetime {
  /** As it is. Up to a fifth less is used, so that what was stored together does not expire together. */
  readonly freshMs: number;
  /** After that, flagged stale, while it is asked for again or the source fails. */
  readonly staleMs: number;
}

/** One value with its times. `value` null: the source has nothing, and said so. */
export interface Cell<T> {
  readonly value: T | null;
  /** Epoch ms. */
  readonly storedAt: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
}

/** A cell in this process: its age is measured on the monotonic clock from here on. */
export interface AgedCell<T> extends Cell<T> {
  readonly bornMs: number;
}

/** Clocks of two machines may differ by this much; an entry further in the future has no believable age. */
const CLOCK_TOLERANCE_MS = 5_000;

/**
 * Ages that a jump of the wall clock cannot shorten. The age of an entry is the larger of what the wall clock says and what a clock that was
 * read once, at the start, and went on monotonically says.
 */
export class Ages {
  readonly #startMs: number;

  constructor(private readonly clock: Clock) {
    this.#startMs = clock.now().getTime() - clock.monotonicMs();
  }

  /** A value of now. `shorten` 0 to 1 takes up to a fifth off its fresh life. */
  born<T>(value: T | null, lifetime: Lifetime, shorten: number): AgedCell<T> {
    const storedAt = this.clock.now().getTime();
    const freshUntil = Math.round(storedAt + lifetime.freshMs * (1 - shorten / 5));
    return {
      value,
      storedAt,
      freshUntil,
      staleUntil: storedAt + lifetime.freshMs + lifetime.staleMs,
      bornMs: this.clock.monotonicMs(),
    };
  }

  /** A value from a shared store. One from the future counts as just past its fresh life. */
  arrived<T>(cell: Cell<T>): AgedCell<T> {
    const age = Math.max(this.clock.now().getTime(), this.#startMs + this.clock.monotonicMs()) - cell.storedAt;
    const believable = age >= -CLOCK_TOLERANCE_MS;
    return {
      ...cell,
      bornMs: this.clock.monotonicMs() - (believable ? Math.max(0, age) : cell.freshUntil - cell.storedAt + 1),
    };
  }

  ageMs(cell: AgedCell<unknown>): number {
    return Math.max(0, this.clock.monotonicMs() - cell.bornMs, this.clock.now().getTime() - cell.storedAt);
  }
  isFresh(cell: AgedCell<unknown>): boolean {
    return this.ageMs(cell) < cell.freshUntil - cell.storedAt;
  }
  isUsable(cell: AgedCell<unknown>): boolean {
    return this.ageMs(cell) < cell.staleUntil - cell.storedAt;
  }
}
