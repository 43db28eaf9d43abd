import { describe, expect, test } from "vitest";
import { HS_EDITIONS } from "../../src/reference/hs-editions.js";
import { referencePart } from "../support/reference.js";

const reference = referencePart.service;
const pairs = HS_EDITIONS.flatMap((from) => HS_EDITIONS.map((to) => [from, to] as const));
const linked = (chapter: string, from: (typeof HS_EDITIONS)[number], to: (typeof HS_EDITIONS)[number]) =>
  reference
    .concordance(chapter, from, to)
    .filter(({ toCode }) => toCode?.startsWith(chapter))
    .map(({ fromCode, toCode }) => `${fromCode} ${toCode}`);

describe("codes that the tables say changed", () => {
  test("HS 2007 joined 722693 and 722694 into 722699: all of either goes there", () => {
    const rows = ["722693", "722694"].flatMap((code) => reference.concordance(code, "H2", "H3"));
    expect(rows.map(({ toCode, relation, weight }) => [toCode, relation, weight])).toEqual([
      ["722699", "MANY_TO_ONE", 1],
      ["722699", "MANY_TO_ONE", 1],
    ]);
  });

  test("HS 2007 split 730610 into 730611 and 730619, by the table's weights", () => {
    const rows = reference.concordance("730610", "H2", "H3");
    expect(rows.map(({ toCode, relation }) => [toCode, relation])).toEqual([
      ["730611", "ONE_TO_MANY"],
      ["730619", "ONE_TO_MANY"],
    ]);
    expect(rows[0]!.weight).toBeCloseTo(0.2271278571, 9);
    expect(rows[1]!.weight).toBeCloseTo(0.7728721429, 9);
  });

  test("HS 2012 joined 731920 and 731930 into 731940; the way back has no published weights", () => {
    expect(reference.concordance("731920", "H3", "H4")).toMatchObject([{ toCode: "731940", relation: "MANY_TO_ONE" }]);
    const back = reference.concordance("731940", "H4", "H3");
    expect(back.map(({ toCode, relation, weight }) => [toCode, relation, weight])).toEqual([
      ["731920", "ONE_TO_MANY", null],
      ["731930", "ONE_TO_MANY", null],
    ]);
  });

  test("720838 is the same goods in HS 2002 and HS 2017", () => {
    expect(reference.concordance("720838", "H2", "H5")).toMatchObject([
      { toCode: "720838", relation: "ONE_TO_ONE", weight: 1, basis: "TABLE" },
    ]);
  });
});

describe.each(["26", "72", "73"])("chapter %s between every two editions", (chapter) => {
  test("there and back are inverse", () => {
    for (const [from, to] of pairs) {
      const back = linked(chapter, to, from).map((pair) => pair.split(" ").reverse().join(" "));
      expect(back.sort(), `${from} ${to}`).toEqual(linked(chapter, from, to).sort());
    }
  });

  test("weights of a code that all are known of add up to 1", () => {
    for (const [from, to] of pairs) {
      const sums = new Map<string, number>();
      for (const { fromCode, weight } of reference.concordance(chapter, from, to))
        sums.set(fromCode, (sums.get(fromCode) ?? 0) + (weight ?? NaN));
      for (const [code, sum] of sums) if (!Number.isNaN(sum)) expect(sum, `${code} ${from} ${to}`).toBeCloseTo(1, 6);
    }
  });
});
