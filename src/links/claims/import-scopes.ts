import type { Frequency, RequestContext, Period } from "../../kernel/index.js";
import { Figure, Unit } from "../../kernel/index.js";
import type { TradeService } from "../../trade/index.js";
import { commonestMissing, isPartial, sumOf } from "../figures.js";
import type { Sourced } from "../figures.js";
import type { FlowPoint } from "../flows.js";
import { loadFlow } from "../flows.js";
import { highest, lowest } from "./measured.js";
import type { Measured } from "./measured.js";

export interface ScopeGoods {
  readonly id: string;
  readonly name: string;
  readonly commodities: readonly string[];
}

export interface ScopeQuestion {
  readonly country: string;
  readonly flow: "IMPORT" | "EXPORT";
  readonly measure: "value" | "weight";
  /** Year and month in which the statement was made: nothing later is looked at. */
  readonly until: Period;
  /** A period that the statement names itself. */
  readonly named: Period | null;
}

interface Point extends Sourced {
  readonly period: Period;
}

const YEARS_BACK = 10;
const MONTHS_BACK = 24;
/** Fewer months than half a year say little of a year. */
const MONTHS_NEEDED = 6;

/** What one basket measures, under several windows. One scope without figures, and with the reason, where nothing is held. */
export const scopesOf = async (
  trade: TradeService,
  goods: ScopeGoods,
  question: ScopeQuestion,
  context: RequestContext,
): Promise<readonly Measured[]> => {
  const { until, named, measure } = question;
  const unit = measure === "value" ? Unit.USD : Unit.TONNE;
  const load = async (from: Period, to: Period, frequency: Frequency): Promise<readonly Point[]> => {
    const { points } = await loadFlow(
      trade,
      {
        reporters: [question.country],
        commodities: goods.commodities,
        flow: question.flow,
        from: from.text,
        to: to.text,
        frequency,
      },
      context,
    );
    return points.map((point) => pointOf(point, measure));
  };
  if (named) {
    const [point] = await load(named, named, named.frequency);
    if (!point) return [];
    const scope = { id: `${goods.id}.${named.text}`, name: `${goods.name}, ${named.text}`, period: point.period.text };
    return [{ ...scope, low: point, high: point }];
  }
  const year = until.to("ANNUAL");
  const [years, months] = await Promise.all([
    load(year.plus(-YEARS_BACK), year, "ANNUAL"),
    load(until.plus(-MONTHS_BACK), until.plus(-1), "MONTHLY"),
  ]);
  const whole = years.filter(({ figure }) => figure.value !== null && !isPartial(figure));
  // A month with one of two goods is no smaller month.
  const monthly = months.filter(({ figure }) => figure.value !== null && !isPartial(figure));
  const found = [...yearScopes(goods, whole), ...monthScopes(goods, months, monthly, unit)];
  if (found.length > 0) return found;
  const { reason, detail } = commonestMissing([...years, ...months].map(({ figure }) => figure));
  const missing: Sourced = { figure: Figure.missing(unit, reason, detail), ids: () => [] };
  return [{ id: goods.id, name: goods.name, period: null, low: missing, high: missing }];
};

const pointOf = ({ period, value, weight, ids }: FlowPoint, measure: "value" | "weight"): Point => ({
  period,
  figure: measure === "value" ? value : weight,
  ids,
});

const amount = ({ figure }: Point): number => figure.value!;
const spanText = (points: readonly Point[]): string => {
  const [first, last] = [points[0]!.period.text, points.at(-1)!.period.text];
  return first === last ? first : `${first}/${last}`;
};

const yearScopes = (goods: ScopeGoods, whole: readonly Point[]): readonly Measured[] => {
  const last = whole.at(-1);
  if (!last) return [];
  const scope = (id: string, words: string, points: readonly Point[]): Measured => ({
    id: `${goods.id}.${id}`,
    name: `${goods.name}, ${words}`,
    period: spanText(points),
    low: lowest(points, amount),
    high: highest(points, amount),
  });
  const five = whole.slice(-5);
  return [
    scope("five-years", five.length < 5 ? `the last ${five.length} years held` : "the last five years held", five),
    scope("last-year", "the last year held", [last]),
    scope("peak-year", "the year with the most of the ten before the statement", [highest(whole, amount)]),
  ];
};

/** Twelve times the mean of the months held in the two years before the statement. */
const monthScopes = (
  goods: ScopeGoods,
  asked: readonly Point[],
  held: readonly Point[],
  unit: Unit,
): readonly Measured[] => {
  if (held.length < MONTHS_NEEDED) return [];
  const sum = sumOf(held, unit, "sum of the months held");
  const figure = Figure.derived((sum.figure.value! / held.length) * 12, unit, {
    formula: "12 × mean of the months held",
    inputs: [sum.figure],
    inputIds: sum.ids,
    status: ["ESTIMATED"],
  });
  return [
    {
      id: `${goods.id}.annualised-months`,
      name: `${goods.name}, a year at the mean of ${held.length} of the ${asked.length} months before the statement`,
      period: spanText(held),
      low: { figure, ids: sum.ids },
      high: { figure, ids: sum.ids },
    },
  ];
};
