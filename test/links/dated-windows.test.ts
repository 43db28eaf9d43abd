import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Duration, HistoricDate, Period } from "../../src/kernel/index.js";
import { PriceWindowService } from "../../src/links/price-window.service.js";
import { TradeWindowService } from "../../src/links/trade-window.service.js";
import { eventSpan, holds, lengthOf, monthAt, sameSeason, windowsAround } from "../../src/links/windows.js";
import { TradeService } from "../../src/trade/index.js";
import { sources } from "../prices/support.js";
import { run } from "./gateway.js";
import { reference } from "../support/reference.js";
import { clock, context, invented, pricesWith, series } from "./invented.js";

const aDay = fc
  .date({ min: new Date("1960-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const aDuration = fc.integer({ min: 1, max: 240 }).map((months) => Duration.parse(`P${months}M`));

test("the same season is half-open, whole years back, as near as it can be and never after the date", () => {
  fc.assert(
    fc.property(aDay, aDuration, aDuration, (day, before, after) => {
      const windows = windowsAround(eventSpan(HistoricDate.parse(day))!, before, after);
      const season = sameSeason(windows);
      expect(lengthOf(season)).toBe(lengthOf(windows.after));
      expect((windows.after.start - season.start) % 12).toBe(0);
      expect(season.end).toBeLessThanOrEqual(windows.event.start);
      expect(season.end + 12).toBeGreaterThan(windows.event.start);
      expect(holds(season, monthAt(season.start))).toBe(true);
      expect(holds(season, monthAt(season.end))).toBe(false);
    }),
  );
});

const prices = new PriceWindowService(pricesWith());
const window = async (id: string, asked: Partial<Parameters<typeof prices.window>[1]> = {}, service = prices) =>
  service.window(
    await (service === prices ? pricesWith() : odd).series(id),
    { at: "2018-03-23", before: "P12M", after: "P12M", control: [], ...asked },
    context(),
  );
const odd = pricesWith(
  series({ id: "invented:ODD", breaks: [{ on: "2018-06", note: "New sample." }] }, ({ text }) =>
    text === "2017-05" ? null : 100,
  ),
);
const oddly = new PriceWindowService(odd);

describe("a price around a date", () => {
  test("US mill products around 23 March 2018 beside all commodities, by hand from the snapshot", async () => {
    const found = await window("bls:WPU1017", { control: ["bls:PPIACO"] });
    expect(found.before).toMatchObject({ from: "2017-03-01", to: "2018-03-01", held: 12, expected: 12 });
    expect(found.after).toMatchObject({ from: "2018-04-01", to: "2019-04-01" });
    expect(found.sameSeason).toMatchObject({ from: "2016-04-01", to: "2017-04-01" });
    expect(found.before!.mean.value).toBeCloseTo(2266 / 12, 8);
    expect(found.after!.mean.value).toBeCloseTo(2610.7 / 12, 8);
    expect(found.change.value).toBeCloseTo(2610.7 / 2266 - 1, 10);
    expect(found.control[0]!.change.value).toBeCloseTo(2426 / 2337.3 - 1, 10);
    expect(found.control[0]!.series.key).toBe("bls:PPIACO");
    expect(found.reasons).toEqual([]);
    expect(found.comparable).toBe(true);
    expect(found.change.derivation!.inputs).toHaveLength(1);
    expect(found.caveats.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["links.descriptive", "links.period-of-date"]),
    );
  });

  test("half a year after is set against the same half year before", async () => {
    const found = await window("wb-pink-sheet:COPPER", { after: "P6M" });
    const after = (6851.51 + 6825.27 + 6965.86 + 6250.75 + 6051.05 + 6050.76) / 6;
    const season = (5683.9 + 5599.56 + 5719.76 + 5985.12 + 6485.63 + 6577.17) / 6;
    expect(found.sameSeason).toMatchObject({ from: "2017-04-01", to: "2017-10-01" });
    expect(found.sameSeasonChange.value).toBeCloseTo(after / season - 1, 10);
    expect(found.comparable).toBe(false);
    expect(found.reasons.join()).toContain("6 months, not whole years");
  });

  test.each([
    ["too short", { before: "P2M" }, "too short, 2 of at least 3"],
    ["not over", { at: "2026-06-15" }, "which is not over"],
    ["a break, of the control too", { control: ["wb-pink-sheet:ALUMINUM"], at: "2005-01-10" }, "2005-01: Settlement"],
    ["not held", { at: "1955-01" }, "0 of 12 periods before"],
  ])("not comparable: %s", async (_, asked, reason) => {
    const found = await window("wb-pink-sheet:COPPER", asked);
    expect(found.comparable).toBe(false);
    expect(found.reasons.join(" ")).toContain(reason);
  });

  test("a break or a gap in the same season counts, though it lies before the window before", async () => {
    const found = await window("wb-pink-sheet:ALUMINUM", { at: "2006-01-01", after: "P24M" });
    expect(found.sameSeason).toMatchObject({ from: "2004-01-01", to: "2006-01-01" });
    expect(found.sameSeasonChange.status).toContain("BREAK");
    expect(found.reasons.join(" ")).toContain("2005-01: Settlement");
    expect(found.comparable).toBe(false);
    const early = await window("invented:ODD", { at: "2018-07", before: "P9M" }, oddly);
    expect(early.before!.held).toBe(9);
    expect(early.reasons.join(" ")).toContain("invented:ODD: 11 of 12 periods of the same season have a figure.");
  });

  test("a missing month takes the change away and leaves the level", async () => {
    const found = await window("invented:ODD", {}, oddly);
    expect(found.change).toMatchObject({ value: null, missing: { reason: "NOT_COMPARABLE" } });
    expect(found.before!.mean).toMatchObject({ value: 100, status: expect.arrayContaining(["PARTIAL"]) as unknown });
    expect(found.reasons.join()).toContain("New sample.");
  });

  test.each([
    ["sbp:policy-rate", {}, "REFUSED_UNIT"],
    ["wb-pink-sheet:COPPER", { control: ["world-bank:NY.GDP.MKTP.CD:PAK"] }, "REFUSED_FREQUENCY"],
    ["wb-pink-sheet:COPPER", { control: ["wb-pink-sheet:COPPER"] }, "BAD_USER_INPUT"],
    ["wb-pink-sheet:COPPER", { at: "soon" }, "BAD_USER_INPUT"],
    ["wb-pink-sheet:COPPER", { control: ["no:such"] }, "CODE_UNKNOWN"],
  ])("refused: %s %j", async (id, asked, code) => {
    await expect(window(id, asked)).rejects.toMatchObject({ extensions: { code } });
  });
});

describe("trade around any date", () => {
  const rising = (period: Period) => (period.compare(Period.month(2018, 3)) > 0 ? 20 : 10);
  const around = (at: string, asked: Partial<Parameters<TradeWindowService["around"]>[1]> = {}) =>
    new TradeWindowService(
      new TradeService({ ports: [invented(rising)], reference, sources, clock, credential: null }),
      reference,
    ).around(
      at,
      {
        importer: "PAK",
        partner: "RUS",
        commodities: ["72"],
        before: "P12M",
        after: "P12M",
        control: ["CHN"],
        ...asked,
      },
      context(),
    );

  test("the control is who was named, and the season is that of the window after", async () => {
    const found = await around("2018-03-23");
    expect(found.before).toMatchObject({ from: "2017-03-01", to: "2018-03-01", value: { value: 120e6 } });
    expect(found.after!.value.value).toBe(240e6);
    expect(found.sameSeason).toMatchObject({ from: "2016-04-01", to: "2017-04-01", value: { value: 120e6 } });
    expect([found.change.value, found.sameSeasonChange.value, found.control.change.value]).toEqual([1, 1, 1]);
    expect(found.control.before.value).toBe(120e6);
    expect(found.caveats.map(({ id }) => id)).toContain("links.control-named");
    expect(found.reasons).toEqual([]);
    const others = await around("2018-03", { control: [] });
    // The partner is all of the World here, so nothing is left for others.
    expect(others.control.before.value).toBe(0);
    expect(others.caveats.map(({ id }) => id)).toContain("links.control-others");
  });

  test("not comparable when too short; refused without a date or with the partner as control", async () => {
    expect((await around("2018-03-23", { after: "P1M" })).reasons.join()).toContain("too short: 1 of at least 3");
    await expect(around("some day")).rejects.toMatchObject({ extensions: { argument: "at" } });
    for (const control of [["RUS"], ["PAK"]])
      await expect(around("2018", { control })).rejects.toMatchObject({ extensions: { argument: "control" } });
  });
});

describe("over the graph", () => {
  test("a price window and a trade window are asked for in one operation", async () => {
    const { data, errors } = await run<{
      priceSeries: { window: { change: { value: number }; control: { series: { key: string } }[] } };
      tradeWindow: { comparable: boolean; reasons: string[]; sameSeason: { from: string } };
    }>(
      `{ priceSeries(id: "bls:WPU1017") { window(at: "2018-03-23", control: ["bls:PPIACO"]) { change { value } control { series { key } } } }
         tradeWindow(at: "2018-03-23", importer: "PAK", partner: "CHN", commodities: ["72"], after: "P6M") { comparable reasons sameSeason { from } } }`,
      {},
    );
    expect(errors).toBeUndefined();
    expect(data.priceSeries.window.change.value).toBeCloseTo(2610.7 / 2266 - 1, 10);
    expect(data.priceSeries.window.control).toEqual([{ series: { key: "bls:PPIACO" } }]);
    expect(data.tradeWindow).toMatchObject({ comparable: false, sameSeason: { from: "2017-04-01" } });
    expect(data.tradeWindow.reasons.length).toBeGreaterThan(0);
  });
});
