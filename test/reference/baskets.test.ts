import { describe, expect, test } from "vitest";
import { SteelProduct } from "../../src/reference/index.js";
import { refusalOf } from "../support/refusal.js";
import { reference } from "../support/reference.js";

const leaves = (code: string): string[] => {
  const below = reference.children(code);
  return below.length === 0 ? [code] : below.flatMap(leaves);
};
const goodsOf = (id: string): string[] => reference.basket(id).codes.flatMap(leaves).sort();
const within = (codes: readonly string[]) =>
  codes.filter((code) => codes.some((other) => other !== code && code.startsWith(other)));

describe("baskets", () => {
  test.each(reference.baskets().map(({ id }) => [id]))("%s: codes of HS 2022, sorted, none inside another", (id) => {
    const { codes, description } = reference.basket(id);
    expect(codes.filter((code) => !reference.hasCode(code))).toEqual([]);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(within(codes)).toEqual([]);
    expect(description.length).toBeGreaterThan(40);
  });

  test("the shapes and scrap share no code, and the shapes are all of STEEL", () => {
    const shapes = ["STEEL_SEMI", "STEEL_FLAT", "STEEL_LONG", "STEEL_TUBES"];
    const disjoint = [
      ...shapes,
      "STEEL_SCRAP",
      "STEEL_ARTICLES",
      "PIG_IRON_DRI",
      "FERRO_ALLOYS",
      "IRON_ORE",
      "MANGANESE_ORE",
      "COKING_COAL_AND_COKE",
    ];
    for (const a of disjoint)
      for (const b of disjoint) if (a !== b) expect(reference.overlap(a, b), `${a} ${b}`).toBe(false);
    expect(shapes.flatMap(goodsOf).sort()).toEqual(goodsOf("STEEL"));
  });

  test("the grades share no code; with articles and raw materials they are chapters 72 and 73", () => {
    const grades = ["STEEL_NON_ALLOY", "STEEL_STAINLESS", "STEEL_ALLOY_OTHER"];
    expect(grades.flatMap(goodsOf).sort()).toEqual(goodsOf("STEEL").filter((code) => code.startsWith("72")));
    const rest = ["7205"].flatMap(leaves);
    const whole = ["STEEL", "STEEL_ARTICLES", "STEEL_SCRAP", "PIG_IRON_DRI", "FERRO_ALLOYS"].flatMap(goodsOf);
    expect([...whole, ...rest].sort()).toEqual(goodsOf("STEEL_AND_ARTICLES"));
  });

  test("STEEL_EXCL_SCRAP and scrap are chapter 72, heading by heading", () => {
    const { codes } = reference.basket("STEEL_EXCL_SCRAP");
    expect(codes.every((code) => code.length === 4)).toBe(true);
    expect([...codes, "7204"].sort()).toEqual(reference.children("72"));
  });

  test("a whole id is as good as a key", () => {
    expect(reference.basket("Basket:STEEL")).toBe(reference.basket("STEEL"));
    expect(reference.basket("Commodity:STEEL").id).toBe("STEEL");
    expect(reference.commodity("Basket:STEEL").code).toBe("STEEL");
  });

  test("a code knows the baskets that hold all of it", () => {
    expect(reference.basketsOf("720839").map(({ id }) => id)).toEqual([
      "STEEL",
      "STEEL_FLAT",
      "STEEL_NON_ALLOY",
      "STEEL_HOT_ROLLED_COIL",
      "STEEL_EXCL_SCRAP",
      "STEEL_AND_ARTICLES",
    ]);
    expect(reference.basketsOf("72").map(({ id }) => id)).toEqual(["STEEL_AND_ARTICLES"]);
    expect(reference.basketsOf("TOTAL")).toEqual([]);
    expect(refusalOf(() => reference.basket("STEELS")).code).toBe("CODE_UNKNOWN");
  });
});

describe("products", () => {
  test("every value of the enum is mapped once, to codes of HS 2022", () => {
    expect(
      reference
        .products()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(SteelProduct).sort());
    for (const { id, hs } of reference.products()) {
      expect(hs.length, id).toBeGreaterThan(0);
      expect(
        hs.filter(({ code }) => !reference.hasCode(code)),
        id,
      ).toEqual([]);
      expect(new Set(hs.map(({ code }) => code)).size, id).toBe(hs.length);
    }
  });

  test("codes that hold the product only never contain one another; one EXACT code stands alone", () => {
    for (const { id, hs, complete } of reference.products()) {
      const own = hs.filter(({ match }) => match === "EXACT" || match === "NARROWER");
      expect(within(own.map(({ code }) => code)), id).toEqual([]);
      if (own.some(({ match }) => match === "EXACT")) expect(own.length, id).toBe(1);
      if (complete) expect(own.length, id).toBeGreaterThan(0);
    }
  });

  test("how codes fit", () => {
    const fit = (code: string) =>
      Object.fromEntries(reference.productsOf(code).map(({ product, match }) => [product.id, match]));
    expect(fit("721420")).toEqual({ REBAR: "NARROWER", STEEL_MILL_PRODUCTS: "NARROWER", IRON_AND_STEEL: "NARROWER" });
    expect(fit("7214")).toMatchObject({ REBAR: "WIDER", MERCHANT_BAR: "WIDER" });
    expect(fit("720839")).toMatchObject({ HOT_ROLLED_COIL: "NARROWER" });
    expect(fit("720839")).not.toHaveProperty("PLATE");
    expect(fit("2601")).toEqual({ IRON_ORE: "EXACT" });
    expect(fit("260111")).toEqual({ IRON_ORE: "NARROWER" });
    expect(fit("26")).toEqual({ IRON_ORE: "WIDER", MANGANESE_ORE: "WIDER" });
    expect(fit("720449")).toMatchObject({ SCRAP: "NARROWER", SCRAP_HMS: "WIDER", SCRAP_SHREDDED: "WIDER" });
  });

  test("by trade name", () => {
    expect(reference.product("HRC").id).toBe("HOT_ROLLED_COIL");
    expect(reference.product("HOT_ROLLED_COIL").hs.length).toBeGreaterThan(5);
    expect(refusalOf(() => reference.product("OCTG")).code).toBe("CODE_AMBIGUOUS");
    expect(refusalOf(() => reference.product("HOT_ROLED_COIL", "products")).extensions.candidates).toMatchObject([
      { code: "HOT_ROLLED_COIL" },
    ]);
  });
});
