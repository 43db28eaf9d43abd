import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CodedError } from "../../src/kernel/index.js";
import { answerTo, comtradePort, contextWith, headings, KEY, question } from "../support/comtrade-port.js";
import { comtradeRow, envelope, fakeComtrade, rowsFor, SMALL_WORLD } from "../support/comtrade.js";
import type { Reply } from "../support/upstream.js";
import { body, FakeUpstream, json, status } from "../support/upstream.js";
import { snapshotTrade, tradeOver, asked as tradeAsked } from "../support/trade.js";
import { until } from "../support/time.js";

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = await FakeUpstream.start();
});
afterEach(() => upstream.close());

const DAY_MS = 24 * 60 * 60 * 1000;
const world = fakeComtrade(SMALL_WORLD, { key: KEY });
const asked = (over: Parameters<typeof question>[0] = {}) =>
  question({ commodities: ["7204"], from: "2023", to: "2023", ...over });
const failureOf = async (promise: Promise<unknown>): Promise<CodedError> => {
  const outcome: unknown = await promise.catch((error: unknown) => error);
  if (!(outcome instanceof CodedError)) throw new Error(`expected a failure, got ${JSON.stringify(outcome)}`);
  return outcome;
};

describe("an answer that was cut", () => {
  test("is thrown away, asked again in halves and whole then", async () => {
    // 55 headings in one year are 8 rows each at most: 385, over the cap of this source.
    upstream.on("*", fakeComtrade(SMALL_WORLD, { key: null, rowCap: 500 }));
    const whole = comtradePort(upstream.url, { key: null });
    const expected = await answerTo(whole, asked({ commodities: headings.slice(0, 9) }));
    const small = await FakeUpstream.start();
    small.on("*", cutAt(20));
    const rig = comtradePort(small.url, { key: null });
    const context = contextWith();
    const answer = await answerTo(rig, asked({ commodities: headings.slice(0, 9) }), context);
    expect(small.seen.length).toBeGreaterThan(2);
    expect(context.usage.upstreamCalls).toBe(small.seen.length);
    expect(context.gate.planned).toHaveLength(small.seen.length);
    expect(byCell(answer!.rows)).toEqual(byCell(expected!.rows));
    expect(answer!.truncated).toBe(false);
    await answerTo(rig, asked({ commodities: headings.slice(0, 9) }));
    expect(small.seen).toHaveLength(context.usage.upstreamCalls);
    await small.close();
  });

  test("of one cell is a gap, never kept, and asked again", async () => {
    upstream.on("*", cutAt(3), cutAt(3), world);
    const rig = comtradePort(upstream.url, { key: KEY });
    const answer = await answerTo(rig, asked({ commodities: ["7204", "7208"] }));
    expect(upstream.seen.map(({ query }) => query.get("cmdCode"))).toEqual(["7204,7208", "7204", "7208"]);
    expect(answer!.truncated).toBe(true);
    expect([...answer!.gaps].map(([cell, { reason }]) => [cell, reason])).toEqual([["7204|2023", "TRUNCATED"]]);
    expect(answer!.rows.some(({ commodity }) => commodity === "7208")).toBe(true);
    rig.time.advance(11_000);
    const again = await answerTo(rig, asked({ commodities: ["7204", "7208"] }));
    expect(again!.truncated).toBe(false);
    expect(again!.gaps.size).toBe(0);
    expect(upstream.seen[3]!.query.get("cmdCode")).toBe("7204");
  });

  test("halves pass the budget too; what was paid for is kept", async () => {
    upstream.on("*", cutAt(3));
    const rig = comtradePort(upstream.url, { key: null });
    const error = await failureOf(answerTo(rig, asked({ commodities: ["7204", "7208"] }), contextWith(2)));
    expect(error.code).toBe("LIMIT_UPSTREAM_CALLS");
    expect(upstream.seen).toHaveLength(1);
    // Another request is not refused because of this one.
    upstream.on("*", fakeComtrade(SMALL_WORLD));
    expect((await answerTo(rig, asked({ commodities: ["7204", "7208"] })))!.gaps.size).toBe(0);
  });

  test("a URL that is too long is halved as well", async () => {
    upstream.on("*", status(414), world);
    const answer = await answerTo(comtradePort(upstream.url), asked({ commodities: headings }));
    expect(upstream.seen).toHaveLength(3);
    expect(answer!.gaps.size).toBe(0);
  });

  /** As a source that cuts at `rows`, and says in `count` how many there were: as `countOnly` does. */
  const cutAt =
    (rows: number): Reply =>
    (seen, response) => {
      const all = rowsFor(seen, SMALL_WORLD).map(comtradeRow);
      return json(envelope(all.slice(0, rows), { count: all.length }))(seen, response);
    };
  const byCell = (rows: readonly { partner: string; commodity: string; valueUsd: number | null }[]) =>
    rows.map((row) => `${row.commodity} ${row.partner} ${row.valueUsd}`).sort();
});

