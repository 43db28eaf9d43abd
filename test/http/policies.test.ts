import { describe, expect, test, vi } from "vitest";
import { MemoryLedger, noCounters } from "../../src/kernel/index.js";
import { Bulkhead, QueueFull } from "../../src/http/bulkhead.js";
import { UpstreamError } from "../../src/http/errors.js";
import { Hold } from "../../src/http/hold.js";
import { Quota } from "../../src/http/quota.js";
import { RateLimiter } from "../../src/http/rate.js";
import { retryAfterMs, waitInWords } from "../../src/http/retry-after.js";
import { RetryBudget, withRetry } from "../../src/http/retry.js";
import { SafeLedger } from "../../src/http/shared-ledger.js";
import { FakeTime, seededRandom } from "../support/time.js";

const never = new AbortController().signal;
const tick = () => new Promise((done) => setImmediate(done));
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: unknown) => (error instanceof UpstreamError ? error.code : String(error)),
  );

describe("Retry-After", () => {
  const time = new FakeTime();
  test.each([
    ["5", 5_000],
    ["0", 1_000],
    ["99999", 900_000],
    ["Mon, 23 Nov 2026 12:01:30 GMT", 90_000],
    ["Mon, 23 Nov 2020 12:00:00 GMT", 1_000],
    ["Tue, 24 Nov 2026 12:00:00 GMT", 900_000],
    ["garbage", 30_000],
    ["garbage 5", 30_000],
    ["-5", 30_000],
    ["1e9", 30_000],
    ["", 30_000],
    [undefined, 30_000],
  ])("%s → %i ms", (header, expected) => expect(retryAfterMs(header, time)).toBe(expected));

  test.each([
    ["Out of call volume quota. Quota will be replenished in 03:14:17.", 11_657_000],
    ["Quota will be replenished in 1.02:00:00.", 86_400_000],
    ["Quota will be replenished in 12.03:00:00.", 86_400_000],
    ["Rate limit is exceeded. Try again in 2 seconds.", 2_000],
    ["Rate limit is exceeded. Try again in 0 seconds.", 1_000],
    ["Error 429 Too Many Requests - Please retry in 9 seconds.", 9_000],
    ["Please wait 3 minutes", 180_000],
    ["Please limit requests to one every 5 seconds", null],
    ["Internal error", null],
  ])("%s → %s ms", (words, expected) => expect(waitInWords(words)).toBe(expected));
});

describe("retry (D9)", () => {
  const failure = (tryAgain: boolean) =>
    new UpstreamError({ code: "UPSTREAM_UNAVAILABLE", source: "s", message: "m", tryAgain });

  test("once more, only where another attempt can help", async () => {
    for (const [tryAgain, expected] of [
      [true, 2],
      [false, 1],
    ] as const) {
      let attempts = 0;
      const budget = new RetryBudget(new FakeTime());
      await codeOf(
        withRetry(
          budget,
          () => 0,
          never,
          () => (attempts++, Promise.reject(failure(tryAgain))),
        ),
      );
      expect(attempts).toBe(expected);
    }
  });

  test("a second attempt that fails too takes nothing more from the budget", async () => {
    const budget = new RetryBudget(new FakeTime());
    for (let request = 0; request < 9; request += 1) budget.deposit();
    const attempts: number[] = [];
    for (let request = 0; request < 3; request += 1) {
      attempts.push(0);
      await codeOf(
        withRetry(
          budget,
          () => 0,
          never,
          () => ((attempts[request]! += 1), Promise.reject(failure(true))),
        ),
      );
    }
    // One of the second and one saved up: two requests have a second attempt, the third has none.
    expect(attempts).toEqual([2, 2, 1]);
  });

  test("at total failure a tenth more than asked, and one a second", () => {
    const time = new FakeTime();
    const budget = new RetryBudget(time);
    let retries = 0;
    for (let request = 0; request < 6_000; request += 1) {
      time.advance(10);
      budget.deposit();
      if (budget.withdraw()) retries += 1;
    }
    expect(retries).toBeLessThanOrEqual(600 + 60 + 1);
    expect(retries).toBeGreaterThan(600);
  });

  test("a quiet hour saves up no burst", () => {
    const time = new FakeTime();
    const budget = new RetryBudget(time);
    for (let request = 0; request < 10_000; request += 1) budget.deposit();
    time.advance(3_600_000);
    let retries = 0;
    while (budget.withdraw()) retries += 1;
    expect(retries).toBe(11);
  });

  test("full jitter: of 20 waits fewer than 30 % lie within 5 ms of their neighbour, none over 500 ms", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = seededRandom(seed);
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
      try {
        const waits: number[] = [];
        const source = (begun: number) => (attempt: number) => {
          if (attempt === 0) return Promise.reject(failure(true));
          waits.push(performance.now() - begun);
          return Promise.resolve();
        };
        const all = Array.from({ length: 20 }, () =>
          withRetry(new RetryBudget(new FakeTime()), random, new AbortController().signal, source(performance.now())),
        );
        await vi.advanceTimersByTimeAsync(501);
        await Promise.all(all);
        waits.sort((a, b) => a - b);
        expect(waits).toHaveLength(20);
        expect(waits.at(-1)! - waits[0]!).toBeGreaterThan(250);
        expect(waits.filter((wait, at) => at > 0 && wait - waits[at - 1]! < 5).length).toBeLessThan(7);
      } finally {
        vi.useRealTimers();
      }
    }
  });
});

