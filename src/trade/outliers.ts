import { DerivationParameter, Figure, groupBy, Unit } from "../kernel/index.js";
import { isOutlier, modifiedZScores, OUTLIER_LIMIT, OUTLIER_MINIMUM } from "./analysis/outliers.js";
import { whyNotWhole } from "./not-whole.js";
import { UnitValueScore } from "./outliers.type.js";
import { MAX_INPUTS, unlisted } from "./sums.js";
import type { TradeAggregate } from "./trade-aggregate.type.js";
import type { TradeSelection } from "./trade-selection.type.js";

/** Product by product, over all periods of the selection that are whole and have a value and a weight; the others say why they are left out. */
export const unitValueScores = (selection: TradeSelection): readonly UnitValueScore[] => {
  const rows = selection.aggregate({ by: ["REPORTER", "COMMODITY", "PERIOD"], other: false, orderBy: "VALUE" });
  return [...groupBy(rows, (row) => `${row.reporter!.code}|${row.commodity!.code}`).values()].flatMap(scored);
};

interface Judged {
  readonly row: TradeAggregate;
  readonly unitValue: Figure;
  readonly excluded: string | null;
}

const judged = (row: TradeAggregate): Judged => {
  const { unitValue } = row;
  const detail = unitValue.missing?.detail ?? unitValue.missing?.reason ?? "";
  const excluded = whyNotWhole(row) ?? (unitValue.missing ? `${row.period}: ${detail}` : null);
  return { row, unitValue, excluded };
};

const scored = (rows: readonly TradeAggregate[]): readonly UnitValueScore[] => {
  const all = rows.map(judged);
  const used = all.filter(({ excluded }) => excluded === null);
  const scores = modifiedZScores(used.map(({ unitValue }) => unitValue.value!));
  const scoreOf = new Map(used.map((one, place) => [one, scores[place]!]));
  const ids = [...new Set(used.flatMap(({ row }) => row.inputIds))];
  return all.map((one) => {
    const { row, unitValue, excluded } = one;
    const score = scoreOf.get(one) ?? null;
    return new UnitValueScore({
      period: row.period!,
      reporter: row.reporter!,
      commodity: row.commodity!,
      unitValue,
      score:
        excluded !== null
          ? Figure.missing(Unit.FRACTION, unitValue.missing?.reason ?? "NOT_COMPARABLE", excluded)
          : score === null
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
      excluded,
    });
  });
};
