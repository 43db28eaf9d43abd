import type { Period } from "../kernel/index.js";
import { badInput, DerivationParameter, Figure, groupBy, Unit } from "../kernel/index.js";
import { priceVolume as split } from "./analysis/price-volume.js";
import { whyNotWhole } from "./not-whole.js";
import { ExcludedPair, PriceVolumeSplit } from "./price-volume.type.js";
import { MAX_INPUTS, unlisted } from "./sums.js";
import type { TradeAggregate } from "./trade-aggregate.type.js";
import type { TradeSelection } from "./trade-selection.type.js";
import { tradeCaveat } from "./trade.caveats.js";
import { periodsInside } from "./two-periods.js";

interface Pair {
  readonly before: TradeAggregate;
  readonly after: TradeAggregate;
}

/**
 * Two periods, or the same months of two longer ones: 2021 and 2022 of a monthly selection compare each month with its own a year later,
 * and a month without its counterpart is left out and named.
 */
export const priceVolumeSplit = (selection: TradeSelection, from: string, to: string): PriceVolumeSplit => {
  selection.refuseUnsummable();
  const [first, last] = [periodsInside(selection, from, "from"), periodsInside(selection, to, "to")];
  const [start, end] = [first[0]!, last[0]!];
  if (start.compare(end) >= 0) throw badInput("to", `a period after ${from}`, to);
  const partners = selection.question.partners !== "ALL";
  const rows = selection.aggregate({
    by: ["REPORTER", ...(partners ? (["PARTNER"] as const) : []), "COMMODITY", "PERIOD"],
    other: false,
    orderBy: "VALUE",
  });
  const offset = end.startMonthIndex - start.startMonthIndex;
  const pairs: Pair[] = [];
  const excluded: ExcludedPair[] = [];
  for (const list of groupBy(rows, (row) =>
    [row.reporter, row.partner, row.commodity].map((of) => of?.code).join("|"),
  ).values()) {
    const at = new Map(list.map((row) => [row.period!, row]));
    for (const [before, after] of alongside(first, last, offset)) {
      const [left, right] = [before && at.get(before.text), after && at.get(after.text)];
      const reason = whyNot(left ?? null, right ?? null);
      if (reason === null) pairs.push({ before: left!, after: right! });
      else
        excluded.push(
          new ExcludedPair({
            commodity: list[0]!.commodity!,
            before: before?.text ?? null,
            after: after?.text ?? null,
            reason,
          }),
        );
    }
  }
  return new PriceVolumeSplit({
    from: first.length === 1 ? start.text : from,
    to: last.length === 1 ? end.text : to,
    ...figuresOf(pairs),
    pairs: pairs.length,
    excluded,
    caveats: [tradeCaveat("trade.mix-counts-as-price"), tradeCaveat("trade.nominal-values")],
  });
};

const alongside = (
  first: readonly Period[],
  last: readonly Period[],
  offset: number,
): readonly (readonly [Period | null, Period | null])[] => {
  const later = new Map(last.map((period) => [period.startMonthIndex - offset, period]));
  const places = new Set(first.map((period) => period.startMonthIndex));
  return [
    ...first.map((period) => [period, later.get(period.startMonthIndex) ?? null] as const),
    ...[...later].filter(([place]) => !places.has(place)).map(([, period]) => [null, period] as const),
  ];
};

const whyNot = (before: TradeAggregate | null, after: TradeAggregate | null): string | null => {
  if (!before || !after) return "There is no such period on the other side.";
  return whyNotWhole(before) ?? whyNotWhole(after);
};

type Figures = Pick<PriceVolumeSplit, "before" | "after" | "change" | "priceEffect" | "volumeEffect" | "unpriced">;

const figuresOf = (pairs: readonly Pair[]): Figures => {
  if (pairs.length === 0) {
    const none = Figure.missing(
      Unit.USD,
      "NOT_COMPARABLE",
      "No pair of periods is whole on both sides: see `excluded`.",
    );
    return { before: none, after: none, change: none, priceEffect: none, volumeEffect: none, unpriced: none };
  }
  const amounts = ({ value, netWeight }: TradeAggregate) => ({ value: value.value!, weight: netWeight.value! });
  const { change, price, volume, unpriced } = split(
    pairs.map(({ before, after }) => ({ before: amounts(before), after: amounts(after) })),
  );
  const made = (value: number, formula: string, used: readonly TradeAggregate[]): Figure => {
    const ids = [...new Set(used.flatMap((row) => row.inputIds))];
    return Figure.derived(value, Unit.USD, {
      formula,
      inputs: used.flatMap((row) => [row.value, row.netWeight]),
      inputIds: () => ids.slice(0, MAX_INPUTS),
      parameters: [new DerivationParameter("pairs", String(pairs.length)), ...unlisted(ids)],
    });
  };
  const [left, right] = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)];
  const sum = (rows: readonly TradeAggregate[]) => rows.reduce((total, row) => total + row.value.value!, 0);
  const all = [...left, ...right];
  return {
    before: made(sum(left), "sum of the values of the pairs, earlier period", left),
    after: made(sum(right), "sum of the values of the pairs, later period", right),
    change: made(change, "value after − value before", all),
    priceEffect: made(price, "sum of ½ (weight before + weight after) × (unit value after − unit value before)", all),
    volumeEffect: made(volume, "sum of ½ (unit value before + unit value after) × (weight after − weight before)", all),
    unpriced: made(unpriced, "sum of value after − value before where one of the two weights is 0", all),
  };
};