describe("bulkhead", () => {
  test("six at once, then a queue in order, then a refusal", async () => {
    const bulkhead = new Bulkhead(2, 2);
    const finish: (() => void)[] = [];
    const started: number[] = [];
    const job = (id: number) =>
      bulkhead.run(never, () => (started.push(id), new Promise<void>((done) => finish.push(done))));
    const jobs = [1, 2, 3, 4].map(job);
    await tick();
    expect([started, bulkhead.running, bulkhead.waiting]).toEqual([[1, 2], 2, 2]);
    await expect(job(5)).rejects.toThrow(QueueFull);
    finish[0]!();
    await tick();
    expect([started, bulkhead.running, bulkhead.waiting]).toEqual([[1, 2, 3], 2, 1]);
    finish[1]!();
    await tick();
    finish.slice(2).forEach((done) => done());
    await Promise.all(jobs);
    expect([bulkhead.running, bulkhead.waiting]).toEqual([0, 0]);
  });

  test("a waiter that leaves gives its place in the queue to the next", async () => {
    const bulkhead = new Bulkhead(1, 1);
    let finish!: () => void;
    const first = bulkhead.run(never, () => new Promise<void>((done) => (finish = done)));
    const caller = new AbortController();
    const leaving = bulkhead.run(caller.signal, () => Promise.resolve());
    caller.abort(new Error("left"));
    await expect(leaving).rejects.toThrow("left");
    const next = bulkhead.run(never, () => Promise.resolve("next"));
    finish();
    expect([await first, await next, bulkhead.running]).toEqual([undefined, "next", 0]);
  });

  test("background work waits behind users, in half of the queue", async () => {
    const bulkhead = new Bulkhead(1, 4);
    const order: string[] = [];
    let finish!: () => void;
    const first = bulkhead.run(never, () => new Promise<void>((done) => (finish = done)));
    const job = (name: string, background: boolean) =>
      bulkhead.run(never, () => Promise.resolve(order.push(name)), background);
    const jobs = [job("b1", true), job("b2", true)];
    await expect(job("b3", true)).rejects.toThrow(QueueFull);
    jobs.push(job("u1", false), job("u2", false));
    await expect(job("u3", false)).rejects.toThrow(QueueFull);
    finish();
    await Promise.all([first, ...jobs]);
    expect(order).toEqual(["u1", "u2", "b1", "b2"]);
  });

  test("a failure frees the place", async () => {
    const bulkhead = new Bulkhead(1, 0);
    await expect(bulkhead.run(never, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await bulkhead.run(never, () => Promise.resolve(1))).toBe(1);
  });
});

describe("rate", () => {
  test("a burst, then one a second, in order", async () => {
    const time = new FakeTime();
    const rate = new RateLimiter({ perSecond: 1, burst: 2 }, time, time.sleep);
    const passed: number[] = [];
    for (const id of [1, 2, 3, 4]) void rate.take(never).then(() => passed.push(id));
    await tick();
    expect(passed).toEqual([1, 2]);
    time.advance(1_000);
    await tick();
    expect(passed).toEqual([1, 2, 3]);
    time.advance(1_000);
    await tick();
    expect(passed).toEqual([1, 2, 3, 4]);
  });

  test("who leaves gives the token back", async () => {
    const time = new FakeTime();
    const rate = new RateLimiter({ perSecond: 1, burst: 1 }, time, time.sleep);
    await rate.take(never);
    const caller = new AbortController();
    const leaving = rate.take(caller.signal);
    caller.abort(new Error("left"));
    await expect(leaving).rejects.toThrow("left");
    time.advance(1_000);
    await rate.take(never);
  });
});

describe("quota", () => {
  const spec = { calls: 3, window: "DAY", reserve: 1 } as const;
  const safe = (time: FakeTime, shared?: MemoryLedger) => new SafeLedger(time, shared, noCounters);

  test("a restart does not forget; background work leaves the reserve; midnight (UTC) starts again", async () => {
    const time = new FakeTime();
    const store = new MemoryLedger(time);
    const before = new Quota("s", spec, safe(time, store), time);
    await before.spend(false);
    await before.spend(true);
    const after = new Quota("s", spec, safe(time, store), time);
    await tick();
    expect(after.snapshot()).toEqual({ limit: 3, remaining: 1, resetsAt: "2026-11-24T00:00:00.000Z" });
    await expect(after.spend(true)).rejects.toThrow("kept for users");
    await after.spend(false);
    const refused: unknown = await after.spend(false).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "UPSTREAM_QUOTA_EXHAUSTED", extensions: { retryAfterSeconds: 12 * 3600 } });
    time.advance(12 * 3_600_000);
    expect(after.snapshot().remaining).toBe(3);
    await after.spend(false);
  });

  test("two processes at once never make more calls than allowed", async () => {
    const time = new FakeTime();
    const store = new MemoryLedger(time);
    const processes = [1, 2].map(() => new Quota("s", { calls: 50, window: "MONTH" }, safe(time, store), time));
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, at) => codeOf(processes[at % 2]!.spend(false))));
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(50);
  });

  test("the store is away: counted here; a call that reached nobody is given back", async () => {
    const time = new FakeTime();
    const away = {
      add: () => Promise.reject(new Error("away")),
      raise: () => Promise.reject(new Error("away")),
      read: () => Promise.reject(new Error("away")),
    };
    const quota = new Quota("s", spec, new SafeLedger(time, away, noCounters), time);
    for (let call = 0; call < 10; call += 1) {
      await quota.spend(false);
      await quota.refund();
    }
    expect(quota.snapshot().remaining).toBe(3);
    for (let call = 0; call < 3; call += 1) await quota.spend(false);
    expect(await codeOf(quota.spend(false))).toBe("UPSTREAM_QUOTA_EXHAUSTED");
  });
});

