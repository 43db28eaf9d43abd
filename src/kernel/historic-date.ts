import { Field, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar } from "./scalars.js";

export const DatePrecision = { DAY: "DAY", MONTH: "MONTH", YEAR: "YEAR", UNKNOWN: "UNKNOWN" } as const;
export type DatePrecision = (typeof DatePrecision)[keyof typeof DatePrecision];
registerEnumType(DatePrecision, {
  name: "DatePrecision",
  description: "How exactly a date of history is known.",
  valuesConfig: {
    DAY: { description: "To the day." },
    MONTH: { description: "To the month; `date` is its first day." },
    YEAR: { description: "To the year; `date` is its first day." },
    UNKNOWN: { description: "Not known; `date` is null." },
  },
});

/** Sentinels for "no date" seen in the registers: WTO, GPTAD, IEADB, HUGGO (9999-12-31 = still open), ATOP (0). */
const SENTINEL = /^(|9999-12-31|0000-00-00|1111-11-11|NA|N\/A|n\/a|unknown|0)$/;

@ObjectType({ description: "A date of history with its precision. `date` is the first day the precision allows." })
export class HistoricDate {
  @Field(() => DateScalar, { nullable: true, description: "First day that the precision allows; null when unknown." })
  readonly date: string | null;
  @Field(() => DatePrecision, { description: "DAY, MONTH, YEAR or UNKNOWN." })
  readonly precision: DatePrecision;

  private constructor(date: string | null, precision: DatePrecision) {
    this.date = date;
    this.precision = precision;
  }

  static readonly UNKNOWN = new HistoricDate(null, "UNKNOWN");

  /** Reads `2025`, `2025-07`, `2025-07-11`; zero months and days lower the precision; sentinels and anything else are UNKNOWN. */
  static parse(text: string | null | undefined): HistoricDate {
    const input = (text ?? "").trim();
    const match = SENTINEL.test(input) ? null : /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(input);
    if (!match) return HistoricDate.UNKNOWN;
    const [, year = "", month = "00", day = "00"] = match;
    if (month === "00") return new HistoricDate(`${year}-01-01`, "YEAR");
    if (day === "00") return new HistoricDate(`${year}-${month}-01`, "MONTH");
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    // 2025-02-30 rolls over in Date: such a day is a misprint, not March.
    if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== `${year}-${month}-${day}`)
      return HistoricDate.UNKNOWN;
    return new HistoricDate(`${year}-${month}-${day}`, "DAY");
  }

  /** As stored: `2025`, `2025-07`, `2025-07-11` or null. */
  get text(): string | null {
    if (this.date === null) return null;
    return this.precision === "YEAR"
      ? this.date.slice(0, 4)
      : this.precision === "MONTH"
        ? this.date.slice(0, 7)
        : this.date;
  }
}
