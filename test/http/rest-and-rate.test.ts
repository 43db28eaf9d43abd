import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import type { UpstreamSpec } from "../../src/http/index.js";
import { createHttp, UpstreamError } from "../../src/http/index.js";
import { SafeLedger } from "../../src/http/shared-ledger.js";
import { SharedRate } from "../../src/http/shared-rate.js";
import { MemoryLedger, noCounters } from "../../src/kernel/index.js";
import { FakeTime } from "../support/time.js";
import { FakeUpstream, json, status } from "../support/upstream.js";

const get = { as: "json", path: "/x" } as const;
const never = (): AbortSignal => new AbortController().signal;
const tick = () => new Promise((done) => setImmediate(done));

/** A port where nobody listens: taken and given back. */
const deafPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};
const connect = (time: FakeTime, spec: Partial<UpstreamSpec> & { baseUrl: string }, ledger?: MemoryLedger) =>
  createHttp({ clock: time, sleep: time.sleep, random: () => 0, ledger, userAgent: "test" }).source({
    sourceId: "fake",
    ...spec,
  });
const failure = async (promise: Promise<unknown>): Promise<UpstreamError> => {
  const outcome: unknown = await promise.catch((error: unknown) => error);
  if (!(outcome instanceof UpstreamError)) throw new Error(`expected a failure, got ${JSON.stringify(outcome)}`);
  return outcome;
};

describe("a source that cannot be reached, while something else can answer (mode auto)", () => {
  test("one call finds out; the next ones are told at once, for 10 s, then one asks again", async () => {
    const time = new FakeTime();
    const source = connect(time, { baseUrl: `http://127.0.0.1:${await deafPort()}`, hasFallback: true });
    const first = await failure(source.send(get));
    // The real reason, not that the breaker opened on the way to a second attempt.
    expect(first.message).toContain("ECONNREFUSED");
    expect(source.health()).toMatchObject({ breaker: "OPEN", state: "DOWN" });
    const begun = performance.now();
    const next = await failure(source.send(get));
    expect(performance.now() - begun).toBeLessThan(50);
    expect(next).toMatchObject({ code: "UPSTREAM_UNAVAILABLE", extensions: { retryAfterSeconds: 10 } });
    expect(next.message).toContain("left alone");
    time.advance(10_000);
    expect((await failure(source.send(get))).message).toContain("ECONNREFUSED");
    expect((await failure(source.send(get))).extensions.retryAfterSeconds).toBe(20);
  });

  test("nobody who shakes hands: one connect deadline, then nothing", async () => {
    const mute = createServer((socket) => void socket.on("error", () => {}).resume());
    await new Promise<void>((ready) => mute.listen(0, "127.0.0.1", ready));
    const source = connect(new FakeTime(), {
      baseUrl: `https://127.0.0.1:${(mute.address() as AddressInfo).port}`,
      hasFallback: true,
      limits: { connectMs: 150, attemptMs: 2_000, totalMs: 4_000 },
    });
    const begun = performance.now();
    expect((await failure(source.send(get))).message).toContain("ECONNECTTIMEOUT");
    expect(performance.now() - begun).toBeLessThan(400);
    await failure(source.send(get));
    expect(performance.now() - begun).toBeLessThan(450);
    expect(source.health().breaker).toBe("OPEN");
    await new Promise((done) => mute.close(done));
  });

  test("without a fallback it takes ten, and a second attempt is made", async () => {
    const time = new FakeTime();
    const source = connect(time, { baseUrl: `http://127.0.0.1:${await deafPort()}` });
    await failure(source.send(get));
    expect(source.health().breaker).toBe("CLOSED");
  });

  test("a source that answers badly is not unreachable: ten are needed", async () => {
    const upstream = await FakeUpstream.start();
    upstream.on("/x", status(500), status(500), status(500), json({ back: true }));
    const source = connect(new FakeTime(), { baseUrl: upstream.url, hasFallback: true });
    for (let call = 0; call < 3; call += 1) await failure(source.send(get));
    expect(await source.send(get)).toMatchObject({ body: { back: true } });
    await upstream.close();
  });

  test("a probe that fails makes no second attempt, and says why it failed", async () => {
    const upstream = await FakeUpstream.start();
    upstream.on("/x", status(503));
    const time = new FakeTime();
    const source = connect(time, { baseUrl: upstream.url });
    while (source.health().breaker === "CLOSED") await failure(source.send(get));
    const before = upstream.seen.length;
    time.advance(10_000);
    expect((await failure(source.send(get))).status).toBe(503);
    expect(upstream.seen.length).toBe(before + 1);
    await upstream.close();
  });
});

