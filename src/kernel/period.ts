import { badInput } from "./errors.js";

export const Frequency = { ANNUAL: "ANNUAL", QUARTERLY: "QUARTERLY", MONTHLY: "MONTHLY" } as const;
export type Frequency = (typeof Frequency)[keyof typeof Frequency];

export type PeriodKind = "YEAR" | "QUARTER" | "MONTH" | "FISCAL_YEAR";

const MONTHS: Record<PeriodKind, number> = { YEAR: 12, QUARTER: 3, MONTH: 1, FISCAL_YEAR: 12 };
const KIND_OF: Record<Frequency, PeriodKind> = { ANNUAL: "YEAR", QUARTERLY: "QUARTER", MONTHLY: "MONTH" };
const EXPECTED = "a period such as 2023, 2023-Q1, 2023-04 or FY2014/15";

/**
 * A span of whole months: `2023`, `2023-Q1`, `2023-04`, or a fiscal year `FY2014/15`, which is a kind of its own and never equals a calendar year.
 * Immutable; compared by its first month (`startMonthIndex`, months since year 0). Half-open: the end belongs to the next period.
 */
export class Period {
  readonly text: string;
  private constructor(
    readonly kind: PeriodKind,
    readonly startMonthIndex: number,
  ) {
    const year = this.year;
    const month = (startMonthIndex % 12) + 1;
    switch (kind) {
      case "YEAR":
        this.text = `${year}`;
        break;
      case "QUARTER":
        this.text = `${year}-Q${Math.ceil(month / 3)}`;
        break;
      case "MONTH":
        this.text = `${year}-${String(month).padStart(2, "0")}`;
        break;
      case "FISCAL_YEAR":
        this.text = `FY${year}/${String((year + 1) % 100).padStart(2, "0")}`;
    }
  }

  static year(year: number): Period {
    return new Period("YEAR", year * 12);
  }
  static quarter(year: number, quarter: number): Period {
    return new Period("QUARTER", year * 12 + (quarter - 1) * 3);
  }
  static month(year: number, month: number): Period {
    return new Period("MONTH", year * 12 + month - 1);
  }
  /** `startMonth` 4 = April (India), 7 = July (Pakistan). */
  static fiscalYear(year: number, startMonth: number): Period {
    return new Period("FISCAL_YEAR", year * 12 + startMonth - 1);
  }

  /** Throws BAD_USER_INPUT naming `argument`. The start month of a fiscal year is not in its text: 4 unless given. */
  static parse(text: string, argument = "period", fiscalStartMonth = 4): Period {
    const input = text.trim().toUpperCase();
    let match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(input);
    if (match) {
      const year = Number(match[1]);
      if (year < 1000) throw badInput(argument, EXPECTED, text);
      if (match[2]) return Period.quarter(year, Number(match[2]));
      return match[3] ? Period.month(year, Number(match[3])) : Period.year(year);
    }
    match = /^FY(\d{4})\/(\d{2})$/.exec(input);
    if (match && (Number(match[1]) + 1) % 100 === Number(match[2]))
      return Period.fiscalYear(Number(match[1]), fiscalStartMonth);
    throw badInput(argument, EXPECTED, text);
  }

  /** The period of `frequency` that holds the given calendar day. */
  static containing(date: Date, frequency: Frequency): Period {
    return Period.month(date.getUTCFullYear(), date.getUTCMonth() + 1).to(frequency);
  }

  /** `from`..`to`, both included, as periods of `frequency`; refuses an order that runs backwards and a window over `maximum`. */
  static range(from: Period, to: Period, frequency: Frequency, maximum = 1000): Period[] {
    if (from.startMonthIndex > to.startMonthIndex)
      throw badInput("from", `a period not after to (${to.text})`, from.text);
    const kind = KIND_OF[frequency];
    const step = MONTHS[kind];
    const first = Math.floor(from.startMonthIndex / step) * step;
    const count = Math.ceil((to.endMonthIndex - first) / step);
    if (count > maximum) throw badInput("to", `a window of at most ${maximum} periods`, `${count} periods`);
    return Array.from({ length: count }, (_, index) => new Period(kind, first + index * step));
  }

  /** Arguments of one window: parsed, in order, and fitting the frequency (a month with ANNUAL is refused by name). */
  static window(from: string, to: string, frequency: Frequency): { from: Period; to: Period; periods: Period[] } {
    const [start, end] = [Period.parse(from, "from"), Period.parse(to, "to")];
    for (const [argument, period] of [
      ["from", start],
      ["to", end],
    ] as const)
      if (MONTHS[period.kind] < MONTHS[KIND_OF[frequency]])
        throw badInput(argument, `a period no finer than frequency ${frequency}`, period.text);
    return { from: start, to: end, periods: Period.range(start, end, frequency) };
  }

  get year(): number {
    return Math.floor(this.startMonthIndex / 12);
  }
  /** First month after the period. */
  get endMonthIndex(): number {
    return this.startMonthIndex + MONTHS[this.kind];
  }
  get lengthMonths(): number {
    return MONTHS[this.kind];
  }
  get frequency(): Frequency {
    return this.kind === "MONTH" ? "MONTHLY" : this.kind === "QUARTER" ? "QUARTERLY" : "ANNUAL";
  }
  get startDate(): string {
    return isoDay(this.startMonthIndex);
  }
  /** Exclusive. */
  get endDate(): string {
    return isoDay(this.endMonthIndex);
  }

  /** The period of `frequency` in which this one begins. */
  to(frequency: Frequency): Period {
    const kind = KIND_OF[frequency];
    return new Period(kind, Math.floor(this.startMonthIndex / MONTHS[kind]) * MONTHS[kind]);
  }
  /** `steps` periods of the same kind later (negative: earlier). */
  plus(steps: number): Period {
    return new Period(this.kind, this.startMonthIndex + steps * MONTHS[this.kind]);
  }
  contains(other: Period): boolean {
    return other.startMonthIndex >= this.startMonthIndex && other.endMonthIndex <= this.endMonthIndex;
  }
  /** Over at `now`: statistics of an open period are partial. */
  isClosed(now: Date): boolean {
    return this.endMonthIndex <= now.getUTCFullYear() * 12 + now.getUTCMonth();
  }
  compare(other: Period): number {
    return this.startMonthIndex - other.startMonthIndex || this.endMonthIndex - other.endMonthIndex;
  }
  equals(other: Period): boolean {
    return this.kind === other.kind && this.startMonthIndex === other.startMonthIndex;
  }
  toString(): string {
    return this.text;
  }
  toJSON(): string {
    return this.text;
  }
}

const isoDay = (monthIndex: number): string =>
  `${String(Math.floor(monthIndex / 12)).padStart(4, "0")}-${String((monthIndex % 12) + 1).padStart(2, "0")}-01`;
