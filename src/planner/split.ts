import { commodityRows, estimatedRows, fillOf, listLength, partnerRows, sentPartners } from "./estimate.js";
import { evenChunks, partCounts } from "./lists.js";
import type { Block, CommodityPrefix, TradeCaps, TradeRequest } from "./types.js";

/** A commodity as it can be sent: a code, or a prefix with what it brings. */
interface Term {
  readonly text: string;
  readonly covers: readonly string[];
  readonly rows: number;
}

/** How a block is cut: parts of each list; commodities are filled one after the other. */
interface Cut {
  readonly periods: number;
  readonly reporters: number;
  readonly partners: number;
  readonly flows: number;
  readonly terms: readonly (readonly Term[])[];
  readonly calls: number;
}

const codeTerms = (caps: TradeCaps, block: Block): readonly Term[] =>
  block.commodities.map((code) => ({ text: code, covers: [code], rows: fillOf(caps, code, block.frequency) }));

/** Prefixes of which at least half is wanted stand for their codes; null where none does. They bring rows nobody asked for, but save URL. */
const prefixTerms = (caps: TradeCaps, block: Block): readonly Term[] | null => {
  const left = new Set(block.commodities);
  const chosen: Term[] = [];
  const wantedOf = (prefix: CommodityPrefix) => prefix.covers.filter((code) => left.has(code)).length;
  const byUse = [...(caps.prefixes ?? [])].sort((a, b) => wantedOf(b) - wantedOf(a));
  for (const prefix of byUse) {
    const wanted = wantedOf(prefix);
    if (wanted < 2 || wanted * 2 < prefix.covers.length) continue;
    const rows = commodityRows(caps, { commodities: prefix.covers, frequency: block.frequency });
    chosen.push({ text: prefix.text, covers: prefix.covers, rows });
    for (const code of prefix.covers) left.delete(code);
  }
  return chosen.length === 0 ? null : [...chosen, ...codeTerms(caps, { ...block, commodities: [...left] })];
};

const longest = (list: readonly string[], parts: number): number =>
  parts === 1 ? listLength(list) : Math.max(...evenChunks(list, parts).map(listLength));

/** Terms one after the other into as few lists as `rows` and `text` allow; null where a single term is over. */
const fillLists = (
  terms: readonly Term[],
  rows: number,
  text: number,
  finest: boolean,
): readonly (readonly Term[])[] | null => {
  const lists: Term[][] = [];
  let [list, rowsLeft, textLeft]: [Term[], number, number] = [[], 0, 0];
  for (const term of terms) {
    if (term.text.length > text || (term.rows > rows && !finest)) return null;
    const comma = list.length > 0 ? 1 : 0;
    if (list.length === 0 || term.rows > rowsLeft || term.text.length + comma > textLeft) {
      lists.push((list = [term]));
      [rowsLeft, textLeft] = [rows - term.rows, text - term.text.length];
    } else {
      list.push(term);
      rowsLeft -= term.rows;
      textLeft -= term.text.length + comma;
    }
  }
  return lists;
};

/** Fewer calls; then fewer lists of commodities, then of reporters: what is left is cut along periods. */
const isBetter = (calls: number, lists: number, reporters: number, best: Cut): boolean =>
  (calls - best.calls || lists - best.terms.length || reporters - best.reporters) < 0;

/**
 * The fewest calls for a block. Among equals periods are cut first, then reporters, then commodities (sources-trade.md §9.5). A cell that is
 * over the row target by itself stays one call; a block whose texts cannot fit the URL throws.
 */
