import { describe, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import { mirrorFlows } from "../../src/trade/mirror.js";
import type { ReporterAnswer, TradePort } from "../../src/trade/index.js";
import { reference } from "../support/reference.js";
import { asked, newContext, snapshotTrade, tradeOver } from "../support/trade.js";

const trade = tradeOver([snapshotTrade()]);
const india = { reporters: ["IND"], commodities: ["72"] } as const;

describe("windows", () => {
  test("a fiscal year asked by its name is that year alone", async () => {
    const one = await trade.service.select(
      asked({ ...india, partners: ["PAK"], flow: "EXPORT", from: "FY2014/15", to: "FY2014/15" }),
      newContext(),
    );
    expect(one.observations.map((item) => [item.period, item.value.value])).toEqual([["FY2014/15", 33_950_000]]);
  });

  test("calendar years do not answer for fiscal ones, and no key would", async () => {
    const steel = asked({ commodities: ["STEEL"], from: "FY2014/15", to: "FY2015/16" });
    const { coverage, observations } = await trade.service.select(steel, newContext());
    expect(observations.map((item) => item.period)).toEqual(["FY2014/15", "FY2015/16"]);
    expect(coverage).toMatchObject({ answeredCells: 0, missing: [{ reason: "NOT_COVERED", cells: 2 }] });
  });

  test.each([
    ["FY2014/15", "2015", "ANNUAL", "to"],
    ["2014", "FY2015/16", "ANNUAL", "to"],
    ["FY2014/15", "FY2015/16", "MONTHLY", "from"],
  ] as const)("%s to %s, %s: refused by name", async (from, to, frequency, argument) => {
    const question = trade.service.select(asked({ ...india, from, to, frequency }), newContext());
    await expect(question).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument } });
  });
});

describe("size", () => {
  test("a question of millions of cells is refused before anything is read", async () => {
    const reporters = reference
      .countries()
      .map((country) => country.code)
      .filter((code) => code !== "W00")
      .slice(0, 250);
    const asking = asked({ reporters, commodities: ["72", "73"], from: "2000", to: "2020" });
    await expect(trade.service.select(asking, newContext())).rejects.toMatchObject({
      extensions: { code: "LIMIT_ROWS", received: 250 * 250 * 2 * 21 },
    });
  });

  test("a list of observations ends at ten thousand; sums do not", async () => {
    const partners = reference.countries().map((country) => country.code);
    const selection = await trade.service.select(
      asked({ ...india, commodities: ["26", "72", "73"], partners: partners.slice(0, 200), from: "2000", to: "2020" }),
      newContext(),
    );
    expect(() => selection.observations).toThrow(expect.objectContaining({ code: "LIMIT_ROWS" }));
    expect(selection.aggregate({ by: ["COMMODITY"], other: false, orderBy: "VALUE" })).toHaveLength(3);
  });
});

describe("two questions of one request", () => {
  test("the same reporters in another order get their own answers", async () => {
    const context = newContext();
    const [one, two] = await Promise.all(
      [
        ["IND", "CHN"],
        ["CHN", "IND"],
      ].map((reporters) => trade.service.select(asked({ reporters, from: "2014", to: "2014" }), context)),
    );
    expect(one!.answers.map((answer) => [answer.reporter, answer.rows.length > 0])).toEqual([
      ["IND", true],
      ["CHN", false],
    ]);
    expect(two!.answers.map((answer) => [answer.reporter, answer.rows.length > 0])).toEqual([
      ["CHN", false],
      ["IND", true],
    ]);
  });
});

describe("ports in order", () => {
  const failing: TradePort = { sourceId: "broken", answer: () => Promise.reject(new Error("down")) };

  test("a port that fails as a whole is passed over where another answers", async () => {
    const behind = tradeOver([failing, snapshotTrade()]);
    const pakistan = await behind.service.select(asked({ commodities: ["STEEL"] }), newContext());
    expect(pakistan.total.netWeight.value).toBe(2_393_430);
    await expect(behind.service.select(asked({ from: "2021", to: "2021" }), newContext())).rejects.toThrow("down");
  });

  test("a source with calendar years only is passed over for fiscal ones", async () => {
    const calendar: ReporterAnswer = {
      reporter: "IND",
      dataset: { sourceId: "baci", dataset: "made up", url: null, publishedAt: null, retrievedAt: null },
      valuation: "CIF",
      freshness: "LIVE",
      truncated: false,
      periods: [Period.year(2014)],
      rows: [],
      gaps: new Map(),
      partnersHeld: null,
      caveats: [],
    };
    const live: TradePort = {
      sourceId: "live",
      answer: (questions) => Promise.resolve(questions.map((question) => question.reporters.map(() => calendar))),
    };
    const behind = tradeOver([live, snapshotTrade()]);
    const fiscal = asked({ ...india, partners: ["RUS"], from: "FY2014/15", to: "FY2014/15" });
    expect((await behind.service.select(fiscal, newContext())).answers[0]!.dataset.sourceId).toBe("india-tradestat");
  });
});

