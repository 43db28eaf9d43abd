import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HsEditionId } from "../../src/reference/index.js";
import { EARLIER_CHAPTERS, HS_EDITIONS } from "../../src/reference/hs-editions.js";
import { decodeConversionWeights } from "../../src/sources/hs/concordance.js";
import { reference, tables } from "../support/reference.js";
import { refusalOf } from "../support/refusal.js";

const rows = (code: string, from: HsEditionId, to: HsEditionId) =>
  reference
    .concordance(code, from, to)
    .map(({ fromCode, toCode, relation, weight }) => [fromCode, toCode, relation, weight]);
const anyEdition = fc.constantFrom(...HS_EDITIONS);

describe("counterparts, by codes read in the tables by hand", () => {
  test("HS 2007 put tool steel 722693 and 722694 into 722699", () => {
    for (const code of ["722693", "722694", "722699"])
      expect(rows(code, "H2", "H3")).toEqual([[code, "722699", "MANY_TO_ONE", 1]]);
    // The way back has no table, and what was joined is not divided by a made-up key.
    expect(rows("722699", "H3", "H2")).toEqual([
      ["722699", "722693", "ONE_TO_MANY", null],
      ["722699", "722694", "ONE_TO_MANY", null],
      ["722699", "722699", "ONE_TO_MANY", null],
    ]);
  });

  test("HS 2007 divided 722520 among the other codes of 7225, in estimated shares", () => {
    const found = reference.concordance("722520", "H2", "H3");
    expect(found.map(({ toCode }) => toCode)).toEqual(["722530", "722540", "722550", "722591", "722592", "722599"]);
    expect(new Set(found.map(({ relation }) => relation))).toEqual(new Set(["MANY_TO_MANY"]));
    expect(found[1]!.weight).toBe(0.8677833520100893);
    expect(found.reduce((sum, { weight }) => sum + weight!, 0)).toBeCloseTo(1, 8);
    expect(rows("722540", "H2", "H3")).toEqual([["722540", "722540", "MANY_TO_ONE", 1]]);
  });

  test("HS 2007 split line pipe 730410 by grade; 730411 is stainless", () => {
    expect(rows("730410", "H2", "H6")).toEqual([
      ["730410", "730411", "ONE_TO_MANY", 0.2870639523704549],
      ["730410", "730419", "ONE_TO_MANY", 0.712936047629545],
    ]);
    expect(rows("730411", "H6", "H2")).toEqual([["730411", "730410", "MANY_TO_ONE", 1]]);
  });

  test("HS 2017 took tripods out of 732690, into another chapter: the code is the same, the goods are fewer", () => {
    expect(rows("732690", "H4", "H5")).toEqual([
      ["732690", "732690", "ONE_TO_MANY", 0.9618975227941278],
      ["732690", "962000", "MANY_TO_MANY", 0.038102477205872],
    ]);
    expect(rows("732690", "H5", "H4")).toEqual([["732690", "732690", "MANY_TO_ONE", 1]]);
  });

  test("what no table says is not known, and says so", () => {
    expect(reference.concordance("720811", "H0", "H6")).toEqual([
      {
        from: "H0",
        to: "H6",
        fromCode: "720811",
        toCode: null,
        relation: "UNKNOWN",
        weight: null,
        basis: "NONE",
        note: expect.stringContaining("no table between H0 and H1") as string,
      },
    ]);
    // Both editions have 720890, in a heading that HS 1996 made anew.
    expect(rows("720890", "H0", "H1")).toEqual([["720890", "720890", "UNKNOWN", null]]);
    expect(reference.concordance("720839", "H5", "H6")).toMatchObject([{ relation: "ONE_TO_ONE", basis: "SAME_CODE" }]);
    expect(reference.concordance("720839", "H3", "H5")).toMatchObject([{ basis: "TABLE", note: null }]);
  });

  test("codes of other chapters are refused", () => {
    for (const code of ["0101", "TOTAL", "COKING_COAL_AND_COKE"])
      expect(refusalOf(() => reference.concordance(code, "H2", "H6")).code).toBe("BAD_USER_INPUT");
  });
});