describe("absence and age", () => {
  test("no rows are knowledge: not asked again within the hour, and then asked", async () => {
    upstream.on("*", json(envelope([])));
    const rig = comtradePort(upstream.url);
    const data = () => upstream.seen.filter(({ path }) => path.startsWith("/data/"));
    expect((await answerTo(rig, asked()))!.rows).toEqual([]);
    const held = await answerTo(rig, asked());
    expect(data()).toHaveLength(1);
    expect(held!.freshness).toBe("CACHED");
    rig.time.advance(DAY_MS / 24 + 1000);
    await answerTo(rig, asked());
    await until(() => data().length === 2);
  });

  test("a year closed for more than three is fresh for 30 days, a newer one for a week", async () => {
    upstream.on("*", fakeComtrade({ ...SMALL_WORLD, released: () => "2026-11-30T01:00:00" }, { key: KEY }));
    const rig = comtradePort(upstream.url);
    const freshness = async (year: string) => (await answerTo(rig, asked({ from: year, to: year })))!.freshness;
    expect(await freshness("2022")).toBe("LIVE");
    expect(await freshness("2023")).toBe("LIVE");
    rig.time.advance(10 * DAY_MS);
    expect(await freshness("2022")).toBe("CACHED");
    expect(await freshness("2023")).toBe("STALE");
    // The list of availability first: it was released again.
    await until(() => upstream.seen.length === 4);
    expect(upstream.seen.slice(2).map(({ path, query }) => [path, query.get("period")])).toEqual([
      ["/public/v1/getDa/C/A/HS", "2023"],
      ["/data/v1/get/C/A/HS", "2023"],
    ]);
    const both = async () => (await answerTo(rig, asked({ from: "2022", to: "2023" })))!;
    await vi.waitFor(async () => expect((await both()).freshness).toBe("CACHED"));
    // As old as its oldest cell.
    expect((await both()).dataset.retrievedAt).toBe("2026-11-23T12:00:00.000Z");
  });

  test("a plan shows what is held, however old, and renews nothing", async () => {
    upstream.on("*", world);
    const rig = comtradePort(upstream.url);
    await answerTo(rig, asked());
    rig.time.advance(40 * DAY_MS);
    const plan = contextWith(20, "PLAN");
    expect((await answerTo(rig, asked(), plan))!.freshness).toBe("STALE");
    await new Promise((done) => setTimeout(done, 50));
    expect(upstream.seen).toHaveLength(1);
    expect(plan.gate.planned).toEqual([]);
  });

  test("while the source fails, old figures are served as stale, for 90 days and no longer", async () => {
    upstream.on("*", world, status(500));
    const rig = comtradePort(upstream.url);
    const first = await answerTo(rig, asked({ from: "2024", to: "2024" }));
    rig.time.advance(60 * DAY_MS);
    const context = contextWith();
    const old = await answerTo(rig, asked({ from: "2024", to: "2024" }), context);
    expect(old).toEqual({ ...first, freshness: "STALE" });
    expect(context.usage.upstreamCalls).toBe(0);
    await until(() => upstream.seen.length >= 2);
    rig.time.advance(60 * DAY_MS);
    expect((await failureOf(answerTo(rig, asked({ from: "2024", to: "2024" })))).code).toBe("UPSTREAM_UNAVAILABLE");
  });
});

