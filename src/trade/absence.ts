import type { Clock, Period } from "../kernel/index.js";
import type { Gap, ReporterAnswer, TradeQuestion } from "./trade.port.js";
import { gapKey } from "./trade.port.js";

/** Where the missing figures could be had: a source that wants a key, or none. */
export interface TradeCredential {
  readonly sourceId: string;
  readonly sourceName: string;
  /** Name of the setting, never its value. */
  readonly setting: string;
  readonly signUpUrl: string;
}

/** First year of machine-readable Harmonized System figures in UN Comtrade. */
const FIRST_YEAR = 1988;

/** Why nobody answered a cell: too recent, or a source with a key would answer, or no source covers it. */
export const absence = (
  question: TradeQuestion,
  reporter: string,
  commodity: string,
  period: Period,
  credential: TradeCredential | null,
  clock: Clock,
): Gap => {
  if (!period.isClosed(clock.now())) return { reason: "NOT_YET_PUBLISHED", detail: `${period.text} is not over.` };
  const asked = `${reporter}, ${question.flow.toLowerCase()}s of ${commodity}, ${period.text}`;
  if (question.asOf != null)
    return {
      reason: "NOT_COVERED",
      detail: `no earlier vintage held: nothing of ${asked} is known to have been out by ${question.asOf}.`,
    };
  // Comtrade's years are calendar years: no key would bring fiscal ones.
  if (question.fiscalYears) return { reason: "NOT_COVERED", detail: `No source in use has fiscal years of ${asked}.` };
  const isAccepted = question.sources.length === 0 || question.sources.includes(credential?.sourceId ?? "");
  if (credential && period.year >= FIRST_YEAR && isAccepted)
    return {
      reason: "NEEDS_CREDENTIAL",
      detail: `No source in use covers ${asked}. ${credential.sourceName} would be asked with a key: set ${credential.setting}; keys are free at ${credential.signUpUrl}`,
    };
  return { reason: "NOT_COVERED", detail: `No source in use covers ${asked}.` };
};

/** An answer of gaps, for a reporter that no source holds anything of. */
export const emptyAnswer = (
  question: TradeQuestion,
  reporter: string,
  gapAt: (commodity: string, period: Period) => Gap,
  periods: readonly Period[],
): ReporterAnswer => ({
  reporter,
  dataset: { sourceId: "none", dataset: "no source", url: null, publishedAt: null, retrievedAt: null },
  valuation: "UNKNOWN",
  freshness: "RECORDED",
  truncated: false,
  periods,
  rows: [],
  gaps: new Map(
    question.commodities.flatMap((commodity) =>
      periods.map((period) => [gapKey(commodity, period), gapAt(commodity, period)]),
    ),
  ),
  partnersHeld: null,
  caveats: [],
});
