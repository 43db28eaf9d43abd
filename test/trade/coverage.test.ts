import { expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import type { ReporterAnswer, TradePort, TradeRow } from "../../src/trade/index.js";
import { asked, newContext, tradeOver } from "../support/trade.js";

const YEAR = Period.year(2020);

const row = (partner: string, valueUsd: number | null): TradeRow => ({
  partner,
  commodity: "7204",
  period: YEAR,
  valueUsd,
  netWeightT: null,
  status: ["REPORTED"],
  valueMissing: valueUsd === null ? "SUPPRESSED" : null,
  weightMissing: "NOT_REPORTED",
});

const coverageOf = async (rows: readonly TradeRow[]) => {
  const answer: ReporterAnswer = {
    reporter: "PAK",
    dataset: { sourceId: "baci", dataset: "made up", url: null, publishedAt: null, retrievedAt: null },
    valuation: "CIF",
    freshness: "RECORDED",
    truncated: false,
    periods: [YEAR],
    rows,
    gaps: new Map(),
    partnersHeld: null,
    caveats: [],
  };
  const port: TradePort = {
    sourceId: "invented",
    answer: (questions) => Promise.resolve(questions.map(() => [answer])),
  };
  const selection = await tradeOver([port]).service.select(asked({ commodities: ["7204"] }), newContext());
  const { requestedCells, answeredCells, missing } = selection.coverage;
  const { status, value } = selection.total.value;
  return { cells: [answeredCells, requestedCells], missing, value, isPartial: status.includes("PARTIAL") };
};

test("a sum of partners that lacks one is no whole answer", async () => {
  const rows = [row("CHN", 3), row("JPN", 0), row("DEU", null)];
  expect(await coverageOf(rows)).toEqual({
    cells: [2, 3],
    missing: [{ reason: "SUPPRESSED", detail: expect.any(String) as string, cells: 1 }],
    value: 3,
    isPartial: true,
  });
});

test("with all of them it is one cell, and so it is where the World is told", async () => {
  expect(await coverageOf([row("CHN", 3), row("JPN", 0)])).toMatchObject({ cells: [1, 1], missing: [], value: 3 });
  const world = [row("W00", 5), row("CHN", 3), row("DEU", null)];
  expect(await coverageOf(world)).toMatchObject({ cells: [1, 1], value: 5, isPartial: false });
});

test("with none of them it is one missing cell", async () => {
  expect(await coverageOf([row("CHN", null), row("DEU", null)])).toMatchObject({ cells: [0, 1], value: null });
});
