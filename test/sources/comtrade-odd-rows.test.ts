import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReporterAnswer } from "../../src/trade/trade.port.js";
import { decodeCodeLists } from "../../src/sources/comtrade/code-lists.js";
import { answerTo, comtradePort, contextWith, headings, question } from "../support/comtrade-port.js";
import { comtradeCodes, comtradeRow, envelope, fakeComtrade } from "../support/comtrade.js";
import { reference } from "../support/reference.js";
import { asked as tradeAsked, tradeOver } from "../support/trade.js";
import { FakeUpstream, json } from "../support/upstream.js";

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = await FakeUpstream.start();
});
afterEach(() => upstream.close());

const row = (over: object = {}): object => ({
  ...comtradeRow({
    reporter: 586,
    partner: 0,
    commodity: "7204",
    flow: "M",
    period: "2012",
    valueUsd: 100,
    netWeightKg: 5_000,
    edition: "H4",
  }),
  ...over,
});
const partner = (partnerCode: number, over: object = {}) =>
  row({ partnerCode, primaryValue: 40, cifvalue: 40, netWgt: 2_000, ...over });
const without = (field: string) => Object.fromEntries(Object.entries(row()).filter(([name]) => name !== field));

const told = (body: object, over: Parameters<typeof question>[0] = {}): Promise<ReporterAnswer | null> => {
  upstream.on("*", json(body));
  return answerTo(comtradePort(upstream.url), question({ commodities: ["7204"], from: "2012", to: "2012", ...over }));
};
const figures = (answer: ReporterAnswer | null) =>
  answer!.rows.map((one) => [one.partner, one.valueUsd, one.netWeightT]);
const WORLD_ROW = ["W00", 100, 5];

describe("several numbers of one country are added up", () => {
  test.each([
    ["SDN", 729, 736],
    ["USA", 840, 842],
    ["TWN", 158, 490],
    ["UMI", 581, 849],
    ["FRA", 250, 251],
  ])("%s: %d and %d", async (code, one, other) => {
    const answer = await told(envelope([row(), partner(one), partner(other, { primaryValue: 60, cifvalue: 60 })]));
    expect(figures(answer)).toEqual([WORLD_ROW, [code, 100, 4]]);
  });

  test("it is said, derived, and without a weight where one of them has none", async () => {
    const answer = await told(envelope([row(), partner(729), partner(736, { netWgt: 0, isNetWgtEstimated: true })]));
    expect(answer!.rows[1]).toMatchObject({
      partner: "SDN",
      valueUsd: 80,
      netWeightT: null,
      weightMissing: "NOT_REPORTED",
      status: ["DERIVED"],
      parts: [],
    });
    expect(answer!.caveats).toEqual([
      {
        id: "comtrade.several-numbers",
        text: "UN Comtrade has rows of one country under several numbers, which are added up here (partners SDN; 2012).",
      },
    ]);
  });

  test("both numbers of Germany in 1990, as partner and as reporter", async () => {
    const year = { from: "1990", to: "1990" };
    const before = { period: "1990", classificationCode: "H0" };
    const partners = await told(envelope([row(before), partner(276, before), partner(280, before)]), year);
    expect(figures(partners)).toEqual([WORLD_ROW, ["DEU", 80, 4]]);
    const reporters = await told(
      envelope([row({ ...before, reporterCode: 276 }), row({ ...before, reporterCode: 280 })]),
      { ...year, reporters: ["DEU"] },
    );
    expect(figures(reporters)).toEqual([["W00", 200, 10]]);
    expect([...reporters!.editions!]).toEqual([["1990", ["H0"]]]);
  });
});

