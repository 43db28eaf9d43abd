import { createClient } from "@keyv/redis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Cache, Load, Wanted } from "../../src/cache/index.js";
import { createCache, createRedisStore, keySpace, text } from "../../src/cache/index.js";
import type { Http } from "../../src/http/index.js";
import { createHttp } from "../../src/http/index.js";
import { MemoryCounters, systemClock, systemSleep } from "../../src/kernel/index.js";
import { hasRedisServer, RedisServer } from "../support/redis-server.js";
import { FakeUpstream, json } from "../support/upstream.js";

const slice = keySpace("test.slice", 1, { name: text() });
const want = (name: string): Wanted<unknown> => ({ slice: slice({ name }), cell: "a" });

describe.skipIf(!hasRedisServer)("a Redis of its own (skipped where redis-server is absent)", () => {
  let redis: RedisServer;
  let upstream: FakeUpstream;
  const open: { readonly cache: Cache; readonly http: Http }[] = [];
  let direct: ReturnType<typeof createClient>;
  beforeAll(async () => {
    redis = await RedisServer.start();
    direct = createClient({ url: redis.url });
    direct.on("error", () => undefined);
    await direct.connect();
  });
  beforeEach(async () => (upstream = await FakeUpstream.start()));
  afterEach(async () => {
    redis.signal("SIGCONT");
    for (const { http } of open) http.close();
    await Promise.all(open.splice(0).map(({ cache }) => cache.close()));
    await upstream.close();
  });
  afterAll(async () => {
    direct.destroy();
    await redis.kill();
  });

  /** A source with a rate and a quota, its answers in cells: what one question asks of the store is a read, a pause, a rate and a count. */
  const gateway = async () => {
    const counters = new MemoryCounters();
    const cache = createCache({ clock: systemClock, counters, store: createRedisStore({ url: redis.url }) });
    const http = createHttp({
      clock: systemClock,
      sleep: systemSleep,
      counters,
      ledger: cache.ledger,
      userAgent: "test",
    });
    const source = http.source({
      sourceId: "fake",
      baseUrl: upstream.url,
      rate: { perSecond: 1_000, burst: 1_000 },
      quota: { calls: 10_000, window: "DAY" },
    });
    upstream.on("/data", json({ value: 1 }));
    const cells = cache.space<unknown>({ name: "fake", decode: (value) => value });
    const load: Load<unknown> = async (missing, signal) => {
      const { body } = await source.send({ as: "json", path: "/data", query: { name: missing[0]!.slice }, signal });
      return missing.map((item) => ({ ...item, value: body, lifetime: { freshMs: 60_000, staleMs: 600_000 } }));
    };
    const ask = async (name: string): Promise<number> => {
      const begun = performance.now();
      expect((await cells.through([want(name)], load))[0]).toMatchObject({ value: { value: 1 } });
      return performance.now() - begun;
    };
    open.push({ http, cache });
    // Connecting is behind the start.
    await expect.poll(() => cache.ledger!.read("x").catch(() => -1), { timeout: 10_000 }).toBe(0);
    await ask("warm");
    await cache.idle();
    const before = counters.read("cache_store_error");
    return { cache, cells, counters, ask, errors: () => counters.read("cache_store_error") - before };
  };

  test("50 MB or a list under our key: a miss, deleted, counted, and Redis goes on being used (E6)", async () => {
    const { cache, cells, counters, ask, errors } = await gateway();
    await direct.set(`entrepot:${slice({ name: "big" })}`, "x".repeat(50_000_000));
    await direct.lPush(`entrepot:${slice({ name: "list" })}`, "no text");
    expect(await cells.peek([want("big"), want("list"), want("warm"), want("none")])).toMatchObject([
      undefined,
      undefined,
      { freshness: "CACHED" },
      undefined,
    ]);
    await cache.idle();
    expect(counters.read("cache_bad_entry", "kind=size")).toBe(1);
    expect(counters.read("cache_bad_entry", "kind=type")).toBe(1);
    expect(await direct.exists(["big", "list"].map((name) => `entrepot:${slice({ name })}`))).toBe(0);
    await ask("big");
    expect(errors()).toBe(0);
    expect(cache.state().store).toMatchObject({ resting: false, writesRest: false });
  });

  test("frozen: one question pays one deadline, for cells, pause, rate and quota together (E4)", async () => {
    const { cache, counters, ask } = await gateway();
    redis.signal("SIGSTOP");
    const first = await ask("first");
    // Counted, as a busy machine is slow by itself: one call waited out its 100 ms, the others were not made.
    expect(counters.read("cache_store_error", "kind=timeout")).toBe(1);
    expect(first).toBeGreaterThan(95);
    expect(cache.state().store).toMatchObject({ resting: true, writesRest: true });
    for (let at = 0; at < 10; at += 1) await ask(`next${at}`);
    expect(counters.read("cache_store_error", "kind=timeout")).toBeLessThanOrEqual(2);
    expect(counters.read("cache_store_skipped")).toBeGreaterThanOrEqual(30);
  });

  test("read-only: only writing rests; what is held is read (E5)", async () => {
    const { cache, counters, ask } = await gateway();
    await direct.sendCommand(["CONFIG", "SET", "min-replicas-to-write", "1"]);
    try {
      for (let at = 0; at < 5; at += 1) await ask(`replica${at}`);
      await cache.idle();
      expect(counters.read("cache_store_error", "kind=noreplicas")).toBe(1);
      expect(cache.state().store).toMatchObject({ resting: false, writesRest: true });
    } finally {
      await direct.sendCommand(["CONFIG", "SET", "min-replicas-to-write", "0"]);
    }
  });
});
