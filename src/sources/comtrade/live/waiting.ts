import type { Budget } from "../../../kernel/index.js";
import type { TradeRequest } from "../../../planner/index.js";
import { comtradePeriod } from "../request.js";
import type { WantedCell } from "./wanted.js";

/** A cell, and who asked for it. */
export interface Waiting {
  readonly cell: WantedCell;
  readonly budget: Budget;
}

/** Operations with a cell in any of the calls, in the order in which they came. */
export const needing = (waiting: readonly Waiting[], requests: readonly TradeRequest[]): readonly Budget[] => {
  const boxes = requests.map(({ reporters, covers, flows, periods, frequency }) => ({
    frequency,
    lists: [reporters, covers, flows, periods].map((list) => new Set<string>(list)),
  }));
  const found = new Set<Budget>();
  for (const { cell, budget } of waiting) {
    if (found.has(budget)) continue;
    const place = [cell.reporter, cell.commodity, cell.flow, comtradePeriod(cell.period)];
    const isIn = boxes.some(
      ({ frequency, lists }) => frequency === cell.frequency && lists.every((list, at) => list.has(place[at]!)),
    );
    if (isIn) found.add(budget);
  }
  return [...found];
};
