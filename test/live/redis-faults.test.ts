import { createClient } from "@keyv/redis";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp, storeUsed } from "../support/live-app.js";
import { hasRedisServer, RedisServer } from "../support/redis-server.js";

/** A year not asked before needs the store and the source. */
const question = (year: number) =>
  `{ country(code: "PAK") { imports(commodities: ["7208"], from: "${year}", to: "${year}") { total { value { value } } } } }`;
const FIRST_YEAR = 2000;

describe.skipIf(!hasRedisServer)("the gateway over a Redis that fails (skipped where redis-server is absent)", () => {
  let redis: RedisServer;
  let app: LiveApp;
  let year = FIRST_YEAR;
  const ask = async () => {
    const { status, json } = await app.ask(question(FIRST_YEAR + ((year += 1) % 25)));
    return status === 200 && json.errors === undefined;
  };
  const count = (kind: string): number =>
    app.app
      .cache!.state()
      .counts.filter(({ name, labels }) => name === "cache_store_error" && labels.includes(`kind=${kind}`))
      .reduce((sum, { value }) => sum + value, 0);
  const configure = async (...settings: string[]) => {
    const client = createClient({ url: redis.url });
    client.on("error", () => undefined);
    await client.connect();
    await client.sendCommand(["CONFIG", "SET", ...settings]);
    client.destroy();
  };

  beforeAll(async () => {
    redis = await RedisServer.start();
    app = await openLiveApp({ ENTREPOT_CACHE: "redis", ENTREPOT_REDIS_URL: redis.url });
    await storeUsed(app);
  });
  afterEach(() => storeUsed(app));
  afterAll(async () => {
    await app.close();
    await redis.kill();
  });

  test("killed and started again under load: no request fails, and it is used again (E3)", async () => {
    const asked: Promise<boolean>[] = [];
    for (let at = 0; at < 12; at += 1) {
      if (at === 3) await redis.kill();
      if (at === 8) await redis.start();
      asked.push(ask());
      app.time.advance(500);
      await new Promise((done) => setTimeout(done, 50));
    }
    expect(await Promise.all(asked)).not.toContain(false);
    expect(count("offline")).toBeGreaterThan(0);
  });

  test("frozen: no request fails, and not every one waits for it (E4)", async () => {
    const before = count("timeout");
    redis.signal("SIGSTOP");
    for (let at = 0; at < 10; at += 1) expect(await ask()).toBe(true);
    redis.signal("SIGCONT");
    // Waiting for a source's rate moves the test's clock, so that it is tried again now and then; calls under way together end together.
    expect(count("timeout") - before).toBeLessThan(10);
  });

  test("full: no request fails, counted as `oom` (E5)", async () => {
    await configure("maxmemory-policy", "noeviction", "maxmemory", "1");
    for (let at = 0; at < 3; at += 1) expect(await ask()).toBe(true);
    await configure("maxmemory", "0");
    expect(count("oom")).toBeGreaterThan(0);
  });
});
