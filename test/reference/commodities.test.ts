import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HsEditionId } from "../../src/reference/index.js";
import { cleanDescription } from "../../src/sources/hs/decode.js";
import { candidateCodes, refusalOf } from "../support/refusal.js";
import { reference, tables } from "../support/reference.js";

const codes = tables.hs.map(({ code }) => code);
const anyCode = fc.constantFrom(...codes);

describe("the Harmonized System", () => {
  test("97 chapters, 1,229 headings, 5,613 subheadings, 21 sections", () => {
    const count = (digits: number) => codes.filter((code) => code.length === digits).length;
    expect([count(2), count(4), count(6), tables.sections.length]).toEqual([97, 1229, 5613, 21]);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  test("every code's parent exists, one level up, and has it as a child; every code has words", () => {
    for (const { code, description } of tables.hs) {
      const { record } = reference.commodity(code);
      const parent = "parent" in record ? record.parent! : "";
      expect(parent === "TOTAL" || (codes.includes(parent) && parent.length === code.length - 2)).toBe(true);
      expect(reference.children(parent)).toContain(code);
      expect(description.trim().length).toBeGreaterThan(1);
      expect(description).not.toMatch(/^[-\d]+ ?-|\s{2}|^\W/);
    }
  });

  test("every chapter but 99 is in one section", () => {
    const held = tables.sections.flatMap(({ chapters }) => chapters);
    expect(held).toEqual([...new Set(held)]);
    expect(codes.filter((code) => code.length === 2 && !held.includes(code))).toEqual(["99"]);
    expect(reference.section("7208")).toEqual({ code: "XV", title: "Base metals and articles of base metal" });
    expect(reference.section("99")).toBeNull();
    expect(reference.section("STEEL")).toBeNull();
  });

  test("earlier editions of chapters 26, 72, 73, oldest first, the dashes of their lists gone", () => {
    expect(reference.editions("7208").map(({ edition, year }) => `${edition} ${year}`)).toEqual([
      "H0 1988",
      "H1 1996",
      "H2 2002",
      "H3 2007",
      "H4 2012",
      "H5 2017",
      "H6 2022",
    ]);
    expect(reference.editions("0101").map(({ edition }) => edition)).toEqual(["H6"]);
    for (const { description } of tables.earlier) expect(description).not.toMatch(/^[-\s]|--|\s{2}/);
  });

  test("a code that only an earlier edition has is known and says so", () => {
    const old = reference.commodity("720811");
    expect(old.current).toBe(false);
    expect(reference.hasCode("720811")).toBe(false);
    expect(reference.editions("720811").map(({ edition }) => edition)).toEqual(["H0"]);
    expect(reference.children("7208")).not.toContain("720811");
    expect(reference.commodity("720839").current).toBe(true);
  });

  test("so is one of another chapter, with the editions whose lists are held", () => {
    const shrimps = reference.commodity("030613");
    expect([shrimps.current, shrimps.level, shrimps.description]).toEqual([false, 6, "Shrimps and prawns"]);
    expect(["030613", "160520", "030623"].map((code) => reference.commodity(code).current)).toEqual([
      false,
      false,
      false,
    ]);
    expect(() => reference.commodity("030688")).toThrow(/030688/);
  });

  test.each<[string, HsEditionId, boolean]>([
    ["940391", "H6", false],
    ["940391", "H5", true],
    ["940391", "H4", true],
    ["940391", "H1", false],
    ["030613", "H6", true],
    ["720811", "H1", true],
    ["720811", "H0", false],
    ["0306", "H5", false],
  ])("is it known that %s is not in %s: %s", (code, edition, answer) => {
    expect(reference.lacks(edition, code)).toBe(answer);
  });
});

test.each([
  ["7208", "7208 - Flat-rolled products, plated or coated.", "Flat-rolled products, plated or coated"],
  ["720825", "720825 - --   Of a thickness of 4.75 mm or more", "Of a thickness of 4.75 mm or more"],
  ["720825", "720825 - Other, pickled :-- Of a thickness", "Other, pickled: Of a thickness"],
  ["720810", "720810 - -In coils", "In coils"],
  ["01", "01 - Animals; live", "Animals; live"],
])("%s: %s", (code, text, clean) => expect(cleanDescription(code, text)).toBe(clean));

describe("input", () => {
  test("codes with dots, spaces or as ids; baskets in any case", () => {
    for (const text of ["720839", "7208.39", "72.08.39", "7208 39", "Commodity:720839"])
      expect(reference.commodity(text).code).toBe("720839");
    expect(reference.commodity("total").level).toBe(0);
    expect(reference.commodity("steel flat").code).toBe("STEEL_FLAT");
    expect(reference.commodity("Commodity:STEEL").level).toBeNull();
  });

  test.each([
    ["101", "0101"],
    ["7299", "72"],
    ["72083910", "720839"],
    ["STEEL_FLT", "STEEL_FLAT"],
    ["flat steel", "STEEL_FLAT"],
  ])("%s is refused, nearest %s", (input, nearest) => {
    const refusal = refusalOf(() => reference.commodity(input, "commodities[0]"));
    expect(refusal.code).toBe("CODE_UNKNOWN");
    expect(refusal.extensions.argument).toBe("commodities[0]");
    expect(candidateCodes(refusal)[0]).toBe(nearest);
  });

  test("any digits are a code or a refusal with at most five candidates that exist", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,10}$/), (text) => {
        try {
          expect(reference.commodity(text).code).toBe(text);
        } catch (error) {
          const near = (error as { extensions: { candidates: { code: string }[] } }).extensions.candidates;
          expect(near.length).toBeLessThanOrEqual(5);
          for (const { code } of near) expect(reference.hasCode(code)).toBe(true);
        }
      }),
    );
  });
});

describe("overlap", () => {
  test("an ancestor overlaps, siblings do not, baskets by their codes", () => {
    expect(reference.overlap("72", "7204")).toBe(true);
    expect(reference.overlap("7208", "7209")).toBe(false);
    expect(reference.overlap("STEEL", "720839")).toBe(true);
    expect(reference.overlap("STEEL", "7204")).toBe(false);
    expect(reference.overlap("STEEL_FLAT", "STEEL_STAINLESS")).toBe(true);
    expect(reference.overlap("TOTAL", "01")).toBe(true);
  });

  test("is symmetric, and holds between a code and each of its ancestors", () => {
    fc.assert(
      fc.property(anyCode, anyCode, (a, b) => {
        expect(reference.overlap(a, b)).toBe(reference.overlap(b, a));
        expect(reference.overlap(a, a.slice(0, 2))).toBe(true);
        if (a.slice(0, 2) !== b.slice(0, 2)) expect(reference.overlap(a, b)).toBe(false);
      }),
    );
  });
});

test("words find codes and baskets, best first", () => {
  expect(reference.findCommodities("rebar", null).map(({ code }) => code)).toEqual(["STEEL_REBAR", "721310", "721420"]);
  expect(reference.findCommodities("HRC", 6).every(({ code }) => /^72(08|25)/.test(code))).toBe(true);
  expect(reference.findCommodities("7208", 4).map(({ code }) => code)).toEqual(["7208"]);
  expect(reference.findCommodities("zzzz", null)).toEqual([]);
  expect(reference.findCommodities(null, 2).length).toBe(97);
});
