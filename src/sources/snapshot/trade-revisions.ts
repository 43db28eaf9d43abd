import type { StatedRevision, TradeRow } from "../../trade/trade.port.js";
import type { HeldRow } from "./trade-answer.js";
import type { TradeNote } from "./trade.rows.js";

/** Notes against the published rows behind an answer, as a pair of figures each. */
export const revisionsOf = (
  answered: readonly TradeRow[],
  held: readonly HeldRow[],
  notes: readonly TradeNote[],
): readonly StatedRevision[] => {
  if (notes.length === 0) return [];
  const used = new Set(
    answered.flatMap((row) =>
      (row.parts ?? [row]).map((part) => `${row.partner}|${part.commodity}|${part.period.text}`),
    ),
  );
  return notes.flatMap(({ commodity, period, kind, implied }) =>
    held
      .filter((row) => row.commodity === commodity && row.period === period)
      .filter((row) => used.has(`${row.partner}|${commodity}|${period}`))
      .map(({ partner, at, valueUsd, netWeightT }): StatedRevision => {
        const where = { commodity, partner, period: at, later: implied };
        return kind === "MISPRINT_VALUE"
          ? { ...where, measure: "VALUE", reason: "MISPRINT", earlier: valueUsd }
          : { ...where, measure: "NET_WEIGHT", reason: "LATER_PAGE", earlier: netWeightT };
      }),
  );
};
