import { describe, expect, test } from "vitest";
import { advantages, intensities } from "../../src/trade/advantage.js";
import type { ReporterAnswer, TradePort, TradeQuestion } from "../../src/trade/index.js";
import { Period } from "../../src/kernel/index.js";
import { reference } from "../support/reference.js";
import { newContext, snapshotTrade, tradeOver } from "../support/trade.js";

/** Exports of 72 and of all goods, imports of all goods: three countries, two of them told apart by partner. */
const VALUES: Readonly<Record<string, number>> = {
  "EXPORT|PAK|72|W00": 20,
  "EXPORT|PAK|TOTAL|W00": 100,
  "EXPORT|PAK|TOTAL|IND": 60,
  "EXPORT|IND|72|W00": 30,
  "EXPORT|IND|TOTAL|W00": 300,
  "IMPORT|PAK|TOTAL|W00": 90,
  "IMPORT|IND|TOTAL|W00": 200,
  "IMPORT|BGD|TOTAL|W00": 300,
};

class InventedTrade implements TradePort {
  readonly sourceId = "invented";
  constructor(private readonly publisherOf: (reporter: string) => string = () => "comtrade") {}

  answer(questions: readonly TradeQuestion[]) {
    return Promise.resolve(questions.map((question) => question.reporters.map((code) => this.#one(question, code))));
  }

  #one({ flow, commodities, partners, from }: TradeQuestion, reporter: string): ReporterAnswer | null {
    const rows = Object.entries(VALUES).flatMap(([key, valueUsd]) => {
      const [direction, country, commodity, partner] = key.split("|") as [string, string, string, string];
      const isAsked = direction === flow && country === reporter && commodities.includes(commodity);
      if (!isAsked || (partners !== "ALL" && !partners.includes(partner))) return [];
      const weights = { netWeightT: null, weightMissing: "NOT_REPORTED" as const };
      return [
        { partner, commodity, period: from, valueUsd, valueMissing: null, ...weights, status: ["REPORTED"] as const },
      ];
    });
    if (rows.length === 0) return null;
    const sourceId = this.publisherOf(reporter);
    return {
      reporter,
      dataset: { sourceId, dataset: "invented", url: null, publishedAt: null, retrievedAt: null },
      valuation: flow === "IMPORT" ? "CIF" : "FOB",
      freshness: "RECORDED",
      truncated: false,
      periods: [Period.year(2020)],
      rows,
      gaps: new Map(),
      partnersHeld: null,
      caveats: [],
    };
  }
}

const year = { from: "2020", to: "2020" };
const over = (port: TradePort) => tradeOver([port]).service;
const rca = (port: TradePort, asked: Partial<Parameters<typeof advantages>[2]> = {}) =>
  advantages(
    over(port),
    reference,
    { country: "PAK", commodity: "72", of: "TOTAL", among: ["PAK", "IND"], ...year, ...asked },
    newContext(),
  );
const intensity = (port: TradePort, asked: Partial<Parameters<typeof intensities>[2]> = {}) =>
  intensities(
    over(port),
    reference,
    { exporter: "PAK", partner: "IND", commodity: "TOTAL", among: ["PAK", "IND", "BGD"], ...year, ...asked },
    newContext(),
  );

describe("revealed comparative advantage", () => {
  test("a fifth of exports against an eighth of the sample's: 1.6", async () => {
    const [row] = await rca(new InventedTrade());
    expect(row!.period).toBe("2020");
    expect(row!.index.value).toBeCloseTo(20 / 100 / (50 / 400), 12);
    expect(row!.index.status).toContain("DERIVED");
    expect(row!.sampleProduct.value).toBe(50);
    expect(row!.sampleTotal.value).toBe(400);
    expect(row!.index.derivation!.parameters.map(({ name, value }) => [name, value])).toEqual([["among", "PAK, IND"]]);
    expect(row!.index.derivation!.inputs).toContain("TradeObservation:comtrade~EXPORT~PAK~W00~72~2020");
    expect(row!.caveats.map(({ id }) => id)).toContain("trade.share-of-index-sample");
  });

  test("the indices of all countries named, weighted by their totals, average to one", async () => {
    const port = new InventedTrade();
    const [pakistan] = await rca(port);
    const [india] = await rca(port, { country: "IND" });
    expect((pakistan!.index.value! * 100 + india!.index.value! * 300) / 400).toBeCloseTo(1, 12);
  });

  test("a country of the sample without figures: missing, and named", async () => {
    const [row] = await rca(new InventedTrade(), { among: ["PAK", "IND", "CHN"] });
    expect(row!.index.value).toBeNull();
    expect(row!.index.missing?.detail).toContain("CHN");
    expect(row!.countryProduct.value).toBe(20);
  });

  test("two publishers are refused, and the message says how to ask", async () => {
    const port = new InventedTrade((reporter) => (reporter === "PAK" ? "pbs" : "comtrade"));
    await expect(rca(port)).rejects.toMatchObject({
      message: expect.stringContaining("Choose one with `sources`") as string,
      extensions: { code: "REFUSED_MIXED_PUBLISHERS" },
    });
  });

  test.each([
    [{ of: "72" }, "of"],
    [{ commodity: "TOTAL", of: "72" }, "of"],
    [{ of: "73" }, "of"],
    [{ among: ["IND", "CHN"] }, "among"],
    [{ among: ["PAK"] }, "among"],
  ])("%o is refused by the name of %s", async (asked, argument) => {
    await expect(rca(new InventedTrade(), asked)).rejects.toMatchObject({
      extensions: { code: "BAD_USER_INPUT", argument },
    });
  });

  test("on the snapshot no totals are held: missing with a reason, never a number", async () => {
    const [row] = await rca(snapshotTrade());
    expect(row!.index.value).toBeNull();
    expect(row!.index.missing?.detail).toBeTruthy();
  });
});

describe("trade intensity", () => {
  test("three fifths of exports against two fifths of imports: 1.5", async () => {
    const [row] = await intensity(new InventedTrade());
    expect(row!.index.value).toBeCloseTo(60 / 100 / (200 / (590 - 90)), 12);
    expect(row!.sampleImports.value).toBe(590);
    expect(row!.caveats.map(({ id }) => id)).toContain("trade.share-of-index-sample");
  });

  test("a sample of the two alone, and one that lacks the partner, are refused", async () => {
    for (const among of [
      ["PAK", "IND"],
      ["PAK", "BGD"],
    ])
      await expect(intensity(new InventedTrade(), { among })).rejects.toMatchObject({
        extensions: { code: "BAD_USER_INPUT", argument: "among" },
      });
  });

  test("on the snapshot: missing with a reason", async () => {
    const [row] = await intensity(snapshotTrade(), { commodity: "72" });
    expect(row!.index.missing).not.toBeNull();
  });
});
