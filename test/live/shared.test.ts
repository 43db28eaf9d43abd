import { createClient } from "@keyv/redis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LiveApp } from "../support/live-app.js";
import { LIVE_KEY, openLiveApp, storeUsed } from "../support/live-app.js";

/** A database of its own, emptied before: other tests of this machine use the first. */
const URL = "redis://127.0.0.1:6379/13";
const direct = createClient({ url: URL, socket: { connectTimeout: 500, reconnectStrategy: false } });
direct.on("error", () => undefined);
const hasRedis = await direct.connect().then(
  () => true,
  () => false,
);

const QUESTION = `{ country(code: "PAK") { imports(commodities: ["7208"], from: "2015", to: "2024") { total { value { value freshness } } } } }`;
const freshness = ({ data }: { readonly data?: unknown }) =>
  (data as { country: { imports: { total: { value: { freshness: string } } } } }).country.imports.total.value.freshness;

describe.skipIf(!hasRedis)("two processes over one Redis (none is running: skipped)", () => {
  let one: LiveApp;
  let other: LiveApp;
  beforeAll(async () => {
    await direct.flushDb();
    one = await openLiveApp({ ENTREPOT_CACHE: "redis", ENTREPOT_REDIS_URL: URL });
    other = await openLiveApp({
      ENTREPOT_CACHE: "redis",
      ENTREPOT_REDIS_URL: URL,
      ENTREPOT_COMTRADE_URL: one.comtrade.url,
    });
    // A store that was not connected yet at the start is left alone for a second; on a busy machine connecting takes longer than starting.
    for (const app of [one, other]) await storeUsed(app);
  });
  afterAll(async () => {
    await Promise.all([one, other].map((app) => app.close()));
    await direct.flushDb();
    direct.destroy();
  });

  test("what one has asked the other does not ask; the quota is one", async () => {
    const first = await one.ask(QUESTION);
    expect(freshness(first.json)).toBe("LIVE");
    // Written behind the answer: ten years, and the counts of the quota and the rate.
    await expect.poll(() => direct.dbSize()).toBeGreaterThan(10);
    const second = await other.ask(QUESTION);
    expect(freshness(second.json)).toBe("CACHED");
    expect(one.comtrade.seen).toHaveLength(1);
    expect(second.json.extensions!.plan).toMatchObject({ upstreamCalls: 0, calls: [] });
    const { json } = await other.ask(`{ source(id: "comtrade") { quota { limit remaining } } }`);
    expect(json.data).toMatchObject({ source: { quota: { limit: 500 } } });
  });

  test("nothing in Redis holds the key or the question", async () => {
    const keys = await direct.keys("*");
    const values = await Promise.all(keys.map((key) => direct.get(key).catch(() => "")));
    expect(keys.length).toBeGreaterThan(0);
    expect([...keys, ...values].filter((text) => text?.includes(LIVE_KEY))).toEqual([]);
    expect(keys.filter((key) => !/^[a-z0-9:.-]{1,200}$/.test(key))).toEqual([]);
  });
});
