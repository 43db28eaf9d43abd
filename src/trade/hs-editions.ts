import type { HsEditionId } from "../reference/index.js";
import { gapKey } from "./trade.port.js";
import type { ReporterAnswer } from "./trade.port.js";

export interface EditionRow {
  readonly period: string;
  readonly edition: HsEditionId | null;
  readonly reason: string | null;
}

/** One row a period of the answer, in order. */
export const editionsOf = (answer: ReporterAnswer): readonly EditionRow[] => {
  const { dataset, editions, gaps, periods, rows } = answer;
  const reported = new Set(rows.map((row) => row.period.text));
  const commodities = new Set([...gaps.keys()].map((key) => key.split("|")[0]!));
  return periods.map((period) => {
    const stated = editions?.get(period.text) ?? [];
    if (stated.length === 1) return { period: period.text, edition: stated[0]!, reason: null };
    const gap = [...commodities].map((code) => gaps.get(gapKey(code, period))).find((one) => one !== undefined);
    const reason =
      stated.length > 1
        ? `Its months are in several editions: ${stated.join(", ")}.`
        : !reported.has(period.text) && gap
          ? `No figures: ${gap.detail}`
          : editions
            ? "No row of the period states one."
            : `${dataset.dataset} states no edition.`;
    return { period: period.text, edition: null, reason };
  });
};
