import { describe, expect, test } from "vitest";
import type { AskedTrade } from "../../src/trade/index.js";
import { asked, newContext, snapshotTrade, tradeOver } from "../support/trade.js";

const trade = tradeOver([snapshotTrade()]);
const select = (over: Partial<AskedTrade>) => trade.service.select(asked(over), newContext());
const caveatText = async (over: Partial<AskedTrade>, id: string): Promise<string> =>
  (await select(over)).caveats.find((caveat) => caveat.id === id)?.text ?? "none";

describe("who answers", () => {
  const publisher = async (over: Partial<AskedTrade>) => (await select(over)).answers[0]!.dataset.sourceId;
  test("most cells first, then the World before some partners, then the order of the tables", async () => {
    const scrap = { commodities: ["7204"] } as const;
    expect(await publisher({ ...scrap, from: "2020", to: "2020" })).toBe("baci");
    expect(await publisher({ ...scrap, from: "2020", to: "2022" })).toBe("press-trade");
    expect(await publisher({ ...scrap, from: "2020", to: "2021" })).toBe("press-trade");
    expect(await publisher({ ...scrap, from: "2024", to: "2024" })).toBe("pbs");
    expect(await publisher({ commodities: ["7204", "720449"], from: "2020", to: "2021" })).toBe("baci");
  });
  test("a December is no year", async () => {
    const year = await select({ commodities: ["7204"], from: "2012", to: "2012" });
    expect(year.total.netWeight.missing?.reason).toBe("NEEDS_CREDENTIAL");
  });
  test("the source that wants a key may be the one asked for", async () => {
    const asking = await select({ from: "2021", to: "2021", sources: ["comtrade"] });
    expect(asking.total.value.missing?.reason).toBe("NEEDS_CREDENTIAL");
  });
});

