import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FakeWorld } from "../support/comtrade.js";
import { availabilityRows, envelope, fakeComtrade, SMALL_WORLD } from "../support/comtrade.js";
import type { Rig } from "../support/comtrade-port.js";
import { answerTo, comtradePort, contextWith, KEY, question } from "../support/comtrade-port.js";
import { until } from "../support/time.js";
import type { Reply } from "../support/upstream.js";
import { FakeUpstream, json, stall, status } from "../support/upstream.js";

/** Russia (643) until 2021, Pakistan (586) until 2024; nobody trades 720839. */
const WORLD: FakeWorld = {
  ...SMALL_WORLD,
  fill: 1,
  published: (reporter, period) => Number(period.slice(0, 4)) <= (reporter === 643 ? 2021 : 2024),
  silent: new Set(["720839"]),
};
const LIST = "/public/v1/getDa/C/A/HS";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = await FakeUpstream.start();
  upstream.on("*", fakeComtrade(WORLD, { key: KEY }));
});
afterEach(() => upstream.close());

const asked = (over: Parameters<typeof question>[0] = {}) => question({ commodities: ["7204"], ...over });
const paths = () => upstream.seen.map(({ path, query }) => `${path.split("/")[3]} ${query.get("period")}`);
const gapsOf = async (rig: Rig, over: Parameters<typeof question>[0], context = contextWith()) =>
  [...(await answerTo(rig, asked(over), context))!.gaps].map(([cell, gap]) => ({ cell, ...gap }));

describe("what the list of availability says", () => {
  test("listed, and a code without a row: nothing was traded, whatever else was asked", async () => {
    const of = (commodities: readonly string[]) =>
      answerTo(comtradePort(upstream.url), asked({ commodities, from: "2023", to: "2023", partners: "ALL" }));
    const alone = await of(["720839"]);
    const beside = await of(["720838", "720839"]);
    const zero = beside!.rows.filter(({ commodity }) => commodity === "720839");
    expect(zero).toMatchObject([{ partner: "W00", valueUsd: 0, netWeightT: 0, status: ["REPORTED"] }]);
    expect(alone!.rows).toEqual(zero);
    expect(alone!.gaps.size).toBe(0);
    expect(alone!.editions!.get("2023")).toEqual(["H6"]);
    // Where it may be left to another source, it is not: it is known.
    const auto = comtradePort(upstream.url, { hasFallback: true });
    expect(await answerTo(auto, asked({ commodities: ["720839"], from: "2023", to: "2023" }))).not.toBeNull();
  });

  test("not listed and young: not yet published", async () => {
    const gaps = await gapsOf(comtradePort(upstream.url), { from: "2024", to: "2025" });
    expect(gaps).toEqual([
      {
        cell: "7204|2025",
        reason: "NOT_YET_PUBLISHED",
        detail: "PAK has not published 2025 yet, by UN Comtrade's list of availability.",
      },
    ]);
    expect(paths()).toEqual(["get 2024,2025", "getDa 2021,2022,2023,2024,2025"]);
  });

  test("a reporter that has stopped: since when, and where to look", async () => {
    const gaps = await gapsOf(comtradePort(upstream.url), { reporters: ["RUS"], from: "2022", to: "2024" });
    expect(gaps.map(({ cell, reason }) => [cell, reason])).toEqual([
      ["7204|2022", "NOT_REPORTED"],
      ["7204|2023", "NOT_REPORTED"],
      ["7204|2024", "NOT_REPORTED"],
    ]);
    expect(gaps[2]!.detail).toBe(
      "RUS has published nothing after 2021, by UN Comtrade's list of availability. Its partners publish the other side: ask for them as reporters with RUS as partner, or for the mirror.",
    );
  });

  test("an old year of one that goes on: never published", async () => {
    const hole: FakeWorld = { ...WORLD, published: (reporter, period) => !(reporter === 586 && period === "2015") };
    upstream.on("*", fakeComtrade(hole, { key: KEY }));
    const gaps = await gapsOf(comtradePort(upstream.url), { from: "2014", to: "2016" });
    expect(gaps).toEqual([
      {
        cell: "7204|2015",
        reason: "NOT_REPORTED",
        detail: "PAK has not published 2015, by UN Comtrade's list of availability, and it is too old to come.",
      },
    ]);
    expect(paths()).toEqual(["get 2014,2015,2016", "getDa 2015"]);
  });

  test("months: young for eighteen, then never", async () => {
    const months: FakeWorld = { ...WORLD, published: (reporter) => reporter !== 586 };
    upstream.on("*", fakeComtrade(months, { key: KEY }));
    const of = { frequency: "MONTHLY", from: "2025-04", to: "2025-05" } as const;
    const gaps = await gapsOf(comtradePort(upstream.url), of);
    expect(gaps.map(({ cell, reason }) => [cell, reason])).toEqual([
      ["7204|2025-04", "NOT_REPORTED"],
      ["7204|2025-05", "NOT_YET_PUBLISHED"],
    ]);
  });

  test("TOTAL without a row is no zero: the direction was not reported", async () => {
    upstream.on("*", fakeComtrade({ ...WORLD, silent: new Set(["TOTAL"]) }, { key: KEY }));
    const gaps = await gapsOf(comtradePort(upstream.url), { commodities: ["TOTAL"], from: "2023", to: "2023" });
    expect(gaps[0]).toMatchObject({
      reason: "NOT_REPORTED",
      detail: expect.stringContaining("though it has") as string,
    });
  });
});

