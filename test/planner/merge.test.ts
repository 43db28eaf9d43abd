import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeBlocks } from "../../src/planner/merge.js";
import { callsFor } from "../../src/planner/split.js";
import type { Block, TradeCaps } from "../../src/planner/types.js";
import { union } from "../../src/planner/lists.js";
import { KEYED } from "./support.js";

/** A world so small that every way to box its rectangles can be tried. One partner, a row a cell. */
const capsOf = (rowTarget: number, maxPeriods: number): TradeCaps => ({
  ...KEYED,
  rowTarget,
  maxPeriods,
  fill: () => 1,
  world: null,
});
const block = (reporters: string, commodities: string, flows: string, periods: string): Block => ({
  frequency: "A",
  partners: ["1"],
  reporters: reporters.split(" "),
  commodities: commodities.split(" "),
  flows: flows.split(" "),
  periods: periods.split(" "),
});
const cost = (caps: TradeCaps, blocks: readonly Block[]): number =>
  blocks.reduce((sum, one) => sum + callsFor(caps, one), 0);
const merged = (caps: TradeCaps, blocks: readonly Block[]): number => cost(caps, mergeBlocks(caps, blocks));

/** Every way to put the rectangles into groups. */
const groupings = <T>(items: readonly T[]): readonly (readonly (readonly T[])[])[] => {
  const [first, ...others] = items;
  if (first === undefined) return [[]];
  return groupings(others).flatMap((groups) => [
    [[first], ...groups],
    ...groups.map((_, at) => groups.map((group, place) => (place === at ? [first, ...group] : group))),
  ]);
};
const boxOf = (blocks: readonly Block[]): Block =>
  blocks.reduce((one, other) => ({
    ...one,
    reporters: union(one.reporters, other.reporters),
    commodities: union(one.commodities, other.commodities),
    flows: union(one.flows, other.flows),
    periods: union(one.periods, other.periods),
  }));
const fewest = (caps: TradeCaps, blocks: readonly Block[]): number =>
  Math.min(...groupings(blocks).map((groups) => cost(caps, groups.map(boxOf))));

const some = (...items: readonly string[]) => fc.subarray([...items], { minLength: 1 });
const blockArbitrary: fc.Arbitrary<Block> = fc.record({
  frequency: fc.constant("A"),
  partners: fc.constant(["1"]),
  reporters: some("100", "101", "102"),
  commodities: some("72", "73"),
  flows: some("M", "X"),
  periods: some("2000", "2001", "2002"),
});

describe("rectangles into boxes", () => {
  test("beside the best of all groupings: never more than two calls over it, and seldom one", () => {
    let [best, ours] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(blockArbitrary, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(1, 2, 3, 4, 6, 8),
        fc.integer({ min: 1, max: 3 }),
        (blocks, rowTarget, maxPeriods) => {
          const caps = capsOf(rowTarget, maxPeriods);
          const [few, many] = [fewest(caps, blocks), merged(caps, blocks)];
          expect(many).toBeLessThanOrEqual(few + 2);
          best += few;
          ours += many;
        },
      ),
      { numRuns: 400 },
    );
    // 42,388 calls for 42,255 over 8,000 such worlds (2026-11-28): 0.3 %.
    expect(ours / best).toBeLessThan(1.02);
  });

  test("two that share nothing but a year fit one call", () => {
    expect(merged(capsOf(6, 2), [block("101", "73", "X", "2002"), block("102", "72", "X", "2002")])).toBe(1);
  });

  test("no pair saves a call, and the box of all three does", () => {
    const blocks = [
      block("101", "73", "X", "2000 2001 2002"),
      block("100 102", "73", "M X", "2002"),
      block("101 102", "73", "M X", "2001"),
    ];
    const caps = capsOf(6, 2);
    expect(cost(caps, blocks)).toBe(4);
    for (const pair of [[0, 1], [0, 2], [1, 2]]) // prettier-ignore
      expect(cost(caps, [boxOf(pair.map((at) => blocks[at]!))])).toBeGreaterThanOrEqual(
        cost(caps, pair.map((at) => blocks[at]!)),
      ); // prettier-ignore
    expect([merged(caps, blocks), fewest(caps, blocks)]).toEqual([3, 3]);
  });
});