describe("faults", () => {
  test.each<[string, Reply, string, string | undefined, RegExp]>([
    [
      "a retyped field",
      json(envelope([{ ...comtradeRow(A_ROW()), primaryValue: "900" }])),
      "UPSTREAM_BAD_DATA",
      "data.0.primaryValue",
      /received "900"/,
    ],
    [
      "a field that is gone",
      json(envelope([{ ...comtradeRow(A_ROW()), cmdCode: undefined }])),
      "UPSTREAM_BAD_DATA",
      "data.0.cmdCode",
      /received nothing/,
    ],
    ["fewer rows than counted", json(envelope([], { count: -1 })), "UPSTREAM_BAD_DATA", "count", /-1/],
    [
      "a web page on 200",
      body("<!DOCTYPE html><title>Maintenance</title>", "text/html"),
      "UPSTREAM_BAD_DATA",
      "the body",
      /./,
    ],
    ["an error in a 200", json(envelope([], { error: "Some fault" })), "UPSTREAM_REFUSED", undefined, /Some fault/],
    [
      "an unexpected 400",
      status(400, '{"errorObject":{"errorMessage":"Invalid period"}}'),
      "UPSTREAM_REFUSED",
      undefined,
      /Invalid period/,
    ],
    [
      "a pause",
      status(429, '{"statusCode":429,"message":"Rate limit is exceeded."}', { "retry-after": "30" }),
      "UPSTREAM_RATE_LIMITED",
      undefined,
      /./,
    ],
  ])("%s: %s", async (_what, reply, code, field, words) => {
    upstream.on("*", reply);
    const error = await failureOf(answerTo(comtradePort(upstream.url), asked()));
    expect(error.code).toBe(code);
    expect(error.extensions.field).toBe(field);
    expect(error.message).toMatch(words);
  });

  test("a wrong key is refused in the source's words, without the key", async () => {
    upstream.on("*", (seen, response) =>
      status(
        401,
        JSON.stringify({ statusCode: 401, message: `Access denied due to invalid subscription key ${KEY}.` }),
      )(seen, response),
    );
    const error = await failureOf(answerTo(comtradePort(upstream.url), asked()));
    expect(error.code).toBe("UPSTREAM_REFUSED");
    expect(error.message).toContain("Access denied due to invalid subscription key");
    expect(JSON.stringify([error.message, error.extensions])).not.toContain(KEY);
  });

  test("a quota that is gone names the wait, and is not asked in vain", async () => {
    const words = readFileSync(join(import.meta.dirname, "../../fixtures/upstream/comtrade/quota-403.json"), "utf8");
    upstream.on("*", status(403, words));
    const rig = comtradePort(upstream.url);
    const error = await failureOf(answerTo(rig, asked()));
    expect(error).toMatchObject({
      code: "UPSTREAM_QUOTA_EXHAUSTED",
      extensions: { retryAfterSeconds: 3 * 3600 + 14 * 60 + 17 },
    });
    await failureOf(answerTo(rig, asked({ commodities: ["7208"] })));
    expect(upstream.seen).toHaveLength(1);
  });

  test("one failing call spoils its own reporters and no others", async () => {
    const only2023: Reply = (seen, response) =>
      seen.query.get("period") === "2023" ? status(400)(seen, response) : fakeComtrade(SMALL_WORLD)(seen, response);
    upstream.on("*", only2023);
    const rig = comtradePort(upstream.url, { key: null });
    const [bad, good] = await rig.port.answer(
      [asked(), asked({ reporters: ["IND"], from: "2022", to: "2022" })],
      contextWith(),
    );
    expect(bad![0]).toMatchObject({ code: "UPSTREAM_REFUSED" });
    expect(good![0]).toMatchObject({ reporter: "IND", freshness: "LIVE" });
  });

  test("where the snapshot can answer, it does", async () => {
    upstream.on("*", status(500));
    const { service } = tradeOver([comtradePort(upstream.url).port, snapshotTrade()]);
    const selection = await service.select(
      tradeAsked({ reporters: ["ZAF"], partners: ["PAK"], commodities: ["720449"], flow: "EXPORT" }),
      contextWith(),
    );
    expect(selection.total.value.value).toBe(3_950_877);
    expect(selection.total.value.provenance.map(({ source }) => source.id)).toEqual(["baci"]);
  });

  test("a caller who leaves gets its error at once", async () => {
    const left = new AbortController();
    upstream.on("*", () => new Promise(() => left.abort()));
    const context = { ...contextWith(), signal: left.signal };
    const error = await failureOf(answerTo(comtradePort(upstream.url), asked(), context));
    expect(error.code).toBe("UPSTREAM_TIMEOUT");
  });
});

function A_ROW() {
  return {
    reporter: 586,
    partner: 0,
    commodity: "7204",
    flow: "M",
    period: "2023",
    valueUsd: 9,
    netWeightKg: 1,
    edition: "H6",
  };
}