describe("named partners", () => {
  test("top and other add up to the total of those named; shares are of all partners", async () => {
    const two = await trade.service.select(
      asked({ ...india, partners: ["CHN", "RUS"], from: "2014", to: "2014" }),
      newContext(),
    );
    const rows = two.aggregate({ by: ["PARTNER"], top: 1, other: true, orderBy: "VALUE" });
    expect(rows.map((row) => [row.partner?.code ?? "other", row.value.value])).toEqual([
      ["CHN", 2_713_340_000],
      ["other", 295_740_000],
    ]);
    expect(rows.reduce((sum, row) => sum + row.value.value!, 0)).toBe(two.total.value.value);
    expect(rows[0]!.share.value).toBeCloseTo(0.2198, 4);
    expect(() => two.concentration()).toThrow(/partners: expected no partners named/);
  });

  test("several reporters: each has its own row of all others, under its name", async () => {
    const both = await trade.service.select(
      asked({ reporters: ["PAK", "NAM"], partners: ["ZAF"], commodities: ["7204"] }),
      newContext(),
    );
    const rows = both.aggregate({ by: ["REPORTER", "PARTNER"], top: 1, other: true, orderBy: "VALUE" });
    expect(rows.map((row) => [row.reporter?.code, row.partner?.code ?? "other"])).toEqual([
      ["PAK", "ZAF"],
      ["PAK", "other"],
      ["NAM", "ZAF"],
      ["NAM", "other"],
    ]);
  });

  test("the World beside partners has no row of all others", async () => {
    const mixed = await trade.service.select(asked({ partners: ["W00", "ZAF"], commodities: ["7204"] }), newContext());
    expect(() => mixed.aggregate({ by: ["PARTNER"], other: true, orderBy: "VALUE" })).toThrow(
      expect.objectContaining({ code: "REFUSED_WORLD_PLUS_PARTNERS" }),
    );
  });
});

describe("mirrors", () => {
  const mirror = (importer: string, exporter: string, from: string, to: string, commodities = ["72"]) =>
    mirrorFlows(
      trade.service,
      { importer, exporter, commodities, from, to, frequency: "ANNUAL", cifFobFactor: 1.06 },
      newContext(),
    );

  test("India to Pakistan: the exporter's side in fiscal years, the importer's missing with its reason", async () => {
    const flows = await mirror("PAK", "IND", "2010", "2015");
    expect(flows).toHaveLength(6);
    const last = flows[5]!;
    expect(last.importerReport.value.missing?.reason).toBe("NEEDS_CREDENTIAL");
    expect(last.exporterReport).toMatchObject({ valuation: "FOB", period: "FY2015/16", value: { value: 32_170_000 } });
    expect(last.gap.missing?.reason).toBe("NEEDS_CREDENTIAL");
    expect(last.reasons).toEqual([
      "The importer's report is not held.",
      "One side reports fiscal years, so the two cover different months.",
    ]);
  });

  test("a reconciled table read from both ends mirrors nothing", async () => {
    const [flow] = await mirror("PAK", "ZAF", "2020", "2020", ["720449"]);
    expect(flow!.gap).toMatchObject({ value: null, missing: { reason: "NOT_COMPARABLE" } });
    expect(flow!.reasons).toHaveLength(1);
  });

  test("a gap names the observations of both sides; a country does not mirror itself", async () => {
    const side = (flow: "IMPORT" | "EXPORT", value: number): ReporterAnswer => ({
      reporter: flow === "IMPORT" ? "PAK" : "IND",
      dataset: { sourceId: "comtrade", dataset: "made up", url: null, publishedAt: null, retrievedAt: null },
      valuation: flow === "IMPORT" ? "CIF" : "FOB",
      freshness: "LIVE",
      truncated: false,
      periods: [Period.year(2020)],
      rows: [
        {
          partner: flow === "IMPORT" ? "IND" : "PAK",
          commodity: "72",
          period: Period.year(2020),
          valueUsd: value,
          valueMissing: null,
          netWeightT: null,
          weightMissing: "NOT_REPORTED",
          status: ["REPORTED"],
        },
      ],
      gaps: new Map(),
      partnersHeld: null,
      caveats: [],
    });
    const port: TradePort = {
      sourceId: "made-up",
      answer: (questions) => Promise.resolve(questions.map(({ flow }) => [side(flow, flow === "IMPORT" ? 106 : 100)])),
    };
    const { service } = tradeOver([port]);
    const args = { importer: "PAK", exporter: "IND", commodities: ["72"], from: "2020", to: "2020" };
    const [flow] = await mirrorFlows(service, { ...args, frequency: "ANNUAL", cifFobFactor: 1.06 }, newContext());
    expect(flow!.gap.value).toBe(6);
    expect(flow!.importerReport.fob.value).toBe(100);
    expect(flow!.fobGap.value).toBe(0);
    expect(flow!.relativeGap.value).toBe(0);
    expect(flow!.caveats.map(({ id }) => id)).toEqual(["trade.cif-fob-factor"]);
    expect(flow!.gap.derivation!.inputs).toEqual([
      "TradeObservation:comtrade~IMPORT~PAK~IND~72~2020",
      "TradeObservation:comtrade~EXPORT~IND~PAK~72~2020",
    ]);
    await expect(mirror("PAK", "Pakistan", "2020", "2020")).rejects.toThrow(/exporter: expected another country/);
  });
});
