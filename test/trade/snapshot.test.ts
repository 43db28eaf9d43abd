import { describe, expect, test } from "vitest";
import { CodedError } from "../../src/kernel/index.js";
import type { AskedTrade } from "../../src/trade/index.js";
import { asked, newContext, snapshotTrade, tradeOver } from "../support/trade.js";

const trade = tradeOver([snapshotTrade()]);
const select = (over: Partial<AskedTrade>) => trade.service.select(asked(over), newContext());
const byPeriod = async (over: Partial<AskedTrade>) =>
  (await select(over)).aggregate({ by: ["PERIOD"], other: false, orderBy: "VALUE" });
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "none";
  } catch (error) {
    return error instanceof CodedError ? `${error.code} ${error.extensions.argument}` : String(error);
  }
};

describe("publishers of the snapshot, figures compared with their tables", () => {
  test("worldsteel: Pakistan's steel imports, tonnes and no value", async () => {
    const rows = await byPeriod({ commodities: ["STEEL"], from: "2010", to: "2021" });
    expect(rows.map((row) => Math.round(row.netWeight.value! / 1000))).toEqual([
      1695, 1591, 1953, 2062, 2477, 3411, 4358, 3917, 3474, 2690, 2393, 3398,
    ]);
    expect(rows[11]!.netWeight.value).toBeCloseTo(3_397_540, 0);
    expect(rows[0]!.value.missing?.reason).toBe("NOT_REPORTED");
    expect(rows[0]!.netWeight.provenance.map((item) => item.source.id)).toEqual(["worldsteel"]);
  });

  test("a blank year of the yearbooks is missing, not zero", async () => {
    const rows = await byPeriod({ commodities: ["STEEL"], flow: "EXPORT", from: "2008", to: "2009" });
    expect(rows[0]!.netWeight).toMatchObject({ value: null, missing: { reason: "NOT_REPORTED" } });
  });

  test("BACI: South Africa to Pakistan, both ways round", async () => {
    const exports = await select({
      reporters: ["ZAF"],
      partners: ["PAK"],
      commodities: ["720449", "720916"],
      flow: "EXPORT",
    });
    expect(exports.observations.map((item) => [item.commodity.code, item.value.value, item.netWeight.value])).toEqual([
      ["720449", 3_950_877, 18_740.177],
      ["720916", 671_373, 2_530.372],
    ]);
    const imports = await select({ commodities: ["7204"] });
    expect(imports.total.value.value).toBe(4_317_643);
    expect(imports.total.value.status).toContain("PARTIAL");
    // South Africa is a cell, all others together are a missing one, which says who is held.
    expect(imports.coverage).toMatchObject({
      requestedCells: 2,
      answeredCells: 1,
      missing: [{ reason: "NOT_COVERED", cells: 1, detail: expect.stringContaining("ZAF") }],
      partnersHeld: ["ZAF"],
    });
    const [year] = imports.aggregate({ by: ["PERIOD"], other: false, orderBy: "VALUE" });
    for (const sum of [imports.total, year!]) {
      expect(sum.value.status).toContain("PARTIAL");
      expect(sum.unitValue.status).toContain("PARTIAL");
    }
    const [named, others] = imports.aggregate({ by: ["PARTNER"], top: 5, other: true, orderBy: "VALUE" });
    expect([named!.partner!.code, named!.share.status.includes("PARTIAL")]).toEqual(["ZAF", true]);
    expect(others).toMatchObject({ isOther: true, value: { value: null, missing: { reason: "NOT_COVERED" } } });
    expect(imports.concentration()[0]!.herfindahlHirschman.missing!.reason).toBe("NOT_COVERED");
    expect(imports.observations.map((item) => item.partner.code)).toEqual(["ZAF"]);
    expect(imports.caveats.map((caveat) => caveat.id)).toContain("baci.exporters-held");
    expect(imports.observations[0]!.valuation).toBe("FOB");
  });

  test("BACI: a partner that is not held is not covered, a product not shipped is a zero", async () => {
    const imports = await select({ partners: ["ZAF", "CHN"], commodities: ["7204"] });
    expect(
      imports.observations.map((item) => [item.partner.code, item.value.value, item.value.missing?.reason]),
    ).toEqual([
      ["ZAF", 4_317_643, undefined],
      ["CHN", null, "NOT_COVERED"],
    ]);
    const none = await select({ reporters: ["ZAF"], partners: ["PAK"], commodities: ["7301"], flow: "EXPORT" });
    expect(none.observations[0]!.value).toMatchObject({ value: 0, missing: null });
  });

  test("India: fiscal years under their own names, a caveat, suppliers ranked", async () => {
    const rows = await byPeriod({ reporters: ["IND"], partners: ["PAK"], flow: "EXPORT", from: "2010", to: "2015" });
    expect(rows.map((row) => [row.period, row.value.value! / 1e6])).toEqual([
      ["FY2010/11", 32.3],
      ["FY2011/12", 26.1],
      ["FY2012/13", 26.64],
      ["FY2013/14", 25.51],
      ["FY2014/15", 33.95],
      ["FY2015/16", 32.17],
    ]);
    const india = await select({ reporters: ["IND"], from: "2012", to: "2015" });
    // A hundred of some seven hundred inputs are listed: the largest.
    expect(india.total.value.derivation).toMatchObject({
      inputs: { length: 100, 0: expect.stringMatching(/~CHN~72~FY/) },
      parameters: [{ name: "further inputs not listed" }],
    });
    expect(india.caveats.map((caveat) => caveat.id)).toContain("trade.fiscal-years");
    const rows5 = india.aggregate({ by: ["PARTNER"], top: 5, other: true, orderBy: "VALUE" });
    expect(rows5.map((row) => row.partner?.code ?? "other")).toEqual([
      "CHN",
      "KOR",
      "JPN",
      "USA",
      expect.any(String),
      "other",
    ]);
    expect(rows5.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5, null]);
  });

  test("India gives no weights: neither the total nor the rest of the suppliers weighs 0 t", async () => {
    const india = await select({ reporters: ["IND"], from: "2012", to: "2015" });
    expect(india.total.netWeight).toMatchObject({ value: null, missing: { reason: "NOT_REPORTED" } });
    const rows = india.aggregate({ by: ["PARTNER"], top: 5, other: true, orderBy: "VALUE" });
    expect(rows.map((row) => row.netWeight.value)).toEqual([null, null, null, null, null, null]);
    const nobody = await select({ reporters: ["IND"], partners: ["TUV"], from: "2015", to: "2015" });
    expect(nobody.observations.map((item) => [item.value.value, item.netWeight.value])).toEqual([[0, null]]);
  });

  test("India: a blank value and a country without a row are no trade: a year is whole, by partner as in total", async () => {
    const all = await select({ reporters: ["IND"], from: "2015", to: "2015" });
    expect(all.total.value.status).not.toContain("PARTIAL");
    expect(all.observations.filter(({ value }) => value.value === null)).toEqual([]);
    expect(all.coverage).toMatchObject({ requestedCells: 1, answeredCells: 1, missing: [] });
    const pakistan = await select({ reporters: ["IND"], partners: ["PAK"], from: "2015", to: "2015" });
    expect(pakistan.observations.map(({ value }) => [value.value, value.status])).toEqual([[0, ["REPORTED"]]]);
    expect(pakistan.coverage).toMatchObject({ requestedCells: 1, answeredCells: 1 });

    const cube = await select({
      reporters: ["IND"],
      partners: ["PAK", "RUS", "CHN", "UKR"],
      commodities: ["72", "73"],
      from: "2010",
      to: "2015",
    });
    expect(cube.coverage.requestedCells).toBe(4 * 2 * 6);
    expect(cube.coverage.answeredCells + cube.coverage.missing.reduce((sum, item) => sum + item.cells, 0)).toBe(48);
    expect(cube.observations.filter((item) => item.value.value === null).every((item) => item.value.missing)).toBe(
      true,
    );
  });

  test("Pakistan's months: gaps are named, an incomplete year is partial and its unit value is of the same months", async () => {
    const months = await byPeriod({
      commodities: ["STEEL_EXCL_SCRAP"],
      from: "2022-01",
      to: "2024-12",
      frequency: "MONTHLY",
    });
    expect(months).toHaveLength(36);
    expect(months.find((row) => row.period === "2023-02")!.value.missing).toMatchObject({ reason: "NOT_COVERED" });
    expect(months.find((row) => row.period === "2022-09")!.unitValue.value).toBeCloseTo(176_410_000 / 199_829, 6);
    const years = await select({ commodities: ["STEEL_EXCL_SCRAP"], from: "2023", to: "2023" });
    expect(years.total.value).toMatchObject({ value: 532_500_000, status: expect.arrayContaining(["PARTIAL"]) });
    expect(years.total.unitValue.value).toBeCloseTo(532_500_000 / (263_631 + 301_064 + 206_226), 6);
    expect(years.caveats.find((caveat) => caveat.id === "trade.incomplete-periods")!.text).toContain(
      "2023-10 2023-11 2023-12",
    );
  });

  test("what only a key could answer says which key, and where it is to be had", async () => {
    const selection = await select({ from: "2021", to: "2023" });
    expect(selection.total.value.missing).toMatchObject({
      reason: "NEEDS_CREDENTIAL",
      detail: expect.stringMatching(/ENTREPOT_COMTRADE_KEY.*comtradedeveloper/),
    });
    expect(selection.coverage).toMatchObject({
      requestedCells: 3,
      answeredCells: 0,
      missing: [{ reason: "NEEDS_CREDENTIAL", cells: 3 }],
    });
    const open = await byPeriod({ from: "2026", to: "2026" });
    expect(open[0]!.value.missing?.reason).toBe("NOT_YET_PUBLISHED");
  });

  test("a source may be chosen; another publisher then answers or nobody", async () => {
    const pbs = await select({ commodities: ["7204"], sources: ["pbs"] });
    expect([...new Set(pbs.total.value.provenance.map((item) => item.source.id))]).toEqual(["pbs"]);
    expect((await select({ commodities: ["7204"], sources: ["worldsteel"] })).total.value.missing?.reason).toBe(
      "NOT_COVERED",
    );
    expect(await refusal(select({ sources: ["nobody"] }))).toBe("CODE_UNKNOWN sources");
  });

  test("an observation is found again by its id", async () => {
    const id = "baci~EXPORT~ZAF~PAK~720449~2020";
    const found = await trade.service.observation(id, newContext());
    expect(found!.value.value).toBe(3_950_877);
    const fiscal = await trade.service.observation("india-tradestat~EXPORT~IND~PAK~72~FY2015/16", newContext());
    expect(fiscal!.value.value).toBe(32_170_000);
    for (const key of ["baci~toString~ZAF~PAK~720449~2020", "baci~EXPORT~ZAF"])
      expect(await refusal(trade.service.observation(key, newContext()))).toBe("CODE_UNKNOWN id");
  });
});