describe("figures quoted in the press", () => {
  test("a fiscal year of all goods from Russia takes no calendar year of scrap away", async () => {
    const scrap = await select({ commodities: ["7204"], from: "2021", to: "2022", sources: ["press-trade"] });
    expect(scrap.observations.map((item) => [item.period, item.partner.code, item.netWeight.value])).toEqual([
      ["2021", "W00", 4_150_000],
      ["2022", "W00", 2_950_000],
    ]);
  });

  test("Russia alone is not the World: no total of all goods is made of it", async () => {
    const all = await select({ commodities: ["TOTAL"], from: "2015", to: "2015" });
    expect(all.total.value.missing?.reason).toBe("NEEDS_CREDENTIAL");
    const both = { commodities: ["7204", "TOTAL"], from: "2015", to: "2022", sources: ["press-trade"] } as const;
    const rows = (await select(both)).aggregate({ by: ["COMMODITY"], other: false, orderBy: "NET_WEIGHT" });
    expect(rows.map((row) => [row.commodity!.code, row.value.value, row.netWeight.value])).toEqual([
      ["7204", null, 7_100_000],
      ["TOTAL", null, null],
    ]);
  });

  test("a partner without a row is unknown there, never a zero", async () => {
    const some = await select({
      commodities: ["7204", "TOTAL"],
      partners: ["RUS", "W00"],
      from: "2021",
      to: "2022",
      sources: ["press-trade"],
    });
    const russia = some.observations.filter((item) => item.partner.code === "RUS" && item.commodity.code === "7204");
    expect(russia.map((item) => item.netWeight.missing?.reason)).toEqual(["NOT_COVERED", "NOT_COVERED"]);
  });

  test("calendar and fiscal years stand beside each other under their own names", async () => {
    const years = await select({ commodities: ["TOTAL"], partners: ["RUS"], from: "2015", to: "2022" });
    const held = years.observations.filter((item) => item.value.value !== null);
    expect(held.map((item) => [item.period, item.value.value! / 1e6])).toEqual([
      ["2015", 95.7],
      ["FY2020/21", 773.93],
      ["FY2022/23", 846],
    ]);
  });

  test("single months are cells of a monthly question; the page is named with each", async () => {
    const month = await select({ commodities: ["7204"], from: "2012-12", to: "2012-12", frequency: "MONTHLY" });
    expect(month.total.netWeight.value).toBe(101_203);
    expect(month.total.netWeight.provenance[0]!.url).toMatch(/^https:\/\/www\.fastmarkets\.com\//);
  });
});

describe("months of the Bureau", () => {
  test("a year is derived from its months, each with its page, and is found again", async () => {
    const year = await select({ commodities: ["STEEL_EXCL_SCRAP"], from: "2023", to: "2023" });
    const { value } = year.total;
    expect([...value.status].sort()).toEqual(["DERIVED", "PARTIAL", "PROVISIONAL"]);
    expect(value.derivation!.inputs).toEqual(
      ["2023-10", "2023-11", "2023-12"].map((at) => `TradeObservation:pbs~IMPORT~PAK~W00~STEEL_EXCL_SCRAP~${at}`),
    );
    expect(value.provenance).toHaveLength(3);
    const key = value.derivation!.inputs[0]!.replace("TradeObservation:", "");
    const found = await trade.service.observation(key, newContext());
    expect(found!.value).toMatchObject({ value: 182_300_000, status: ["REPORTED", "PROVISIONAL"], derivation: null });
  });

  test("a month with tonnes and no dollars is left out of both sums of its year", async () => {
    const { total } = await select({ commodities: ["7204"], from: "2025", to: "2025" });
    expect(total.netWeight.value).toBe(238_403 + 280_635 + 188_417 + 312_175 + 359_759 + 381_991 + 394_135);
    expect(total.unitValue.value).toBeCloseTo(total.value.value! / total.netWeight.value!, 9);
    expect(total.value.status).toContain("PARTIAL");
  });

  test("only months of the product asked for count as held", async () => {
    const text = await caveatText(
      { commodities: ["STEEL_EXCL_SCRAP"], from: "2025", to: "2025" },
      "trade.incomplete-periods",
    );
    expect(text).toContain("2025: 2025-02 2025-03");
    expect(text).not.toContain("2025-01");
  });

  test("months that other pages speak against are named with what those imply", async () => {
    const iron = { commodities: ["STEEL_EXCL_SCRAP"], frequency: "MONTHLY", from: "2021-10", to: "2021-11" } as const;
    expect(await caveatText(iron, "pbs.later-pages-differ")).toMatch(
      /2021-10: about 368,100 t.*2021-11: about 360,800 t/,
    );
    const scrap = { commodities: ["7204"], frequency: "MONTHLY", from: "2022-05", to: "2022-05" } as const;
    expect(await caveatText(scrap, "pbs.suspected-misprint")).toContain("about 117,100,000 USD is meant");
    expect(await caveatText({ ...scrap, from: "2022-09", to: "2022-09" }, "pbs.suspected-misprint")).toBe("none");
  });
});

describe("worldsteel and BACI", () => {
  test("shares of the USSR are estimates, and are said to be", async () => {
    const russia = { reporters: ["RUS"], commodities: ["STEEL"], flow: "EXPORT", from: "1991", to: "1992" } as const;
    const [before, after] = (await select(russia)).observations;
    expect([before!.netWeight.status, after!.netWeight.status]).toEqual([["REPORTED", "ESTIMATED"], ["REPORTED"]]);
    expect(await caveatText(russia, "worldsteel.ussr-shares")).toContain("1992");
    expect(await caveatText({ ...russia, from: "1992" }, "worldsteel.ussr-shares")).toBe("none");
  });

  test("a chapter is the sum of its six-digit rows, of that one level", async () => {
    const zaf = { reporters: ["ZAF"], partners: ["PAK"], flow: "EXPORT" } as const;
    const chapter = (await select({ ...zaf, commodities: ["72"] })).total.value;
    expect(chapter).toMatchObject({ value: 7_164_846, status: ["DERIVED"] });
    const inputs = chapter.derivation!.inputs;
    expect(inputs.every((id) => /~72\d{4}~2020$/.test(id))).toBe(true);
    const rows = await Promise.all(
      inputs.map((id) => trade.service.observation(id.replace("TradeObservation:", ""), newContext())),
    );
    expect(rows.reduce((sum, row) => sum + row!.value.value!, 0)).toBe(7_164_846);
  });

  test("South Africa shipped none of a product to Pakistan: its zero is known, the others are not", async () => {
    const rails = await select({ commodities: ["7301"] });
    expect(rails.observations.map((item) => [item.partner.code, item.value.value])).toEqual([["ZAF", 0]]);
    expect(rails.coverage).toMatchObject({ requestedCells: 2, answeredCells: 1 });
    expect(rails.total.value.status).toContain("PARTIAL");
  });
});
