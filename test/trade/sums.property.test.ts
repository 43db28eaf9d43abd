import fc from "fast-check";
import { expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import { priceVolume } from "../../src/trade/analysis/price-volume.js";
import type { ReporterAnswer, TradeDimension, TradePort, TradeRow } from "../../src/trade/index.js";
import { asked, newContext, tradeOver } from "../support/trade.js";

const PARTNERS = ["CHN", "RUS", "UKR", "JPN", "KOR", "ZAF", "DEU"];
const PERIODS = [Period.year(2019), Period.year(2020), Period.year(2021)];

const amount = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null, freq: 6 });
const row = (partner: string, period: Period): fc.Arbitrary<TradeRow> =>
  fc.record({ valueUsd: amount, netWeightT: amount }).map(({ valueUsd, netWeightT }) => ({
    partner,
    commodity: "72",
    period,
    valueUsd,
    netWeightT,
    status: ["REPORTED"],
    valueMissing: valueUsd === null ? "SUPPRESSED" : null,
    weightMissing: netWeightT === null ? "SUPPRESSED" : null,
  }));
const rows = fc
  .subarray(PARTNERS.flatMap((partner) => PERIODS.map((period) => ({ partner, period }))))
  .chain((cells) => fc.tuple(...cells.map(({ partner, period }) => row(partner, period))));

/** A publisher that holds just these rows, with a World total that is their sum, or without one. */
const portOf = (
  held: readonly TradeRow[],
  withWorld: boolean,
  /** What the World holds beyond its partners. */
  beyond = 0,
): TradePort => {
  const world = PERIODS.map((period): TradeRow => {
    const inside = held.filter((item) => item.period.equals(period));
    const sum = (pick: (item: TradeRow) => number | null) =>
      inside.reduce((total, item) => total + (pick(item) ?? 0), 0);
    return {
      partner: "W00",
      commodity: "72",
      period,
      valueUsd: sum((item) => item.valueUsd) + beyond,
      netWeightT: sum((item) => item.netWeightT) + beyond,
      valueMissing: null,
      weightMissing: null,
      status: ["REPORTED"],
    };
  });
  const answer: ReporterAnswer = {
    reporter: "PAK",
    dataset: { sourceId: "baci", dataset: "made up", url: null, publishedAt: null, retrievedAt: null },
    valuation: "CIF",
    freshness: "LIVE",
    truncated: false,
    periods: PERIODS,
    rows: withWorld ? [...held, ...world] : held,
    gaps: new Map(),
    partnersHeld: null,
    caveats: [],
  };
  return { sourceId: "test", answer: (questions) => Promise.resolve(questions.map(() => [answer])) };
};

const close = (a: number, b: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));

