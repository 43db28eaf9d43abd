import type { Figure, Period, RequestContext } from "../kernel/index.js";
import type { AskedTrade, TradeSelection, TradeService } from "../trade/index.js";
import { WORLD } from "../trade/index.js";

/** One period of one flow, with the ids of the observations behind its figures. */
export interface FlowPoint {
  readonly period: Period;
  readonly value: Figure;
  readonly weight: Figure;
  readonly unitValue: Figure;
  readonly ids: () => readonly string[];
}

export interface FlowSeries {
  readonly selection: TradeSelection;
  readonly points: readonly FlowPoint[];
}

/** A selection period by period: the World's row where the publisher has one, else the sum of the partners held. */
export const flowSeries = (selection: TradeSelection): FlowSeries => {
  const periods = new Map(selection.answers.flatMap((answer) => answer.periods.map((period) => [period.text, period])));
  const points = selection.aggregate({ by: ["PERIOD"], other: false, orderBy: "VALUE" }).flatMap((row) => {
    const period = periods.get(row.period!);
    if (!period) return [];
    const { value, netWeight: weight, unitValue } = row;
    return [{ period, value, weight, unitValue, ids: () => inputsAt(selection, period, [value, weight]) }];
  });
  return { selection, points };
};

export const loadFlow = async (trade: TradeService, asked: AskedTrade, context: RequestContext): Promise<FlowSeries> =>
  flowSeries(await trade.select(asked, context));

/** A sum lists its own inputs; a figure as published is the observation itself. */
const inputsAt = (selection: TradeSelection, period: Period, figures: readonly Figure[]): readonly string[] => {
  const listed = figures.flatMap((figure) => figure.derivation?.inputs ?? []);
  if (listed.length > 0) return [...new Set(listed)];
  const whole = selection.question.partners === "ALL";
  return selection.observations
    .filter((item) => item.period === period.text && (!whole || item.partner.code === WORLD))
    .map((item) => item.id);
};