describe("when it is asked", () => {
  test("not where every code of every period has rows; without the key, on the public path", async () => {
    const rig = comtradePort(upstream.url);
    await answerTo(rig, asked({ from: "2013", to: "2024" }));
    expect(paths()).toEqual(["get 2013,2014,2015,2016,2017,2018,2019,2020,2021,2022,2023,2024"]);
    const context = contextWith();
    await answerTo(rig, asked({ from: "2025", to: "2025" }), context);
    expect(upstream.seen.at(-1)!.path).toBe(LIST);
    expect(upstream.seen.at(-1)!.headers["ocp-apim-subscription-key"]).toBeUndefined();
    expect(context.usage.upstreamCalls).toBe(2);
    expect(context.gate.planned).toHaveLength(2);
  });

  test("known absent: neither it nor the data is asked, of any reporter; a plan shows nothing", async () => {
    const rig = comtradePort(upstream.url);
    await answerTo(rig, asked({ reporters: ["RUS"], from: "2022", to: "2022" }));
    upstream.seen.length = 0;
    const of = { reporters: ["RUS"], commodities: ["73"], from: "2022", to: "2025" };
    const plan = contextWith(20, "PLAN");
    const planned = await answerTo(rig, asked(of), plan);
    expect(plan.gate.planned).toEqual([]);
    const context = contextWith();
    const answer = await answerTo(rig, asked(of), context);
    expect([upstream.seen.length, context.usage.upstreamCalls, context.usage.cached]).toEqual([0, 0, 4]);
    expect(answer!.gaps.size).toBe(4);
    expect(planned).toEqual(answer);
    // The reporter next door has published, and is asked.
    expect((await answerTo(rig, asked({ from: "2022", to: "2022" })))!.freshness).toBe("LIVE");
    expect(paths()).toEqual(["get 2022"]);
    // Six hours later only the list of the older year is believed.
    rig.time.advance(6 * HOUR_MS + 1);
    await answerTo(rig, asked({ ...of, commodities: ["76"] }));
    expect(paths()[1]).toBe("get 2023,2024,2025");
  });

  test("a plan shows it where the data is held, and not before", async () => {
    upstream.on(LIST, status(503));
    const rig = comtradePort(upstream.url);
    const of = asked({ reporters: ["RUS"], from: "2022", to: "2022" });
    const cold = contextWith(20, "PLAN");
    await answerTo(rig, of, cold);
    expect(cold.gate.planned.map(({ url }) => new URL(url).pathname)).toEqual(["/data/v1/get/C/A/HS"]);
    await answerTo(rig, of);
    const warm = contextWith(20, "PLAN");
    await answerTo(rig, of, warm);
    expect(warm.gate.planned.map(({ url }) => new URL(url).pathname)).toEqual([LIST]);
  });

  test("many who ask at the same time: once", async () => {
    const rig = comtradePort(upstream.url);
    const all = ["7204", "7208"].map((code) => asked({ commodities: [code], from: "2025", to: "2025" }));
    await Promise.all(all.map((one) => answerTo(rig, one)));
    expect(paths().filter((path) => path.startsWith("getDa"))).toHaveLength(1);
  });

  test.each<[string, Reply, number]>([
    ["503", status(503), 20],
    ["a wrong time", json(envelope([{ ...availabilityRows("A", ["2022"], WORLD)[0], lastReleased: "yesterday" }])), 20],
    ["fewer rows than counted", json(envelope([], { count: 190 })), 20],
    ["an empty list of an old year", json(envelope([])), 20],
    ["silence", stall(), 20],
    ["no budget", json({}), 1],
  ])("%s: not known, and no error", async (_what, reply, limit) => {
    upstream.on(LIST, reply);
    const rig = comtradePort(upstream.url);
    const gaps = await gapsOf(rig, { reporters: ["RUS"], from: "2022", to: "2022" }, contextWith(limit));
    expect(gaps).toEqual([
      {
        cell: "7204|2022",
        reason: "NOT_REPORTED",
        detail:
          "UN Comtrade holds no rows of this reporter and year (RUS, 2022) of these codes. Whether it has published the year is not known: the list of availability could not be asked.",
      },
    ]);
  });

  test("a source that refuses several periods is asked for one at a time", async () => {
    const whole = fakeComtrade(WORLD, { key: KEY });
    upstream.on(LIST, (seen, response) =>
      seen.query.get("period")!.includes(",") ? status(400)(seen, response) : whole(seen, response),
    );
    const gaps = await gapsOf(comtradePort(upstream.url), { from: "2025", to: "2025" });
    expect(gaps[0]!.reason).toBe("NOT_YET_PUBLISHED");
    expect(paths().filter((path) => /^getDa \d+$/.test(path))).toHaveLength(5);
  });
});

