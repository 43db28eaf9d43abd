import { groupBy } from "../kernel/index.js";
import { estimatedRows } from "./estimate.js";
import { union } from "./lists.js";
import { callsFor } from "./split.js";
import type { Block, Partners, TradeCaps } from "./types.js";
import { mostListed } from "./wanted.js";

/** Pairwise merging tries every pair; beyond this many rectangles boxes are joined first (334 took 1.3 s, stack.md §5). */
const MOST_PAIRWISE = 60;

interface Piece {
  readonly block: Block;
  readonly calls: number;
  /** The exact rectangles in it. */
  readonly parts: readonly Block[];
}

const joinPartners = (caps: TradeCaps, a: Partners, b: Partners): Partners => {
  if (a === "ALL" || b === "ALL") return "ALL";
  const both = union(a, b);
  return both.length > mostListed(caps) ? "ALL" : both;
};

const box = (caps: TradeCaps, a: Block, b: Block): Block => ({
  frequency: a.frequency,
  partners: joinPartners(caps, a.partners, b.partners),
  reporters: union(a.reporters, b.reporters),
  commodities: union(a.commodities, b.commodities),
  flows: union(a.flows, b.flows),
  periods: union(a.periods, b.periods),
});

/** Joins rectangles wherever their common box takes fewer calls than they do: calls are scarce, rows are cheap. Never adds a call. */
export const mergeBlocks = (caps: TradeCaps, blocks: readonly Block[]): readonly Block[] =>
  [...groupBy(blocks, (block) => block.frequency).values()].flatMap((sameFrequency) => {
    let pieces = sameFrequency.map((block): Piece => ({ block, calls: callsFor(caps, block), parts: [block] }));
    if (pieces.length > MOST_PAIRWISE)
      pieces = [...groupBy(pieces, ({ block }) => block.reporters.join(",")).values()].flatMap((group) =>
        fold(caps, group),
      );
    if (pieces.length > MOST_PAIRWISE) pieces = fold(caps, pieces);
    const merged: Piece[] = [];
    for (let at = 0; at < pieces.length; at += MOST_PAIRWISE)
      merged.push(...pairwise(caps, pieces.slice(at, at + MOST_PAIRWISE)));
    return withoutSuperfluous(wholeBox(caps, merged)).map(({ block }) => block);
  });

const includes = (whole: Block, part: Block): boolean =>
  (whole.partners === "ALL" || (part.partners !== "ALL" && within(part.partners, whole.partners))) &&
  (["reporters", "commodities", "flows", "periods"] as const).every((list) => within(part[list], whole[list]));
const within = (part: readonly string[], whole: readonly string[]): boolean => {
  const all = new Set(whole);
  return part.every((item) => all.has(item));
};

/** A box may have grown over rectangles of another: that other is not asked for, the dearest first. */
const withoutSuperfluous = (pieces: readonly Piece[]): readonly Piece[] => {
  const kept = new Set(pieces);
  for (const piece of [...pieces].sort((a, b) => b.calls - a.calls)) {
    kept.delete(piece);
    const spared = piece.parts.every((part) => [...kept].some(({ block }) => includes(block, part)));
    if (!spared) kept.add(piece);
  }
  return [...kept];
};

/** Pairs may all be dearer than their parts while the box of everything is not. */
const wholeBox = (caps: TradeCaps, pieces: readonly Piece[]): readonly Piece[] => {
  const sum = pieces.reduce((calls, piece) => calls + piece.calls, 0);
  if (pieces.length < 3) return pieces;
  const block = pieces.map((piece) => piece.block).reduce((one, other) => box(caps, one, other));
  const calls = callsFor(caps, block, sum);
  return calls < sum ? [{ block, calls, parts: pieces.flatMap(({ parts }) => parts) }] : pieces;
};

/** One after the other into a growing box while that costs nothing. */
const fold = (caps: TradeCaps, pieces: readonly Piece[]): Piece[] => {
  const order = [...pieces].sort((a, b) => (a.block.periods[0]! < b.block.periods[0]! ? -1 : 1));
  const folded: Piece[] = [];
  let last: Piece | undefined;
  for (const piece of order) {
    const joined = last && join(caps, last, piece, last.calls + piece.calls + 1);
    if (joined) folded[folded.length - 1] = last = joined;
    else folded.push((last = piece));
  }
  return folded;
};

/** The common box, if it takes fewer calls than `fewerThan`. */
const join = (caps: TradeCaps, a: Piece, b: Piece, fewerThan: number): Piece | undefined => {
  const block = box(caps, a.block, b.block);
  const calls = callsFor(caps, block, fewerThan);
  return calls < fewerThan ? { block, calls, parts: [...a.parts, ...b.parts] } : undefined;
};

/** The pair that saves most, again and again; among equals the one that brings the fewest rows. */
const pairwise = (caps: TradeCaps, pieces: readonly Piece[]): Piece[] => {
  interface Pair {
    readonly a: Piece;
    readonly b: Piece;
    readonly joined: Piece;
    readonly saves: number;
    readonly rows: number;
  }
  const alive = new Set(pieces);
  const tried = (a: Piece, b: Piece): Pair[] => {
    const joined = join(caps, a, b, a.calls + b.calls);
    return joined
      ? [{ a, b, joined, saves: a.calls + b.calls - joined.calls, rows: estimatedRows(caps, joined.block) }]
      : [];
  };
  let pairs = pieces.flatMap((a, at) => pieces.slice(at + 1).flatMap((b) => tried(a, b)));
  while (pairs.length > 0) {
    const best = pairs.reduce((one, other) =>
      other.saves > one.saves || (other.saves === one.saves && other.rows < one.rows) ? other : one,
    );
    alive.delete(best.a);
    alive.delete(best.b);
    pairs = pairs.filter(({ a, b }) => alive.has(a) && alive.has(b));
    pairs.push(...[...alive].flatMap((piece) => tried(best.joined, piece)));
    alive.add(best.joined);
  }
  return [...alive];
};