describe("one odd row costs nothing but itself", () => {
  test("a partner of no list stands under one code and in the sums, and that is said", async () => {
    upstream.on("*", json(envelope([row(), partner(156), partner(925), partner(926, { primaryValue: 20 })])));
    const { service } = tradeOver([comtradePort(upstream.url).port]);
    const selection = await service.select(
      tradeAsked({ commodities: ["7204"], from: "2012", to: "2012" }),
      contextWith(),
    );
    const rows = selection.aggregate({ by: ["PARTNER"], other: false, orderBy: "VALUE" });
    expect(rows.map((one) => [one.partner!.code, one.value.value])).toEqual([
      ["XZZ", 60],
      ["CHN", 40],
    ]);
    expect(rows[0]!.partner).toMatchObject({ name: "Area not known", kind: "AREA" });
    expect(selection.caveats.map(({ id }) => id)).toContain("comtrade.unknown-partner");
    // A second look at named partners has no use for it.
    const named = await told(envelope([row(), partner(156), partner(925)]), { partners: ["CHN"] });
    expect(figures(named)).toEqual([["CHN", 40, 2]]);
    expect(named!.caveats).toEqual([]);
  });

  test.each([
    ["the European Union as a partner beside its members", row({ partnerCode: 97 })],
    ["a reporter 0", row({ reporterCode: 0 })],
    ["a reporter of no list", row({ reporterCode: 841 })],
    ["another reporter", row({ reporterCode: 699 })],
    ["another flow", row({ flowCode: "X" })],
    ["another code", row({ cmdCode: "7205" })],
    ["another period", row({ period: "2011" })],
    ["the same row again", row()],
    ["a breakdown by transport", row({ motCode: 2100 })],
  ])("%s is left out", async (_, odd) => {
    expect(figures(await told(envelope([row(), odd])))).toEqual([WORLD_ROW]);
  });

  test.each([
    ["a period as a number", envelope([row({ period: 2012 })])],
    ["no flag of the weight", envelope([row({ isNetWgtEstimated: null })])],
    ["no second partner", envelope([row({ partner2Code: null })])],
    ["no isReported", envelope([without("isReported")])],
    ["no cifvalue", envelope([without("cifvalue")])],
    ["no edition", envelope([without("classificationCode")])],
    ["no count", { data: [row()], error: "" }],
    ["a count in words", envelope([row()], { count: "1" })],
  ])("%s: the row is read", async (_, body) => expect(figures(await told(body))).toEqual([WORLD_ROW]));

  test("no netWgt: no weight", async () =>
    expect(figures(await told(envelope([without("netWgt")])))).toEqual([["W00", 100, null]]));
});

test("the preview cuts at 500 rows with a count of 500 and no word: asked again in halves until all is there", async () => {
  const partners = reference
    .countries()
    .flatMap(({ code }) => comtradeCodes.partnerCode(code) ?? [])
    .slice(0, 180);
  const world = { partners, fill: 1, published: () => true, silent: new Set<string>() };
  upstream.on("*", fakeComtrade(world));
  const answer = await answerTo(
    comtradePort(upstream.url, { key: null }),
    question({ commodities: headings.slice(0, 6), from: "2023", to: "2023" }),
    contextWith(40),
  );
  expect(answer!.rows).toHaveLength(6 * 181);
  expect(answer!.truncated).toBe(false);
  expect(upstream.seen.length).toBeGreaterThan(3);
});

describe("areas", () => {
  test("Europe EU, nes is not Monaco", async () => {
    expect(comtradeCodes.alpha3OfPartner(492)).toBe("XEN");
    expect(comtradeCodes.partnerCodes("MCO", 1988)).not.toContain(492);
    const answer = await told(envelope([row(), partner(492)]));
    expect(figures(answer)).toEqual([WORLD_ROW, ["XEN", 40, 2]]);
    expect(reference.country("Europe EU, nes")).toMatchObject({ code: "XEN", kind: "AREA" });
  });
  test("blanks around a code of the lists are none of its letters", () => {
    const reporters = JSON.stringify({ results: [{ reporterCode: 999, reporterCodeIsoAlpha3: "R9 " }] });
    const partners = "PartnerCode,PartnerCodeIsoAlpha3,entryExpiredDate\n998,_Y ,\n899,_X ,\n";
    expect(decodeCodeLists(reporters, partners).map(({ code, alpha3 }) => [code, alpha3])).toEqual([
      [899, "XNS"],
      [998, "_Y"],
      [999, "R9"],
    ]);
  });
  test("every number of the lists is a country or an area that is known", () => {
    const numbers = Array.from({ length: 1000 }, (_, at) => comtradeCodes.alpha3OfPartner(at)).flatMap(
      (one) => one ?? [],
    );
    expect(numbers.filter((code) => reference.countryByCode(code) === undefined)).toEqual([]);
  });
});