describe("hold (D4)", () => {
  test("one process is told, all keep away, none longer than said; another key is free", async () => {
    const time = new FakeTime();
    const store = new MemoryLedger(time);
    const hold = (account: string) => new Hold("s", account, new SafeLedger(time, store, noCounters), time);
    const [told, other, otherKey] = [hold("a"), hold("a"), hold("b")];
    await told.set(5_000, "UPSTREAM_QUOTA_EXHAUSTED");
    for (let second = 0; second < 5; second += 1) {
      expect([await codeOf(told.check()), await codeOf(other.check())]).toEqual([
        "UPSTREAM_QUOTA_EXHAUSTED",
        "UPSTREAM_QUOTA_EXHAUSTED",
      ]);
      time.advance(1_000);
    }
    time.advance(10);
    expect([await codeOf(told.check()), await codeOf(other.check()), await codeOf(otherKey.check())]).toEqual([
      "ok",
      "ok",
      "ok",
    ]);
  });

  test("a shorter pause never shortens a longer one; a clock set back does not lengthen it here", async () => {
    const time = new FakeTime();
    const hold = new Hold("s", "a", new SafeLedger(time, undefined, noCounters), time);
    await hold.set(10_000, "UPSTREAM_RATE_LIMITED");
    await hold.set(1_000, "UPSTREAM_RATE_LIMITED");
    time.advance(9_000);
    expect(await codeOf(hold.check())).toBe("UPSTREAM_RATE_LIMITED");
    time.jumpWall(-3_600_000);
    expect(hold.leftMs).toBe(1_000);
  });
});
