import { listLength } from "./estimate.js";
import { evenChunks, sorted } from "./lists.js";
import { sized } from "./split.js";
import type { TradeCaps, TradeRequest } from "./types.js";

const LISTS = ["periods", "reporters", "commodities", "flows", "partners"] as const;
type List = (typeof LISTS)[number];

const listOf = (request: TradeRequest, list: List): readonly string[] => {
  const value = request[list];
  return value === "ALL" ? [] : value;
};

/**
 * Two requests for one whose answer was cut (`ROWS`) or whose URL was too long (`URL`): its longest list in halves. A prefix or ALL partners
 * are written out when nothing else is left to halve. Null: a single cell, which cannot be asked for in smaller pieces.
 */
export const halve = (
  request: TradeRequest,
  caps: TradeCaps,
  because: "ROWS" | "URL",
): readonly [TradeRequest, TradeRequest] | null => {
  const size = (list: List) => (because === "URL" ? listLength(listOf(request, list)) : listOf(request, list).length);
  const [first] = LISTS.filter(
    (list) => listOf(request, list).length > 1 && !(list === "partners" && onlyWorldLeft(request, caps)),
  )
    .map((list) => ({ list, size: size(list) }))
    .sort((a, b) => b.size - a.size);
  if (first) return cut(request, caps, first.list, listOf(request, first.list));
  if (request.covers.length > 1) return cut(request, caps, "commodities", sorted(request.covers));
  if (request.partners === "ALL" && caps.allPartners && caps.allPartners.length > 1)
    return cut(request, caps, "partners", caps.allPartners);
  return null;
};

/** One partner with World beside it is the smallest list of partners. */
const onlyWorldLeft = (request: TradeRequest, caps: TradeCaps): boolean =>
  caps.world !== null && request.partners.length === 2 && request.partners.includes(caps.world);

const cut = (
  request: TradeRequest,
  caps: TradeCaps,
  list: List,
  values: readonly string[],
): readonly [TradeRequest, TradeRequest] => {
  const [one, two] = evenChunks(values, 2).map((half) => {
    const lists = { ...request, [list]: half };
    return sized(caps, list === "commodities" ? { ...lists, covers: coveredBy(caps, half) } : lists);
  });
  return [one!, two!];
};

const coveredBy = (caps: TradeCaps, terms: readonly string[]): readonly string[] =>
  terms.flatMap((text) => caps.prefixes?.find((prefix) => prefix.text === text)?.covers ?? [text]);
