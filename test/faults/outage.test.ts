import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Held, Load, Wanted } from "../../src/cache/index.js";
import { createCache, createFileStore, keySpace, text } from "../../src/cache/index.js";
import { createHttp } from "../../src/http/index.js";
import { MemoryCounters } from "../../src/kernel/index.js";
import type { Reply } from "../support/upstream.js";
import { FakeUpstream, json, stall, status, throttle } from "../support/upstream.js";
import { FakeTime, seededRandom, until } from "../support/time.js";

/** Source, policies and cells together, as an adapter puts them together. */
const HOUR = 3_600_000;
const LIFETIME = { freshMs: HOUR, staleMs: 7 * 24 * HOUR };
const slice = keySpace("fake.slice", 1, { name: text() });
const CANARY = "c4n4ry+key/9=";

let upstream: FakeUpstream;
beforeEach(async () => (upstream = await FakeUpstream.start()));
afterEach(() => upstream.close());

const setup = (time: FakeTime, dir?: string, callsOfDay?: number) => {
  const counters = new MemoryCounters();
  const cache = createCache({
    clock: time,
    random: seededRandom(1),
    counters,
    store: dir ? createFileStore({ dir }) : undefined,
  });
  const http = createHttp({
    clock: time,
    sleep: time.sleep,
    random: () => 0,
    counters,
    ledger: cache.ledger,
    userAgent: "test",
  });
  const source = http.source({
    sourceId: "fake",
    baseUrl: upstream.url,
    key: { secret: { reveal: () => CANARY }, in: "header", name: "x-key" },
    limits: { attemptMs: 1000, totalMs: 3000 },
    ...(callsOfDay ? { quota: { calls: callsOfDay, window: "DAY" as const } } : {}),
  });
  const cells = cache.space<unknown>({ name: "fake", decode: (value) => value });
  const load: Load<unknown> = (missing, signal, background) =>
    Promise.all(
      missing.map(async (item) => {
        const { body } = await source.send({
          as: "json",
          path: "/data",
          query: { name: item.cell },
          signal,
          background,
        });
        return { slice: item.slice, cell: item.cell, value: body, lifetime: LIFETIME };
      }),
    );
  const want = (name: string): Wanted<unknown> => ({ slice: slice({ name }), cell: name });
  const ask = async (name: string) => (await cells.through([want(name)], load))[0]!;
  return { cache, source, ask, counters };
};
const names = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word}${at}`);
const timed = async <T>(work: Promise<T>): Promise<{ value: T; ms: number }> => {
  const begun = performance.now();
  const value = await work;
  return { value, ms: performance.now() - begun };
};
const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

describe("an outage does not reach what is held (D1)", () => {
  test.each<[string, Reply, string]>([
    ["500", status(500), "UPSTREAM_UNAVAILABLE"],
    ["503", status(503), "UPSTREAM_UNAVAILABLE"],
    ["silence", stall(), "UPSTREAM_TIMEOUT"],
    ["a login page", status(200, "<html>Sign in</html>"), "UPSTREAM_BAD_DATA"],
    ["429", throttle.seconds(5), "UPSTREAM_RATE_LIMITED"],
  ])("%s", async (_name, fault, code) => {
    const time = new FakeTime();
    const { ask, source } = setup(time);
    upstream.on("/data", json({ value: 1 }));
    const warm = names("warm", 50);
    for (const name of warm) await ask(name);
    time.advance(HOUR);
    upstream.on("/data", fault);
    const during = await Promise.all(warm.map((name) => timed(ask(name))));
    expect(during.every(({ value }) => (value as Held<unknown>).freshness === "STALE")).toBe(true);
    expect(
      percentile(
        during.map(({ ms }) => ms),
        0.99,
      ),
    ).toBeLessThan(100);

    await until(() => source.health().inFlight === 0, 8000);
    const cold = await timed(ask("cold0"));
    expect(cold.value).toBeInstanceOf(Error);
    expect(cold.ms).toBeLessThan(8000);
    if (code !== "UPSTREAM_RATE_LIMITED") expect(source.health()).toMatchObject({ breaker: "OPEN", state: "DOWN" });
    const refused = await Promise.all(names("colder", 20).map((name) => timed(ask(name))));
    expect(Math.max(...refused.map(({ ms }) => ms))).toBeLessThan(50);
    expect(refused.every(({ value }) => value instanceof Error)).toBe(true);
    expect(await ask("warm0")).toMatchObject({
      value: { value: 1 },
      freshness: "STALE",
      failure: expect.stringMatching(/^UPSTREAM_/) as string,
    });

    upstream.on("/data", json({ value: 2 }));
    time.advance(15_000);
    await ask("warm0");
    // The first question was the probe. One load a name here; half of the queue is open to renewals, so three rounds.
    for (let round = 0; round < 3; round += 1) {
      await until(() => source.health().inFlight === 0 && source.health().waiting === 0);
      time.advance(10_000);
      await Promise.all(warm.map(ask));
    }
    await until(() => source.health().inFlight === 0 && source.health().waiting === 0);
    const after = await Promise.all(warm.map(ask));
    expect(after.filter((held) => (held as Held<unknown>).freshness === "CACHED").length).toBe(50);
    expect(after[0]).toMatchObject({ value: { value: 2 } });
  });
});

test("what expires together meets the source six at a time, and leaves room for users (E2)", async () => {
  const time = new FakeTime();
  const { ask } = setup(time);
  let [running, most] = [0, 0];
  upstream.on("/data", async (seen, response) => {
    most = Math.max(most, (running += 1));
    await new Promise((done) => setTimeout(done, 2));
    running -= 1;
    await json({ name: seen.query.get("name") })(seen, response);
  });
  const all = names("many", 300);
  for (let at = 0; at < 300; at += 50) await Promise.all(all.slice(at, at + 50).map(ask));
  time.advance(HOUR);
  const [stale, user] = await Promise.all([Promise.all(all.map(ask)), ask("a user")]);
  expect(stale.every((held) => (held as Held<unknown>).freshness === "STALE")).toBe(true);
  expect(user).toMatchObject({ freshness: "LIVE" });
  // Six at once and half of the queue, in which the user may stand; the others are renewed when they are asked for next.
  await until(() => upstream.seen.length >= 300 + 1 + 30);
  expect(most).toBeLessThanOrEqual(6);
});

test("a key that a source repeats in its answers is not in the store, not in its keys, not in its numbers (C1)", async () => {
  const dir = mkdtempSync(join(tmpdir(), "entrepot-canary-"));
  const time = new FakeTime();
  const { ask, cache } = setup(time, dir);
  upstream.on(
    "/data",
    (seen, response) =>
      json({ echo: seen.headers["x-key"], b64: Buffer.from(CANARY).toString("base64") })(seen, response),
    throttle.seconds(60),
  );
  expect(await ask("echo")).toMatchObject({ value: { echo: "[key]", b64: "[key]" } });
  await ask("throttled");
  await cache.close();
  const files = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => /[/\\]/.test(name));
  expect(files.length).toBeGreaterThanOrEqual(2);
  for (const file of files)
    for (const form of [
      CANARY,
      encodeURIComponent(CANARY),
      Buffer.from(CANARY).toString("base64"),
      Buffer.from(CANARY).toString("hex"),
    ])
      expect((file + readFileSync(join(dir, file), "utf8")).includes(form)).toBe(false);
  rmSync(dir, { recursive: true });
});

test("a restart forgets neither cells nor pauses", async () => {
  const dir = mkdtempSync(join(tmpdir(), "entrepot-restart-"));
  const time = new FakeTime();
  const first = setup(time, dir);
  upstream.on("/data", json({ value: 1 }), throttle.seconds(600));
  await first.ask("a");
  await first.ask("b");
  await first.cache.close();
  const second = setup(time, dir);
  expect(await second.ask("a")).toMatchObject({ freshness: "CACHED" });
  expect(await second.ask("c")).toMatchObject({ code: "UPSTREAM_RATE_LIMITED" });
  expect(upstream.seen).toHaveLength(2);
  await second.cache.close();
  rmSync(dir, { recursive: true });
});

test("a restart does not forget the day's calls", async () => {
  const dir = mkdtempSync(join(tmpdir(), "entrepot-quota-"));
  const time = new FakeTime();
  upstream.on("/data", json({ value: 1 }));
  const first = setup(time, dir, 3);
  await first.ask("a");
  await first.ask("b");
  await first.cache.close();
  const second = setup(time, dir, 3);
  expect(await second.ask("c")).toMatchObject({ freshness: "LIVE" });
  expect(await second.ask("d")).toMatchObject({ code: "UPSTREAM_QUOTA_EXHAUSTED" });
  expect(upstream.seen).toHaveLength(3);
  await second.cache.close();
  rmSync(dir, { recursive: true });
});

test("200 clients share 50 calls and leave: while one waits its call goes on, then calls end and no new one begins (F4)", async () => {
  const time = new FakeTime();
  const { source } = setup(time);
  upstream.on("/data", stall());
  const clients = Array.from({ length: 200 }, () => new AbortController());
  const gone = clients.map(({ signal }, at) =>
    source
      .send({ as: "json", path: "/data", query: { name: `x${at % 50}` }, signal })
      .catch((error: { code: string }) => error.code),
  );
  await until(() => upstream.seen.length === 6);
  for (const client of clients.slice(0, 150)) client.abort();
  await new Promise((done) => setTimeout(done, 50));
  expect(upstream.openSockets).toBe(6);
  for (const client of clients.slice(150)) client.abort();
  expect(new Set(await Promise.all(gone))).toEqual(new Set(["UPSTREAM_TIMEOUT"]));
  await until(() => upstream.openSockets === 0, 500);
  await new Promise((done) => setTimeout(done, 50));
  expect(upstream.seen).toHaveLength(6);
  expect(source.health()).toMatchObject({ inFlight: 0, waiting: 0, breaker: "CLOSED" });
});