const bestCut = (
  caps: TradeCaps,
  block: Block,
  terms: readonly Term[],
  giveUpAt: number,
  thorough: boolean,
): Cut | null => {
  const { periods, reporters, flows } = block;
  const partners = sentPartners(caps, block.partners);
  const partnerTotal = partnerRows(caps, block.partners);
  const minimum = Math.max(
    Math.ceil(periods.length / caps.maxPeriods),
    Math.ceil(
      (partnerTotal *
        reporters.length *
        flows.length *
        periods.length *
        terms.reduce((sum, { rows }) => sum + rows, 0)) /
        caps.rowTarget -
        1e-9,
    ),
  );
  let best: Cut | null = null;
  const flowCounts = partCounts(flows.length, flows.length);
  const reporterCounts = partCounts(reporters.length, reporters.length);
  const periodCounts = partCounts(periods.length, caps.maxPeriods);
  const partnerCounts = partners === "ALL" ? [1] : partCounts(partners.length, partners.length);
  for (const p of periodCounts)
    for (const r of reporterCounts)
      for (const f of flowCounts)
        for (const n of partnerCounts) {
          const outer = p * r * f * n;
          if (outer >= giveUpAt || (best && outer > best.calls)) break;
          const rowsEach =
            Math.ceil(periods.length / p) *
            Math.ceil(reporters.length / r) *
            Math.ceil(flows.length / f) *
            (partners === "ALL" ? partnerTotal : Math.ceil(partners.length / n));
          const text =
            caps.maxUrlLength -
            caps.baseUrlLength -
            longest(periods, p) -
            longest(reporters, r) -
            longest(flows, f) -
            (partners === "ALL" ? 0 : longest(partners, n));
          const finest =
            p === periods.length &&
            r === reporters.length &&
            f === flows.length &&
            (partners === "ALL" || n === partners.length);
          const lists = fillLists(terms, caps.rowTarget / rowsEach + 1e-9, text, finest);
          const calls = outer * (lists?.length ?? Infinity);
          if (!lists || calls >= giveUpAt || !(best === null || isBetter(calls, lists.length, r, best))) continue;
          best = { periods: p, reporters: r, flows: f, partners: n, terms: lists, calls };
          if (calls <= minimum && (!thorough || calls === 1)) return best;
        }
  return best;
};

const cutOf = (caps: TradeCaps, block: Block, giveUpAt: number, thorough: boolean): Cut | null => {
  const plain = bestCut(caps, block, codeTerms(caps, block), giveUpAt, thorough);
  if (plain?.calls === 1) return plain;
  const terms = prefixTerms(caps, block);
  return (terms && bestCut(caps, block, terms, plain?.calls ?? giveUpAt, thorough)) ?? plain;
};

/** How many calls a block takes; `giveUpAt` or more is Infinity, found sooner. */
export const callsFor = (caps: TradeCaps, block: Block, giveUpAt = Infinity): number => {
  if (estimatedRows(caps, block) / caps.rowTarget > giveUpAt && !caps.prefixes) return Infinity;
  return cutOf(caps, block, giveUpAt, false)?.calls ?? Infinity;
};

/** The calls themselves. Throws where even one cell's URL is over the length. */
export const requestsFor = (caps: TradeCaps, block: Block): readonly TradeRequest[] => {
  const cut = cutOf(caps, block, Infinity, true);
  if (!cut) throw new Error(`no URL of ${caps.maxUrlLength} characters can ask for one cell`);
  const sent = sentPartners(caps, block.partners);
  const requests: TradeRequest[] = [];
  for (const periods of evenChunks(block.periods, cut.periods))
    for (const reporters of evenChunks(block.reporters, cut.reporters))
      for (const flows of evenChunks(block.flows, cut.flows))
        for (const partners of sent === "ALL" ? (["ALL"] as const) : evenChunks(sent, cut.partners))
          for (const terms of cut.terms)
            requests.push(
              sized(caps, {
                frequency: block.frequency,
                reporters,
                partners,
                commodities: terms.map(({ text }) => text),
                covers: terms.flatMap(({ covers }) => covers),
                flows,
                periods,
              }),
            );
  return requests;
};

/** The request with its estimate and the length of its URL. */
export const sized = (caps: TradeCaps, lists: Omit<TradeRequest, "estimatedRows" | "urlLength">): TradeRequest => {
  const partners = lists.partners === "ALL" ? partnerRows(caps, "ALL") : lists.partners.length;
  return {
    ...lists,
    estimatedRows: Math.round(
      partners *
        lists.reporters.length *
        lists.flows.length *
        lists.periods.length *
        commodityRows(caps, { commodities: lists.covers, frequency: lists.frequency }),
    ),
    urlLength:
      caps.baseUrlLength +
      listLength(lists.reporters) +
      (lists.partners === "ALL" ? 0 : listLength(lists.partners)) +
      listLength(lists.commodities) +
      listLength(lists.flows) +
      listLength(lists.periods),
  };
};
