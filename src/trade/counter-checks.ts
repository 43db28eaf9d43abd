import type { Caveat } from "../kernel/index.js";
import type { TradeCaveatId } from "./trade.caveats.js";
import { tradeCaveat } from "./trade.caveats.js";
import type { ReporterAnswer, TradeQuestion } from "./trade.port.js";
import { WORLD } from "./trade.port.js";

/** A basket has a name where others have a code. */
const BASKET = /^(?!TOTAL$)[A-Z]/;

/** The checks that belong to a kind of question: what else to look at before the answer is used. `held`: answers with rows. */
export const counterChecks = (question: TradeQuestion, held: readonly ReporterAnswer[]): readonly Caveat[] => {
  const rows = held.flatMap((answer) => answer.rows);
  const valued = rows.filter(({ valueUsd }) => valueUsd !== null && valueUsd > 0);
  const periods = new Set(valued.map(({ period }) => period.text));
  const isOneSided = held.some(
    (answer) => answer.reconciled !== true && answer.rows.some(({ partner }) => partner !== WORLD),
  );
  // A publisher that says so itself has said it.
  const isBasketStated = held.some(({ caveats }) => caveats.some(({ id }) => id.endsWith(".related-basket")));
  const ids: readonly (TradeCaveatId | null)[] = [
    periods.size > 1 ? "trade.nominal-values" : null,
    isOneSided ? "trade.one-sided" : null,
    valued.length > 0 && valued.every(({ netWeightT }) => netWeightT === null) ? "trade.value-without-weight" : null,
    rows.length > 0 && !isBasketStated && question.commodities.some((code) => BASKET.test(code))
      ? "trade.basket-scope"
      : null,
  ];
  return ids.flatMap((id) => (id === null ? [] : tradeCaveat(id)));
};