describe("figures that are past their life", () => {
  const released = (at: string): Reply => fakeComtrade({ ...WORLD, released: () => at }, { key: KEY });
  const of = asked({ from: "2023", to: "2024" });

  test("not released again: kept for another life without a call for data, as old as they are", async () => {
    const rig = comtradePort(upstream.url);
    const first = await answerTo(rig, of);
    expect(first!.dataset).toMatchObject({ publishedAt: null, retrievedAt: "2026-11-23T12:00:00.000Z" });
    rig.time.advance(8 * DAY_MS);
    expect((await answerTo(rig, of))!.freshness).toBe("STALE");
    await expect.poll(async () => (await answerTo(rig, of))!.freshness).toBe("CACHED");
    expect(paths()).toEqual(["get 2023,2024", "getDa 2023,2024"]);
    const kept = await answerTo(rig, of);
    expect(kept!.rows).toEqual(first!.rows);
    // The list is held now: it dates the figures.
    expect(kept!.dataset).toMatchObject({
      publishedAt: "2025-06-14T19:12:34.743Z",
      retrievedAt: "2026-11-23T12:00:00.000Z",
    });
    // Released a day after they were kept, and before the list is read next.
    upstream.on("*", released("2026-12-02T10:00:00.1234567"));
    rig.time.advance(8 * DAY_MS);
    await answerTo(rig, of);
    await until(() => upstream.seen.length === 4);
    expect(paths().slice(2)).toEqual(["getDa 2023,2024", "get 2023,2024"]);
  });

  test("released since, even the day before: asked for", async () => {
    const rig = comtradePort(upstream.url);
    await answerTo(rig, of);
    upstream.on("*", released("2026-11-22T20:00:00.1234567"));
    rig.time.advance(8 * DAY_MS);
    await answerTo(rig, of);
    await until(() => upstream.seen.length === 3);
    expect(paths()).toEqual(["get 2023,2024", "getDa 2023,2024", "get 2023,2024"]);
  });

  test("where the list fails, the data is asked for as before", async () => {
    const rig = comtradePort(upstream.url);
    await answerTo(rig, of);
    upstream.on(LIST, status(500));
    rig.time.advance(8 * DAY_MS);
    await answerTo(rig, of);
    await until(() => upstream.seen.length === 3);
    expect(paths()[2]).toBe("get 2023,2024");
  });
});
