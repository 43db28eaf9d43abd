import { describe, expect, test } from "vitest";
import { Figure, Period, Unit } from "../../src/kernel/index.js";
import { CIF_FOB_FACTOR_DEFAULT } from "../../src/trade/analysis/mirror.js";
import type { ReporterAnswer, TradePort, TradeRow } from "../../src/trade/index.js";
import { mirrorFlows } from "../../src/trade/mirror.js";
import { priceVolumeSplit } from "../../src/trade/price-volume.js";
import { shareShift } from "../../src/trade/share-shift.js";
import { asked, newContext, tradeOver } from "../support/trade.js";

const YEARS = [Period.year(2019), Period.year(2020)];

const row = (partner: string, year: number, over: Partial<TradeRow>): TradeRow => ({
  partner,
  commodity: "7204",
  period: Period.year(year),
  valueUsd: null,
  netWeightT: null,
  status: ["REPORTED"],
  valueMissing: over.valueUsd === undefined ? "SUPPRESSED" : null,
  weightMissing: over.netWeightT === undefined ? "SUPPRESSED" : null,
  ...over,
});

const answerOf = (rows: readonly TradeRow[], over: Partial<ReporterAnswer> = {}): ReporterAnswer => ({
  reporter: "PAK",
  dataset: { sourceId: "baci", dataset: "made up", url: null, publishedAt: null, retrievedAt: null },
  valuation: "CIF",
  freshness: "LIVE",
  truncated: false,
  periods: YEARS,
  rows,
  gaps: new Map(),
  partnersHeld: null,
  caveats: [],
  ...over,
});
const portOf = (answers: readonly ReporterAnswer[]): TradePort => ({
  sourceId: "invented",
  answer: (questions) =>
    Promise.resolve(
      questions.map(({ reporters }) =>
        reporters.map((code) => answers.find(({ reporter }) => reporter === code) ?? null),
      ),
    ),
});
const select = (answers: readonly ReporterAnswer[], over: Parameters<typeof asked>[0] = {}) =>
  tradeOver([portOf(answers)]).service.select(
    asked({ commodities: ["7204"], from: "2019", to: "2020", ...over }),
    newContext(),
  );

describe("what a split of price and volume leaves out", () => {
  const before = { valueUsd: 1000, netWeightT: 10 };
  const cases: readonly [string, Partial<TradeRow>, Partial<TradeRow>, string][] = [
    ["a part of a period", before, { valueUsd: 1800, netWeightT: 20, status: ["PARTIAL"] }, "2020: PARTIAL"],
    ["a value with a zero weight", before, { valueUsd: 1800, netWeightT: 0 }, "2020: a value without a weight"],
    ["a weight that is not told", before, { valueUsd: 1800 }, "2020: SUPPRESSED"],
    ["a value that is not told", { netWeightT: 10 }, { valueUsd: 1800, netWeightT: 20 }, "2019: SUPPRESSED"],
  ];

  test.each(cases)("%s is named, and out of every figure", async (_, first, second, reason) => {
    const whole = [
      row("RUS", 2019, { valueUsd: 1000, netWeightT: 10 }),
      row("RUS", 2020, { valueUsd: 1800, netWeightT: 20 }),
    ];
    const selection = await select([answerOf([...whole, row("CHN", 2019, first), row("CHN", 2020, second)])], {
      partners: ["RUS", "CHN"],
    });
    const split = priceVolumeSplit(selection, "2019", "2020");
    expect(split.pairs).toBe(1);
    expect(split.excluded).toHaveLength(1);
    expect(split.excluded[0]!.reason).toContain(reason);
    // 10 t at 100 become 20 t at 90: ½ × 30 × −10, and ½ × 190 × 10.
    expect([split.before.value, split.after.value, split.change.value]).toEqual([1000, 1800, 800]);
    expect([split.priceEffect.value, split.volumeEffect.value, split.unpriced.value]).toEqual([-150, 950, 0]);
  });

  test("where no pair is left there is no number, and the reason says where to look", async () => {
    const selection = await select([answerOf([row("CHN", 2019, before), row("CHN", 2020, { valueUsd: 1800 })])], {
      partners: ["CHN"],
    });
    const { change, priceEffect, excluded } = priceVolumeSplit(selection, "2019", "2020");
    expect([change.value, priceEffect.value]).toEqual([null, null]);
    expect(change.missing?.reason).toBe("NOT_COMPARABLE");
    expect(excluded).toHaveLength(1);
  });
});