test("top + other = total, shares sum to one, no number is made of nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      fc.boolean(),
      async (held, top, withWorld, byPeriod) => {
        const selection = await tradeOver([portOf(held, withWorld)]).service.select(
          asked({ from: "2019", to: "2021" }),
          newContext(),
        );
        const by = byPeriod ? (["PARTNER", "PERIOD"] as const) : (["PARTNER"] as const);
        const totals = selection.aggregate({ by: byPeriod ? ["PERIOD"] : [], other: false, orderBy: "VALUE" });
        const all = selection.aggregate({ by, top, other: true, orderBy: "VALUE" });
        for (const total of totals) {
          const mine = all.filter((item) => item.period === total.period);
          const named = mine.filter((item) => !item.isOther);
          expect(named.length).toBeLessThanOrEqual(top);
          // The World contains every partner and is never one of them.
          expect(named.map((item) => item.partner!.code)).not.toContain("W00");
          const inside = (held as readonly TradeRow[]).filter(
            (item) => !total.period || item.period.text === total.period,
          );
          if (!withWorld && total.value.value !== null)
            expect(total.value.status.includes("PARTIAL")).toBe(inside.some((item) => item.valueUsd === null));
          for (const item of mine) expect((item.value.value === null) === (item.value.missing !== null)).toBe(true);
          if (total.value.value === null) continue;
          close(
            mine.reduce((sum, item) => sum + (item.value.value ?? 0), 0),
            total.value.value,
          );
          if (total.value.value > 0)
            close(
              mine.reduce((sum, item) => sum + (item.share.value ?? 0), 0),
              1,
            );
          const sizes = named.filter((item) => item.rank !== null).map((item) => item.value.value!);
          expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("a unit value is refused where some values have no weight", async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (held) => {
      const list = held as readonly TradeRow[];
      const selection = await tradeOver([portOf(list, false)]).service.select(
        asked({ from: "2019", to: "2021" }),
        newContext(),
      );
      const valued = list.filter((item) => item.valueUsd !== null && item.valueUsd > 0);
      const bare = valued.filter((item) => item.netWeightT === null);
      const weight = valued.reduce((sum, item) => sum + (item.netWeightT ?? 0), 0);
      const { unitValue } = selection.total;
      if (valued.length === 0 || bare.length > 0 || weight === 0) expect(unitValue.value).toBeNull();
      else close(unitValue.value!, valued.reduce((sum, item) => sum + item.valueUsd!, 0) / weight);
    }),
  );
});

test("with a World above its partners, what no partner has is in the others, and nothing is below 0", async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.constantFrom<readonly TradeDimension[]>(
        ["PARTNER", "PERIOD"],
        ["PARTNER", "PERIOD", "REPORTER"],
        ["PARTNER", "PERIOD", "COMMODITY"],
      ),
      async (held, top, beyond, by) => {
        const list = held as readonly TradeRow[];
        const selection = await tradeOver([portOf(list, true, beyond)]).service.select(
          asked({ from: "2019", to: "2021" }),
          newContext(),
        );
        const totals = selection.aggregate({ by: ["PERIOD"], other: false, orderBy: "VALUE" });
        const all = selection.aggregate({ by, top, other: true, orderBy: "VALUE" });
        for (const { period, value } of totals) {
          const mine = all.filter((item) => item.period === period);
          const other = mine.find((item) => item.isOther)!;
          close(
            mine.reduce((sum, item) => sum + (item.value.value ?? 0), 0),
            value.value!,
          );
          close(
            mine.reduce((sum, item) => sum + (item.share.value ?? 0), 0),
            1,
          );
          expect(other.value.value!).toBeGreaterThanOrEqual(beyond);
          for (const item of mine) expect(item.value.value ?? 0).toBeGreaterThanOrEqual(0);
          if (by.includes("REPORTER")) expect(mine.every((item) => item.reporter?.code === "PAK")).toBe(true);
          if (by.includes("COMMODITY")) expect(mine.every((item) => item.commodity?.code === "72")).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test("price + volume + unpriced is the change, to the last digits that floats allow; not so with a part left out", () => {
  const side = fc.record({ value: fc.integer({ min: 0, max: 1e9 }), weight: fc.integer({ min: 0, max: 1e6 }) });
  fc.assert(
    fc.property(fc.array(fc.record({ before: side, after: side }), { minLength: 1, maxLength: 20 }), (pairs) => {
      const { change, price, volume, unpriced } = priceVolume(pairs);
      const size = pairs.reduce((sum, { before, after }) => sum + before.value + after.value, 0);
      const effects = pairs.reduce(
        (sum, { before: { value: v, weight: w }, after }) =>
          w > 0 && after.weight > 0
            ? sum + (Math.abs(after.value / after.weight - v / w) * (w + after.weight)) / 2
            : sum,
        size,
      );
      const tolerance = 1e-12 * Math.max(1, effects);
      expect(Math.abs(price + volume + unpriced - change)).toBeLessThanOrEqual(tolerance);
      if (Math.abs(price) > 2 * tolerance) expect(Math.abs(volume + unpriced - change)).toBeGreaterThan(tolerance);
    }),
  );
});
