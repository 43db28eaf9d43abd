import type { Frequency, RequestContext } from "../kernel/index.js";
import { Figure } from "../kernel/index.js";
import type { TradeService } from "../trade/index.js";
import type { FlowSeries } from "./flows.js";
import { loadFlow } from "./flows.js";
import type { Cell, WindowCells } from "./trade-window.js";
import type { TradeMeasure } from "./trade-window.type.js";
import type { Windows } from "./windows.js";
import { monthAt, wholeSpan } from "./windows.js";

export interface WindowQuestion {
  readonly importer: string;
  /** Null: all suppliers. */
  readonly partner: string | null;
  readonly group: readonly string[];
  readonly of: "PARTIES" | "CONTROL";
  readonly commodities: readonly string[];
  readonly measure: TradeMeasure;
}

export interface Loaded {
  readonly cells: WindowCells;
  readonly flows: readonly FlowSeries[];
}

export const loadWindow = async (
  trade: TradeService,
  who: WindowQuestion,
  windows: Windows,
  frequency: Frequency,
  context: RequestContext,
): Promise<Loaded> => {
  const whole = wholeSpan(windows);
  const [from, to] = [monthAt(whole.start), monthAt(whole.end - 1)].map((month) => month.to(frequency).text);
  const ask = (partners: readonly string[] | null) =>
    loadFlow(
      trade,
      {
        reporters: [who.importer],
        partners,
        commodities: who.commodities,
        flow: "IMPORT",
        from: from!,
        to: to!,
        frequency,
      },
      context,
    );
  if (who.partner === null) {
    const all = await ask(null);
    return { cells: { partner: cellsOf(all, null, who.measure), total: null }, flows: [all] };
  }
  const flows = await Promise.all([ask([who.partner]), ask(null), ask(who.group)]);
  const publisher = publisherOf(flows[0]);
  const [partner, total, group] = flows.map((flow) => cellsOf(flow, publisher, who.measure)) as [
    Cell[],
    Cell[],
    Cell[],
  ];
  return {
    cells: who.of === "CONTROL" ? { partner, total, control: group } : { partner, total, parties: group },
    flows,
  };
};

const publisherOf = ({ selection }: FlowSeries): string | null =>
  selection.answers.find(({ rows }) => rows.length > 0)?.dataset.sourceId ?? null;

/** A total of another publisher than the partner's figure cannot be its whole. */
const cellsOf = (flow: FlowSeries, publisher: string | null, measure: TradeMeasure): Cell[] => {
  const own = publisherOf(flow);
  const foreign = publisher !== null && own !== null && own !== publisher;
  return flow.points.map(({ period, value, weight, ids }) => {
    const figure = measure === "VALUE" ? value : weight;
    return {
      period,
      ids,
      figure: foreign
        ? Figure.missing(
            figure.unit,
            "NOT_COMPARABLE",
            `Held from ${own} only, the partner's figures from ${publisher}.`,
          )
        : figure,
    };
  });
};

const holdsAny = ({ points }: FlowSeries, of: "value" | "weight"): boolean =>
  points.some((point) => point[of].value !== null);

/** Is anything held of what is looked at? */
export const isHeld = ({ cells }: Loaded): boolean => cells.partner.some(({ figure }) => figure.value !== null);

/** The measure that would have answered, where the one asked for has nothing. */
export const otherMeasureHeld = (loaded: readonly Loaded[], measure: TradeMeasure): string | null => {
  const [own, other, name] =
    measure === "VALUE" ? (["value", "weight", "NET_WEIGHT"] as const) : (["weight", "value", "VALUE"] as const);
  const flows = loaded.map(({ flows: [flow] }) => flow!);
  return !flows.some((flow) => holdsAny(flow, own)) && flows.some((flow) => holdsAny(flow, other))
    ? `No ${own}s are held here, ${other}s are: ask with measure: ${name}.`
    : null;
};
