import { createContext } from "../../src/graph/index.js";
import { ManualClock, Period } from "../../src/kernel/index.js";
import type { PricePort, SeriesRecord } from "../../src/prices/index.js";
import type { AskedTrade, TradePort, TradeRow, TradeSelection } from "../../src/trade/index.js";
import { TradeService } from "../../src/trade/index.js";
import { portOf, pricesOf, snapshotPort, sources } from "../prices/support.js";
import { reference } from "../support/reference.js";

export const clock = new ManualClock(Date.UTC(2026, 10, 23));
export const context = () => createContext({ deadlineMs: 5000, clock });

/** A publisher invented for these tests: `millions` of dollars each period, fiscal years where `fiscalStart` is set. */
export const invented = (millions: (period: Period) => number, fiscalStart: number | null = null): TradePort => ({
  sourceId: "comtrade",
  answer: (questions) =>
    Promise.resolve(
      questions.map((question) => {
        const asked = Period.range(question.from, question.to, question.frequency);
        const periods = fiscalStart ? asked.map(({ year }) => Period.fiscalYear(year, fiscalStart)) : asked;
        const rows = (commodity: string) =>
          periods.map((period): TradeRow => ({
            partner: question.partners === "ALL" ? "W00" : question.partners[0]!,
            commodity,
            period,
            valueUsd: millions(period) * 1e6,
            valueMissing: null,
            netWeightT: null,
            weightMissing: "NOT_REPORTED",
            status: ["REPORTED"],
          }));
        return question.reporters.map((reporter) => ({
          reporter,
          dataset: { sourceId: "comtrade", dataset: "invented", url: null, publishedAt: null, retrievedAt: null },
          valuation: "CIF" as const,
          freshness: "LIVE" as const,
          truncated: false,
          periods,
          rows: question.commodities.flatMap(rows),
          gaps: new Map(),
          partnersHeld: null,
          caveats: [],
        }));
      }),
    ),
});

export const selectionOf = (port: TradePort, asked: Partial<AskedTrade> = {}): Promise<TradeSelection> =>
  new TradeService({ ports: [port], reference, sources, clock, credential: null }).select(
    {
      reporters: ["PAK"],
      commodities: ["72"],
      flow: "IMPORT",
      from: "2015",
      to: "2016",
      frequency: "ANNUAL",
      ...asked,
    },
    context(),
  );

/** A series invented for these tests, each period with `value`. */
export const series = (
  record: Partial<SeriesRecord> & { id: string },
  value: (period: Period) => number | null,
): PricePort => {
  const frequency = record.frequency ?? "MONTHLY";
  return portOf({ start: "2000-01", end: "2025-12", ...record }, (requests) =>
    Promise.resolve(
      requests.map(({ id, from, to }) =>
        id === record.id
          ? {
              freshness: "RECORDED" as const,
              observations: Period.range(from, to, frequency).map((period) => {
                const found = value(period);
                const missing = found === null ? ("NOT_REPORTED" as const) : null;
                return { period, value: found, missing, status: found === null ? [] : ["REPORTED" as const] };
              }),
            }
          : null,
      ),
    ),
  );
};

export const population = (country: string, persons = 200_000_000): PricePort =>
  series(
    {
      id: `invented:POP:${country}`,
      title: `Population, total, ${country}`,
      kind: "MACRO",
      unit: "count",
      basePeriod: null,
      frequency: "ANNUAL",
      start: "2000",
      end: "2025",
      region: { code: country, name: country },
    },
    () => persons,
  );

export const pricesWith = (...ports: readonly PricePort[]) => pricesOf([...ports, snapshotPort]).service;
