import { DerivationParameter, Figure, groupBy, Unit } from "../kernel/index.js";
import { isOutlier, modifiedZScores, OUTLIER_LIMIT, OUTLIER_MINIMUM } from "./analysis/outliers.js";
import { UnitValueScore } from "./outliers.type.js";
import { MAX_INPUTS, unlisted } from "./sums.js";
import type { TradeAggregate } from "./trade-aggregate.type.js";
import type { TradeSelection } from "./trade-selection.type.js";

/** Product by product, over all periods of the selection that have a value and a weight. */
export const unitValueScores = (selection: TradeSelection): readonly UnitValueScore[] => {
  const rows = selection.aggregate({ by: ["REPORTER", "COMMODITY", "PERIOD"], other: false, orderBy: "VALUE" });
  return [...groupBy(rows, (row) => `${row.reporter!.code}|${row.commodity!.code}`).values()].flatMap(scored);
};

const scored = (rows: readonly TradeAggregate[]): readonly UnitValueScore[] => {
  const used = rows
    .map((row) => ({ row, unitValue: row.unitValue }))
    .filter(({ unitValue }) => unitValue.value !== null);
  const scores = modifiedZScores(used.map(({ unitValue }) => unitValue.value!));
  const ids = [...new Set(used.flatMap(({ row }) => row.inputIds))];
  return used.map(({ row, unitValue }, index) => {
    const score = scores[index]!;
    return new UnitValueScore({
      period: row.period!,
      reporter: row.reporter!,
      commodity: row.commodity!,
      unitValue,
      score:
        score === null
          ? Figure.missing(
              Unit.FRACTION,
              "NOT_COMPARABLE",
              `A score needs ${OUTLIER_MINIMUM} unit values that differ; ${used.length} are held.`,
            )
          : Figure.derived(score, Unit.FRACTION, {
              formula: "0.6745 × (ln x − median of ln x) ÷ median of |ln x − median|",
              inputs: [unitValue],
              inputIds: () => ids.slice(0, MAX_INPUTS),
              parameters: [
                new DerivationParameter("limit", String(OUTLIER_LIMIT)),
                new DerivationParameter("unit values", String(used.length)),
                ...unlisted(ids),
              ],
            }),
      isOutlier: isOutlier(score),
    });
  });
};