describe("refusals name the argument", () => {
  test.each([
    [{ reporters: ["XX"] }, "CODE_UNKNOWN reporters[0]"],
    [{ partners: ["Korea"] }, "CODE_AMBIGUOUS partners[0]"],
    [{ commodities: ["9898"] }, "CODE_UNKNOWN commodities"],
    [{ commodities: [] }, "BAD_USER_INPUT commodities"],
    [{ from: "2021", to: "2020" }, "BAD_USER_INPUT from"],
    [{ from: "2021-03" }, "BAD_USER_INPUT from"],
    [{ reporters: ["W00"] }, "BAD_USER_INPUT reporters"],
  ])("%j", async (over, expected) => expect(await refusal(select(over))).toBe(expected));

  test("sums that would mislead are refused with a code; the same rows apart are not", async () => {
    const overlapping = await select({ commodities: ["72", "7204"] });
    expect(() => overlapping.total).toThrow(expect.objectContaining({ code: "REFUSED_MIXED_LEVELS" }));
    expect(overlapping.aggregate({ by: ["COMMODITY"], other: false, orderBy: "VALUE" })).toHaveLength(2);
    const mixed = await select({ partners: ["W00", "CHN"], commodities: ["7204"] });
    expect(() => mixed.total).toThrow(expect.objectContaining({ code: "REFUSED_WORLD_PLUS_PARTNERS" }));
    const publishers = await select({
      reporters: ["PAK", "IND"],
      commodities: ["STEEL", "72"].slice(1),
      from: "2015",
      to: "2020",
    });
    const both = await select({ reporters: ["ZAF", "IND"], flow: "EXPORT", from: "2015", to: "2020" });
    expect(() => both.total).toThrow(expect.objectContaining({ code: "REFUSED_MIXED_PUBLISHERS" }));
    expect(publishers.answers).toHaveLength(2);
  });

  test.each([0, -1, 1.5, 501])("top: %d", async (top) => {
    const selection = await select({ reporters: ["IND"], from: "2015", to: "2015" });
    expect(() => selection.aggregate({ by: ["PARTNER"], top, other: false, orderBy: "VALUE" })).toThrow(/top/);
  });
});
