import { mergeBlocks } from "./merge.js";
import { requestsFor } from "./split.js";
import type { TradeCaps, TradeCell, TradePlan, TradeWant } from "./types.js";
import { wantedBlocks } from "./wanted.js";

/**
 * The fewest calls that bring every wanted cell that is not held. Pure: same input, same plan. Wants of all fields, aliases and operations of
 * a batch window go in together. More than 15 partners are asked for as ALL; a list always has World beside it.
 * `held` is asked for each cell, with partner "ALL" where a want has it.
 */
export const planTrade = (
  wants: readonly TradeWant[],
  caps: TradeCaps,
  held?: (cell: TradeCell) => boolean,
): TradePlan => {
  const { blocks, cells } = wantedBlocks(wants, caps, held);
  const requests = mergeBlocks(caps, blocks).flatMap((block) => requestsFor(caps, block));
  return { requests, cells, estimatedRows: requests.reduce((sum, { estimatedRows }) => sum + estimatedRows, 0) };
};
