import type { Frequency } from "../../../kernel/index.js";
import { Period } from "../../../kernel/index.js";
import type { Reference } from "../../../reference/index.js";
import type { TradeQuestion } from "../../../trade/trade.port.js";
import type { ComtradeCodeBook } from "../codes.js";
import type { WantedCell, WantedCells } from "./wanted.js";

/** First year of Harmonized System figures. */
export const FIRST_YEAR = 1988;

/** A period of the question with the published periods it is made of: quarters are three months, and no year is a sum. */
export interface AskedPeriod {
  readonly period: Period;
  /** Those that are over, in years that Comtrade can have. */
  readonly published: readonly Period[];
}

/** What is asked of one reporter, and the cells that hold it. */
export interface AskedReporter {
  readonly question: TradeQuestion;
  readonly reporter: string;
  readonly periods: readonly AskedPeriod[];
  /** Codes by commodity of the question: a basket's members, else itself. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Those of the named partners that Comtrade knows. */
  readonly partners: readonly string[] | "ALL";
  readonly cellOf: (commodity: string, period: Period) => WantedCell;
}

const PUBLISHED = { ANNUAL: "ANNUAL", QUARTERLY: "MONTHLY", MONTHLY: "MONTHLY" } as const satisfies Record<
  Frequency,
  Frequency
>;

/** Null: nothing of it can be in Comtrade. */
export const askedOf = (
  question: TradeQuestion,
  reporter: string,
  wanted: WantedCells,
  { codes, reference, now }: { codes: ComtradeCodeBook; reference: Reference; now: Date },
): AskedReporter | null => {
  const { sources, fiscalYears, from, to, frequency, flow } = question;
  if (fiscalYears || (sources.length > 0 && !sources.includes("comtrade"))) return null;
  const partners =
    question.partners === "ALL"
      ? question.partners
      : question.partners.filter((partner) => codes.partnerCodes(partner, from.year).length > 0);
  const periods = Period.range(from, to, frequency).map((period) => ({
    period,
    published: Period.range(period, period, PUBLISHED[frequency]).filter(
      (part) => part.isClosed(now) && part.year >= FIRST_YEAR && codes.reporterCodes(reporter, part.year).length > 0,
    ),
  }));
  if (partners.length === 0 || periods.every(({ published }) => published.length === 0)) return null;

  const members = new Map(question.commodities.map((commodity) => [commodity, reference.codesOf(commodity)]));
  const cells = new Map<string, WantedCell>();
  for (const code of new Set([...members.values()].flat()))
    for (const period of periods.flatMap(({ published }) => published))
      cells.set(
        `${code}|${period.text}`,
        wanted.add(
          {
            frequency: PUBLISHED[frequency] === "ANNUAL" ? "A" : "M",
            flow: flow === "IMPORT" ? "M" : "X",
            reporter,
            period,
            commodity: code,
          },
          partners,
        ),
      );
  return {
    question,
    reporter,
    periods,
    members,
    partners,
    cellOf: (code, period) => cells.get(`${code}|${period.text}`)!,
  };
};