describe("what holds of all codes and editions", () => {
  test("there and back are inverse relations", () => {
    fc.assert(
      fc.property(anyEdition, anyEdition, (from, to) => {
        const there = reference.concordance("STEEL_AND_ARTICLES", from, to);
        const back = reference.concordance("STEEL_AND_ARTICLES", to, from);
        const inner = (code: string | null): code is string => code !== null && /^7[23]/.test(code);
        const pairs = there.filter(({ toCode }) => inner(toCode)).map((row) => `${row.fromCode} ${row.toCode!}`);
        const turned = back.filter(({ toCode }) => inner(toCode)).map((row) => `${row.toCode!} ${row.fromCode}`);
        expect(turned.sort()).toEqual(pairs.sort());
      }),
    );
  });

  test("every code of the first edition is accounted for, its known shares add up to 1, counterparts are codes of the second", () => {
    fc.assert(
      fc.property(anyEdition, anyEdition, (from, to) => {
        const shares = new Map<string, (number | null)[]>();
        for (const { fromCode, toCode, weight, relation } of reference.concordance("72", from, to)) {
          shares.set(fromCode, [...(shares.get(fromCode) ?? []), weight]);
          if (toCode !== null) expect(reference.editions(toCode).map(({ edition }) => edition)).toContain(to);
          if (relation === "ONE_TO_ONE" || relation === "MANY_TO_ONE") expect(weight).toBe(1);
          if (relation === "UNKNOWN") expect(weight).toBeNull();
        }
        for (const [code, weights] of shares) {
          expect(reference.editions(code).map(({ edition }) => edition)).toContain(from);
          if (!weights.includes(null)) expect(weights.reduce<number>((sum, one) => sum + one!, 0)).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  test("from an edition to itself every code is itself", () => {
    for (const edition of HS_EDITIONS)
      for (const { fromCode, toCode, relation, weight } of reference.concordance("73", edition, edition))
        expect([toCode, relation, weight]).toEqual([fromCode, "ONE_TO_ONE", 1]);
  });

  test("HS 2012, 2017 and 2022 have the same codes of steel", () => {
    const codes = (edition: string) =>
      tables.earlier
        .filter((row) => EARLIER_CHAPTERS.test(row.code) && row.editions.some((held) => held === edition))
        .map(({ code }) => code);
    expect([...new Set(codes("H5"))].filter((code) => !reference.hasCode(code))).toEqual([]);
    expect([...new Set(codes("H4"))].sort()).toEqual([...new Set(codes("H5"))].sort());
  });
});

describe("did goods move?", () => {
  const change = (codes: readonly string[], from: HsEditionId, to: HsEditionId) =>
    reference.editionChange(codes, from, to);

  test("inside a heading, not across its edge", () => {
    expect(change(["722699"], "H2", "H3")).toEqual({ kind: "MOVED", codes: ["722699"] });
    expect(change(["722540"], "H2", "H3")).toEqual({ kind: "MOVED", codes: ["722540"] });
    expect(change(["7226"], "H2", "H3")).toEqual({ kind: "NONE", codes: [] });
    expect(change(["STEEL"], "H2", "H6")).toEqual({ kind: "NONE", codes: [] });
    expect(change(["STEEL_REBAR"], "H1", "H6")).toEqual({ kind: "NONE", codes: [] });
  });

  test("tripods left chapter 73", () => {
    expect(change(["73"], "H4", "H5")).toEqual({ kind: "MOVED", codes: ["732690"] });
    expect(change(["73"], "H5", "H6")).toEqual({ kind: "NONE", codes: [] });
  });

  test("not known where no table is held and codes changed; nothing to say of other chapters", () => {
    expect(change(["7208"], "H0", "H1")!.kind).toBe("UNKNOWN");
    expect(change(["7204"], "H0", "H1")).toEqual({ kind: "NONE", codes: [] });
    expect(change(["TOTAL"], "H2", "H3")).toBeNull();
    expect(change(["STEELMAKING_INPUTS"], "H2", "H3")).toBeNull();
  });
});

describe("baskets in an edition", () => {
  test("hot-rolled coil takes a part of 722520 in HS 2002, and is not to be told in HS 1988", () => {
    const old = reference.basketIn("STEEL_HOT_ROLLED_COIL", "H2");
    expect(old.members.map(({ code, fit }) => `${code} ${fit}`)).toEqual([
      "720825 WHOLE",
      "720826 WHOLE",
      "720827 WHOLE",
      "720836 WHOLE",
      "720837 WHOLE",
      "720838 WHOLE",
      "720839 WHOLE",
      "722520 PART",
      "722530 WHOLE",
    ]);
    expect(old.members[7]!.share).toBe(4.696459988898689e-10);
    const oldest = reference.basketIn("STEEL_HOT_ROLLED_COIL", "H0");
    expect(oldest.withoutCounterpart).toContain("720839");
    expect(oldest.members.every(({ fit }) => fit !== "WHOLE")).toBe(true);
  });

  test("a heading holds its codes of every edition; chapters not held are named", () => {
    const flat = reference.basketIn("STEEL_FLAT", "H0").members;
    expect(flat.find(({ code }) => code === "720811")).toMatchObject({ fit: "BY_HEADING", share: null });
    expect(reference.basketIn("COKING_COAL_AND_COKE", "H2")).toMatchObject({
      members: [],
      notHeld: ["270112", "2704"],
    });
    expect(reference.basketIn("COKING_COAL_AND_COKE", "H6")).toMatchObject({ notHeld: [] });
  });

  test("in HS 2022 a basket is its own codes, whole", () => {
    for (const { id, codes } of reference.baskets()) {
      const { members, withoutCounterpart, notHeld } = reference.basketIn(id, "H6");
      expect([...withoutCounterpart, ...notHeld]).toEqual([]);
      expect(members.every(({ fit, share }) => fit === "WHOLE" && share === 1)).toBe(true);
      for (const code of codes)
        expect(
          members.some((member) => member.code.startsWith(code)),
          code,
        ).toBe(true);
    }
  });
});

test("weights of 0 are no correspondence; what is no weight is bad data", () => {
  const head = "H2,H3,weight,group_id\n";
  expect(
    decodeConversionWeights(`${head}722520,722540,0.8,65\n722540,722530,0.0,65\n10110,010110,1.0,\n`, "H2", "H3"),
  ).toEqual([
    { fromCode: "722520", toCode: "722540", weight: 0.8 },
    { fromCode: "010110", toCode: "010110", weight: 1 },
  ]);
  expect(() => decodeConversionWeights(`${head}722520,722540,2,65\n`, "H2", "H3")).toThrow(/hs-concordance/);
});