describe("how good figures are, by hand", () => {
  const rows = [
    row("W00", 2019, { valueUsd: 400, netWeightT: 4 }),
    row("RUS", 2019, { valueUsd: 300, netWeightT: 3 }),
    row("XAF", 2019, { valueUsd: 60, netWeightT: 1 }),
    row("W00", 2020, { valueUsd: 600, status: ["ESTIMATED", "PARTIAL"] }),
    row("RUS", 2020, { valueUsd: 600, status: ["ESTIMATED"] }),
  ];
  const dataset = (publishedAt: string | null, retrievedAt: string | null) => ({
    dataset: { sourceId: "baci", dataset: "made up", url: null, publishedAt, retrievedAt },
  });
  const none = Figure.missing(Unit.FRACTION, "NOT_COMPARABLE");

  test("shares of the total: estimated, weighed, without a country", async () => {
    const quality = (await select([answerOf(rows, dataset("2021-03-05", "2024-01-01"))])).quality(none);
    expect(quality.coverage.value).toBe(1);
    expect(quality.estimatedShare.value).toBe(0.6);
    expect(quality.weighedShare.value).toBe(0.4);
    // 1,000 in all, 900 of them from a country: an area "not elsewhere specified" is none.
    expect(quality.unspecifiedShare.value).toBeCloseTo(0.1, 12);
    expect(quality.partialPeriods).toEqual(["2020"]);
    expect(quality.lastPeriod).toBe("2020");
    expect(quality.lastRelease).toBe("2021-03-05");
  });

  test("a weight that is estimated makes no value an estimate", async () => {
    const status = { status: ["REPORTED"], weightStatus: ["REPORTED", "ESTIMATED"] } as const;
    const selection = await select([
      answerOf([
        row("W00", 2019, { valueUsd: 400, netWeightT: 4, ...status }),
        row("W00", 2020, { valueUsd: 600, netWeightT: 12 }),
      ]),
    ]);
    const { estimatedShare, estimatedWeightShare } = selection.quality(none);
    expect([estimatedShare.value, estimatedWeightShare.value]).toEqual([0, 0.25]);
    const { value, netWeight, unitValue } = selection.total;
    expect([value, netWeight, unitValue].map((figure) => figure.status)).toEqual([
      ["DERIVED"],
      ["DERIVED", "ESTIMATED"],
      ["DERIVED", "ESTIMATED"],
    ]);
    const [first] = selection.observations;
    expect([first!.value, first!.netWeight, first!.unitValue].map((figure) => figure.status)).toEqual([
      ["REPORTED"],
      ["REPORTED", "ESTIMATED"],
      ["DERIVED", "ESTIMATED"],
    ]);
  });

  test("of two data sets the newest release; where no release is told, the day of retrieval", async () => {
    const answers = [
      answerOf(rows, dataset("2021-03-05", null)),
      answerOf(rows, { reporter: "IND", ...dataset(null, "2022-07-01T08:00:00Z") }),
    ];
    const selection = await select(answers, { reporters: ["PAK", "IND"] });
    expect(selection.quality(none).lastRelease).toBe("2022-07-01");
  });
});

describe("two sides and two periods", () => {
  const mirror = async (cifFobFactor: number) => {
    const answers = [
      answerOf([row("RUS", 2019, { valueUsd: 1060, netWeightT: 10 })]),
      answerOf([row("PAK", 2019, { valueUsd: 900, netWeightT: 10 })], { reporter: "RUS", valuation: "FOB" }),
    ].map((answer) => ({ ...answer, periods: YEARS.slice(0, 1) }));
    const { service } = tradeOver([portOf(answers)]);
    const window = { commodities: ["7204"], from: "2019", to: "2019", frequency: "ANNUAL" as const };
    const flows = await mirrorFlows(
      service,
      { importer: "PAK", exporter: "RUS", ...window, cifFobFactor },
      newContext(),
    );
    return flows[0]!;
  };

  test("1,060 CIF is 1,000 FOB; beside 900 a gap of 100, of the mean of the two", async () => {
    const flow = await mirror(CIF_FOB_FACTOR_DEFAULT);
    expect(flow.gap.value).toBe(160);
    expect(flow.importerReport.fob.value).toBeCloseTo(1000, 9);
    expect(flow.exporterReport.fob.value).toBe(900);
    expect(flow.fobGap.value).toBeCloseTo(100, 9);
    expect(flow.relativeGap.value).toBeCloseTo(100 / 950, 12);
  });

  test("at a factor of 1 nothing is taken off", async () => expect((await mirror(1)).fobGap.value).toBe(160));

  test("all supply changed hands: 1; the same turned round is as much; nothing changed: 0", async () => {
    const shift = async (first: string, second: string) => {
      const selection = await select([
        answerOf([row(first, 2019, { valueUsd: 5, netWeightT: 1 }), row(second, 2020, { valueUsd: 7, netWeightT: 1 })]),
      ]);
      return shareShift(selection, "2019", "2020", 5).shift.value;
    };
    expect(await shift("RUS", "CHN")).toBe(1);
    expect(await shift("CHN", "RUS")).toBe(1);
    expect(await shift("CHN", "CHN")).toBe(0);
  });
});