test("a user who asks what background work asks for is not refused like it", async () => {
  const upstream = await FakeUpstream.start();
  upstream.on("/x", json({ fine: true }));
  const source = connect(new FakeTime(), { baseUrl: upstream.url, quota: { calls: 2, window: "DAY", reserve: 2 } });
  const renewal = failure(source.send({ ...get, background: true }));
  const user = source.send(get);
  expect((await renewal).code).toBe("UPSTREAM_QUOTA_EXHAUSTED");
  expect(await user).toMatchObject({ body: { fine: true } });
  await upstream.close();
});

describe("the rate over processes, in the store", () => {
  const spec = { perSecond: 1, burst: 2 };
  const shared = (time: FakeTime, store: MemoryLedger) =>
    new SharedRate(spec, "rate:s:open", new SafeLedger(time, store, noCounters), time, time.sleep);

  test("a restart finds the burst spent", async () => {
    const upstream = await FakeUpstream.start();
    upstream.on("/x", json([]));
    const time = new FakeTime();
    const ledger = new MemoryLedger(time);
    const limits = { totalMs: 20_000 };
    const before = connect(time, { baseUrl: upstream.url, rate: spec, limits }, ledger);
    await Promise.all([1, 2].map((call) => before.send({ ...get, query: { call } })));
    const after = connect(time, { baseUrl: upstream.url, rate: spec, limits }, ledger);
    const third = after.send(get);
    await new Promise((done) => setTimeout(done, 50));
    expect(upstream.seen.length).toBe(2);
    time.advance(1_000);
    await third;
    expect(upstream.seen.length).toBe(3);
    await upstream.close();
  });

  test("three processes together make no more calls than one may", async () => {
    const time = new FakeTime();
    const store = new MemoryLedger(time);
    const processes = [1, 2, 3].map(() => shared(time, store));
    let passed = 0;
    for (let call = 0; call < 30; call += 1) void processes[call % 3]!.take(never()).then(() => (passed += 1));
    for (let second = 0; second <= 10; second += 1) {
      for (let turn = 0; turn < 5; turn += 1) await tick();
      expect(passed).toBe(2 + second);
      time.advance(1_000);
    }
  });

  test("quiet times save up a burst and no more", async () => {
    const time = new FakeTime();
    const rate = shared(time, new MemoryLedger(time));
    await rate.take(never());
    time.advance(3_600_000);
    let passed = 0;
    for (let call = 0; call < 5; call += 1) void rate.take(never()).then(() => (passed += 1));
    for (let turn = 0; turn < 5; turn += 1) await tick();
    expect(passed).toBe(2);
  });

  test("who leaves gives the place back", async () => {
    const time = new FakeTime();
    const rate = shared(time, new MemoryLedger(time));
    await rate.take(never());
    await rate.take(never());
    const caller = new AbortController();
    const leaving = rate.take(caller.signal);
    await tick();
    caller.abort(new Error("left"));
    await expect(leaving).rejects.toThrow("left");
    time.advance(1_000);
    let passed = false;
    void rate.take(never()).then(() => (passed = true));
    for (let turn = 0; turn < 5; turn += 1) await tick();
    expect(passed).toBe(true);
  });

  test("the store is away, or somebody's clock is an hour ahead: nobody waits for it", async () => {
    const time = new FakeTime();
    const away = {
      add: () => Promise.reject(new Error("away")),
      raise: () => Promise.reject(new Error("away")),
      read: () => Promise.reject(new Error("away")),
    };
    await new SharedRate(spec, "rate:s:open", new SafeLedger(time, away, noCounters), time, time.sleep).take(never());
    const store = new MemoryLedger(time);
    await store.raise("rate:s:open", time.now().getTime() + 3_600_000, 7_200_000);
    await shared(time, store).take(never());
  });
});
