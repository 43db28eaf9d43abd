import { describe, expect, test } from "vitest";
import { Figure, Period, Unit } from "../../src/kernel/index.js";
import { CIF_FOB_FACTOR_DEFAULT } from "../../src/trade/analysis/mirror.js";
import type { ReporterAnswer, TradePort, TradeRow } from "../../src/trade/index.js";
import { mirrorFlows } from "../../src/trade/mirror.js";
import { priceVolumeSplit } from "../../src/trade/price-volume.js";
import { unitValueScores } from "../../src/trade/outliers.js";
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

describe("what is missing is not 0, and what is 0 is not missing", () => {
  const usd = (valueUsd: number, over: Partial<TradeRow> = {}) => ({ valueUsd, netWeightT: 1, ...over });

  test("a share that is missing stays so, out of the shift and named", async () => {
    const selection = await select([
      answerOf([
        row("W00", 2019, usd(100)),
        row("RUS", 2019, usd(60)),
        row("CHN", 2019, { netWeightT: 1 }),
        row("W00", 2020, usd(100)),
        row("RUS", 2020, usd(50)),
        row("CHN", 2020, usd(30)),
        row("UKR", 2020, usd(20)),
      ]),
    ]);
    const { shift, movers, caveats } = shareShift(selection, "2019", "2020", 5);
    expect(shift.value).toBeCloseTo((0.1 + 0.2) / 2, 12);
    expect(shift.status).toContain("PARTIAL");
    expect(movers.map(({ partner }) => partner.code)).toEqual(["UKR", "RUS", "CHN"]);
    expect(movers[2]!.before.missing?.reason).toBe("SUPPRESSED");
    expect(movers[2]!.after.value).toBe(0.3);
    expect(movers[2]!.change.missing?.reason).toBe("SUPPRESSED");
    expect([movers[0]!.before.value, movers[0]!.before.provenance.length]).toEqual([0, 1]);
    const named = caveats.filter(({ id }) => id === "trade.shares-missing");
    expect(named.map(({ id, text }) => [id, text.includes("1 partner: CHN (2019: SUPPRESSED).")])).toEqual([
      ["trade.shares-missing", true],
    ]);
  });

  test("nothing traded is said to be nothing, not a lack of partners", async () => {
    const rows = [row("W00", 2019, usd(0)), row("W00", 2020, usd(10)), row("RUS", 2020, usd(10))];
    const [nothing, some] = (await select([answerOf(rows)])).concentration();
    expect(nothing!.herfindahlHirschman.missing).toMatchObject({
      reason: "NOT_REPORTED",
      detail: "Nothing was traded.",
    });
    expect(some!.herfindahlHirschman.value).toBe(10_000);
  });

  test("areas not elsewhere specified are in the total and no supplier", async () => {
    const rows = [row("W00", 2019, usd(100)), row("RUS", 2019, usd(60)), row("XAF", 2019, usd(40))];
    const [first] = (await select([answerOf(rows)], { to: "2019" })).concentration();
    expect(first!.herfindahlHirschman.value).toBeCloseTo(3600, 9);
    expect([first!.suppliers, first!.largest.map(({ partner }) => partner.code)]).toEqual([1, ["RUS"]]);
    expect(first!.topShare(3).value).toBe(0.6);
  });

  test("a tonnage that is not there says how to ask", async () => {
    const { netWeight } = (await select([answerOf([row("W00", 2019, { valueUsd: 5 })])], { to: "2019" })).total;
    expect(netWeight.missing?.detail).toContain("Ask for `value`, or a source with weights.");
  });

  test("a period held in part is no outlier, and says why", async () => {
    const years = Array.from({ length: 8 }, (_, at) => Period.year(2013 + at));
    const rows = years.map((period, at) =>
      row("W00", period.year, usd(at === 7 ? 5000 : 100 + at, at === 7 ? { status: ["REPORTED", "PARTIAL"] } : {})),
    );
    const selection = await select([answerOf(rows, { periods: years })], { from: "2013", to: "2020" });
    const scores = unitValueScores(selection);
    expect(scores).toHaveLength(8);
    expect(scores.filter(({ isOutlier }) => isOutlier)).toEqual([]);
    expect(scores[7]!.excluded).toBe("2020: PARTIAL, a part of the period or of the partners is not held.");
    expect(scores[7]!.score.missing).toMatchObject({ reason: "NOT_COMPARABLE", detail: scores[7]!.excluded });
    expect(scores[0]!.score.derivation!.parameters.find(({ name }) => name === "unit values")!.value).toBe("7");
  });
});

describe("mirrors of little", () => {
  const flowOf = async (bought: Partial<ReporterAnswer>, sold: Partial<ReporterAnswer>, value = 900) => {
    const answers = [
      answerOf([row("RUS", 2019, { valueUsd: 1060, netWeightT: 10 })], bought),
      answerOf([row("PAK", 2019, { valueUsd: value, netWeightT: 10 })], { reporter: "RUS", valuation: "FOB", ...sold }),
    ].map((answer) => ({ ...answer, periods: YEARS.slice(0, 1) }));
    const window = {
      commodities: ["7204"],
      from: "2019",
      to: "2019",
      frequency: "ANNUAL" as const,
      cifFobFactor: 1.06,
    };
    const { service } = tradeOver([portOf(answers)]);
    return (await mirrorFlows(service, { importer: "PAK", exporter: "RUS", ...window }, newContext()))[0]!;
  };
  const VALUED = /valued CIF/;
  const UNKNOWN = /not known of one side/;

  test("0 is 0 in every valuation, and the reason is that the exporter reports none", async () => {
    const flow = await flowOf({}, { valuation: "UNKNOWN" }, 0);
    expect([flow.exporterReport.fob.value, flow.fobGap.value]).toEqual([0, 1000]);
    expect(flow.reasons).toContain("The exporter reports none of this trade.");
    expect(flow.reasons.join()).not.toMatch(UNKNOWN);
  });

  test("a period of its own valuation is not that of the window", async () => {
    const flow = await flowOf({ valuation: "UNKNOWN", valuations: new Map([["2019", "CIF"]]) }, {});
    expect([flow.importerReport.valuation, flow.fobGap.value]).toEqual(["CIF", 100]);
  });

  test("imports reported FOB are compared as they are, with no word of CIF", async () => {
    const flow = await flowOf({ valuation: "FOB" }, {});
    expect([flow.fobGap.value, flow.caveats, flow.fobGap.derivation!.parameters]).toEqual([160, [], []]);
    expect(flow.reasons.join()).not.toMatch(VALUED);
  });

  test("an unknown valuation has a reason of its own", async () => {
    const flow = await flowOf({}, { valuation: "UNKNOWN" });
    expect(flow.fobGap.missing?.reason).toBe("NOT_COMPARABLE");
    expect(flow.reasons.join()).toMatch(UNKNOWN);
    expect(flow.reasons.join()).not.toMatch(VALUED);
  });
});
