import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Http, Upstream, UpstreamSpec } from "../../src/http/index.js";
import { createHttp, UpstreamError } from "../../src/http/index.js";
import { MemoryCounters, MemoryLedger } from "../../src/kernel/index.js";
import type { Reply } from "../support/upstream.js";
import { body, FakeUpstream, json, redirect, status, stall, throttle } from "../support/upstream.js";
import { FakeTime } from "../support/time.js";

let upstream: FakeUpstream;
let time: FakeTime;
let counters: MemoryCounters;
beforeEach(async () => {
  upstream = await FakeUpstream.start();
  time = new FakeTime();
  counters = new MemoryCounters();
});
afterEach(() => upstream.close());

/** `random` 0: second attempts come at once. */
const connect = (spec: Partial<UpstreamSpec> = {}, ledger?: MemoryLedger): { http: Http; source: Upstream } => {
  const http = createHttp({ clock: time, sleep: time.sleep, random: () => 0, counters, ledger, userAgent: "test" });
  const limits = { attemptMs: 300, totalMs: 1000, ...spec.limits };
  return { http, source: http.source({ sourceId: "fake", baseUrl: upstream.url, ...spec, limits }) };
};
const failure = async (promise: Promise<unknown>): Promise<UpstreamError> => {
  const outcome: unknown = await promise.catch((error: unknown) => error);
  if (!(outcome instanceof UpstreamError)) throw new Error(`expected a failure, got ${JSON.stringify(outcome)}`);
  return outcome;
};
const get = { as: "json", path: "/x" } as const;
const calls = () => upstream.seen.length;

describe("second attempts (D9)", () => {
  test.each([
    [502, 2],
    [503, 2],
    [504, 2],
    [500, 1],
    [501, 1],
    [400, 1],
    [401, 1],
    [403, 1],
    [404, 1],
    [429, 1],
  ])("%i: %i calls", async (code, expected) => {
    upstream.on("/x", status(code));
    await failure(connect().source.send(get));
    expect(calls()).toBe(expected);
  });

  test.each([
    [false, 2],
    [true, 3],
  ])("a kept connection that breaks after a POST (reads only: %s): %i calls", async (readsOnly, expected) => {
    upstream.on("/x", json({}), (seen, response) => void response.socket!.destroy(), json({}));
    const { source } = connect();
    const post = { ...get, method: "POST", body: {}, readsOnly } as const;
    await source.send(post);
    await new Promise((done) => setTimeout(done, 20));
    await source.send(post).catch((error: unknown) => expect(error).toBeInstanceOf(UpstreamError));
    expect(calls()).toBe(expected);
  });

  test("a second attempt that succeeds is a success", async () => {
    upstream.on("/x", status(503), json({ a: 1 }));
    expect(await connect().source.send(get)).toMatchObject({ body: { a: 1 } });
    expect(counters.read("upstream_retry")).toBe(1);
  });

  test("a POST is tried again only when it says that it reads", async () => {
    upstream.on("/x", status(503));
    const post = { ...get, method: "POST", body: {} } as const;
    await failure(connect().source.send(post));
    expect(calls()).toBe(1);
    await failure(connect().source.send({ ...post, readsOnly: true }));
    expect(calls()).toBe(3);
  });

  test("nobody there: tried again, coded, and no call of the quota is spent", async () => {
    const nobody = await FakeUpstream.start();
    const { url } = nobody;
    await nobody.close();
    const { source } = connect({ baseUrl: url, quota: { calls: 5, window: "DAY" } });
    const error = await failure(source.send(get));
    expect([error.code, error.message]).toEqual(["UPSTREAM_UNAVAILABLE", "fake cannot be reached (ECONNREFUSED)."]);
    expect(error.extensions).toEqual({ code: "UPSTREAM_UNAVAILABLE", source: "fake", retryable: true });
    expect(counters.read("upstream_retry")).toBe(1);
    expect(source.health()).toMatchObject({
      quota: { remaining: 5 },
      state: "DEGRADED",
      lastErrorCode: "UPSTREAM_UNAVAILABLE",
    });
  });

  test("total failure at 100 a second is amplified by a tenth and one a second at most", async () => {
    upstream.on("/x", status(503));
    // Without the breaker's help: a success after each failure keeps it closed, and retries only.
    upstream.on("/ok", json([]));
    const { source } = connect();
    let requests = 0;
    for (let step = 0; step < 300; step += 1) {
      time.advance(10);
      await source.send({ ...get, query: { step } }).catch(() => {});
      for (let good = 0; good < 3; good += 1) await source.send({ ...get, path: "/ok" });
      requests += 4;
    }
    expect(source.health().breaker).toBe("CLOSED");
    expect(counters.read("upstream_retry")).toBeLessThanOrEqual(requests * 0.1 + 3 + 1);
  });
});

describe("pauses (D4)", () => {
  test.each<[string, () => Reply, number, string]>([
    ["Retry-After: 5", () => throttle.seconds(5), 5, "UPSTREAM_RATE_LIMITED"],
    ["an HTTP date", () => throttle.date(new Date(time.now().getTime() + 20_000)), 20, "UPSTREAM_RATE_LIMITED"],
    ["nothing", () => throttle.silent(), 30, "UPSTREAM_RATE_LIMITED"],
    ["garbage", () => throttle.garbage(), 30, "UPSTREAM_RATE_LIMITED"],
    ["99999", () => throttle.seconds(99_999), 900, "UPSTREAM_RATE_LIMITED"],
    ["words", () => throttle.inWords("Rate limit is exceeded. Try again in 7 seconds."), 7, "UPSTREAM_RATE_LIMITED"],
    [
      "a quota in a 403",
      () => throttle.inWords("Out of call volume quota. Quota will be replenished in 03:14:17.", 403),
      11_657,
      "UPSTREAM_QUOTA_EXHAUSTED",
    ],
  ])("%s: no call from any instance before the time is over", async (_name, reply, seconds, code) => {
    upstream.on("/x", reply());
    upstream.on("/y", json({ fine: true }));
    const ledger = new MemoryLedger(time);
    const instances = [connect({}, ledger).source, connect({}, ledger).source, connect({}, ledger).source];
    const told = await failure(instances[0]!.send(get));
    expect([told.code, told.extensions.retryAfterSeconds]).toEqual([code, seconds]);
    expect(told.extensions.retryable).toBe(true);
    for (const part of [0, 0.5, 0.4]) {
      time.advance(seconds * 1000 * part);
      for (const instance of instances) {
        expect((await failure(instance.send({ ...get, path: "/y" }))).code).toBe(code);
      }
    }
    expect(calls()).toBe(1);
    expect(instances[0]!.health()).toMatchObject({ state: "DOWN", breaker: "CLOSED" });
    time.advance(seconds * 100 + 10);
    for (const instance of instances) expect((await instance.send({ ...get, path: "/y" })).status).toBe(200);
  });

  test("a pause of a second is waited out instead of failing the next caller", async () => {
    upstream.on("/x", throttle.seconds(1), json({ fine: true }));
    const { source } = connect({ limits: { totalMs: 5000 } });
    await failure(source.send(get));
    const next = source.send(get);
    await new Promise((done) => setTimeout(done, 30));
    expect(calls()).toBe(1);
    time.advance(1010);
    expect(await next).toMatchObject({ body: { fine: true } });
  });

  test("503 with Retry-After is a pause, not a second attempt", async () => {
    upstream.on("/x", status(503, "", { "retry-after": "60" }));
    const { source } = connect();
    expect((await failure(source.send(get))).extensions).toMatchObject({
      code: "UPSTREAM_UNAVAILABLE",
      retryAfterSeconds: 60,
    });
    expect((await failure(source.send(get))).code).toBe("UPSTREAM_UNAVAILABLE");
    expect(calls()).toBe(1);
  });

  test("a source that refuses in a 200 is understood by its adapter", async () => {
    upstream.on(
      "/x",
      json({
        status: "REQUEST_NOT_PROCESSED",
        message: [
          "Request could not be serviced, as the daily threshold for total number of requests allocated to the user has been reached.",
        ],
      }),
    );
    const { source } = connect({
      refusal: (_status, text) =>
        text.includes("daily threshold")
          ? { code: "UPSTREAM_QUOTA_EXHAUSTED", words: "daily threshold reached", retryAfterMs: 3_600_000 }
          : undefined,
    });
    expect((await failure(source.send(get))).extensions).toMatchObject({
      code: "UPSTREAM_QUOTA_EXHAUSTED",
      retryAfterSeconds: 3600,
    });
    await failure(source.send(get));
    expect(calls()).toBe(1);
  });
});

describe("breaker (D8)", () => {
  test("opens at half of ten, refuses at once, sends one probe, doubles, heals with one probe; others are not affected", async () => {
    upstream.on("/x", status(500)).on("/other", json([]));
    const { source, http } = connect();
    const other = http.source({ sourceId: "other", baseUrl: upstream.url });
    for (let call = 0; call < 10; call += 1) await failure(source.send(get));
    expect(calls()).toBe(10);
    const begun = performance.now();
    const refused = await failure(source.send(get));
    expect(performance.now() - begun).toBeLessThan(50);
    expect(refused).toMatchObject({
      code: "UPSTREAM_UNAVAILABLE",
      extensions: { retryAfterSeconds: 10, retryable: true },
    });
    expect(source.health()).toMatchObject({ state: "DOWN", breaker: "OPEN" });
    await other.send({ ...get, path: "/other" });
    time.advance(10_000);
    await Promise.all(Array.from({ length: 20 }, (_, query) => failure(source.send({ ...get, query: { query } }))));
    expect(calls()).toBe(12);
    time.advance(10_000);
    await failure(source.send(get));
    expect(calls()).toBe(12);
    time.advance(10_000);
    upstream.on("/x", json({ back: true }));
    expect(await source.send(get)).toMatchObject({ body: { back: true } });
    expect(source.health()).toMatchObject({ state: "OK", breaker: "CLOSED" });
  });

  test("refusals and callers who leave do not open it", async () => {
    upstream.on("/x", status(404)).on("/slow", stall());
    const { source } = connect();
    for (let call = 0; call < 15; call += 1) await failure(source.send(get));
    for (let call = 0; call < 15; call += 1)
      await source.send({ ...get, path: "/slow", query: { call }, signal: AbortSignal.timeout(5) }).catch(() => {});
    // Their calls end a moment after they have their errors.
    await new Promise((done) => setTimeout(done, 20));
    expect(source.health().breaker).toBe("CLOSED");
    const odd = await failure(source.send(get));
    expect([odd.code, odd.status, odd.urlTooLong]).toEqual(["UPSTREAM_REFUSED", 404, false]);
  });

  test("a probe that our own quota stops says nothing about the source", async () => {
    upstream.on("/x", status(500));
    const { source } = connect({ quota: { calls: 10, window: "DAY" } });
    for (let call = 0; call < 10; call += 1) await failure(source.send(get));
    time.advance(10_000);
    expect((await failure(source.send(get))).code).toBe("UPSTREAM_QUOTA_EXHAUSTED");
    expect(source.health().breaker).toBe("OPEN");
    expect(calls()).toBe(10);
  });

  test("an over-long URL is told to the planner, whatever the status", async () => {
    upstream.on("/x", status(414)).on("/y", status(404, "Request URL Too Long", { "content-type": "text/plain" }));
    const { source } = connect();
    expect((await failure(source.send(get))).urlTooLong).toBe(true);
    expect((await failure(source.send({ ...get, path: "/y" }))).urlTooLong).toBe(true);
  });
});

describe("quota and rate", () => {
  test("the day's calls, over a restart and two instances", async () => {
    upstream.on("/x", json([]));
    const ledger = new MemoryLedger(time);
    const spec = { quota: { calls: 4, window: "DAY" } } as const;
    const [one, two] = [connect(spec, ledger).source, connect(spec, ledger).source];
    await one.send(get);
    await two.send(get);
    await connect(spec, ledger).source.send(get);
    await two.send(get);
    const refused = await failure(one.send(get));
    expect([refused.code, refused.message]).toEqual([
      "UPSTREAM_QUOTA_EXHAUSTED",
      "fake: the 4 calls of this day are used up.",
    ]);
    expect(one.health()).toMatchObject({ state: "DOWN", breaker: "CLOSED", quota: { limit: 4, remaining: 0 } });
    expect(calls()).toBe(4);
  });

  test("what waits when the process stops is never sent", async () => {
    upstream.on("/x", json([]));
    const { source, http } = connect({ rate: { perSecond: 1, burst: 1 }, limits: { totalMs: 5000 } });
    await source.send(get);
    const waiting = failure(source.send({ ...get, query: { call: 2 } }));
    await new Promise((done) => setTimeout(done, 30));
    http.close();
    time.advance(1000);
    expect((await waiting).message).toBe("fake is not called any more: the gateway stops.");
    expect(calls()).toBe(1);
  });

  test("one a second after a burst of two", async () => {
    upstream.on("/x", json([]));
    const { source } = connect({ rate: { perSecond: 1, burst: 2 }, limits: { totalMs: 5000 } });
    const all = [1, 2, 3].map((call) => source.send({ ...get, query: { call } }));
    await Promise.all(all.slice(0, 2));
    await new Promise((done) => setTimeout(done, 30));
    expect(calls()).toBe(2);
    time.advance(1000);
    await all[2];
    expect(calls()).toBe(3);
  });
});

describe("keys never leave (C1, C2)", () => {
  const CANARY = "c4n4ry/+key=&9";
  const forms = [
    CANARY,
    encodeURIComponent(CANARY),
    Buffer.from(CANARY).toString("base64"),
    Buffer.from(CANARY).toString("base64url"),
    CANARY.replaceAll("/", "%2f").replaceAll("+", "%2b").replaceAll("=", "%3d").replaceAll("&", "%26"),
    CANARY.replaceAll("/", "\\u002f").replaceAll("+", "\\u002b").replaceAll("=", "\\u003d").replaceAll("&", "\\u0026"),
    CANARY.replaceAll("&", "&amp;"),
    Buffer.from(`u:${CANARY}`).toString("base64").slice(3, -3),
  ];
  const replies: Record<string, Reply> = {
    good: (seen, response) =>
      json({ echo: seen.headers["x-key"] ?? "", target: seen.target, sent: seen.body, b64: forms[2] })(seen, response),
    refused: (seen, response) =>
      status(401, JSON.stringify({ message: `invalid key ${CANARY} in ${seen.target} ${seen.body}` }))(seen, response),
    html: body(`<html><title>${forms[1]}</title>${CANARY}</html>`, "text/html"),
    broken: body(`{"key":"${CANARY}"`, "application/json"),
    fails: status(503, CANARY),
    moved: redirect(`http://127.0.0.1:1/?k=${encodeURIComponent(CANARY)}`),
    throttled: status(429, forms[2]),
    lowerCase: status(400, `no such key ${forms[4]}`),
    data: body(`{"echo":"${forms[5]}"}`, "application/json"),
    markup: status(401, `<p>${forms[6]}</p>`),
    basic: status(401, JSON.stringify({ message: `Basic ${Buffer.from(`u:${CANARY}`).toString("base64")}` })),
    tagged: (_seen, response) => {
      response.writeHead(200, { "content-type": "application/json", etag: `"${CANARY}"`, "last-modified": forms[1]! });
      response.end("{}");
    },
    silent: stall(),
  };

  test.each([
    ["header", { in: "header", name: "x-key" }],
    ["header with a word before it", { in: "header", name: "authorization", prefix: "Bearer " }],
    ["query", { in: "query", name: "api_key" }],
    ["body", { in: "body", name: "registrationkey" }],
  ] as const)("in the %s: it arrives at its source, and nowhere else", async (_where, place) => {
    const written: unknown[] = [];
    for (const [name, reply] of Object.entries(replies)) {
      upstream.on(`/${name}`, reply);
      const { source } = connect({ key: { secret: { reveal: () => CANARY }, ...place } });
      const request = { as: "json", path: `/${name}`, method: place.in === "body" ? "POST" : "GET" } as const;
      const outcome: unknown = await source.send(request).catch((error: unknown) => error);
      written.push(outcome, source.health(), source.urlOf(request), source);
      if (outcome instanceof Error) written.push(outcome.message, outcome.stack, outcome.cause);
    }
    const seen = upstream.seen[0]!;
    const arrived = [
      seen.headers["x-key"],
      seen.headers.authorization?.replace("Bearer ", ""),
      seen.query.get("api_key"),
      (JSON.parse(seen.body || "{}") as { registrationkey?: string }).registrationkey,
    ];
    expect(arrived).toContain(CANARY);
    written.push(counters.entries());
    // Private members are not shown by inspect; the secret in the spec is a function, as `Secret` is.
    const text = written
      .map(
        (item) =>
          `${typeof item === "string" ? item : JSON.stringify(item)}${inspect(item, { depth: 8, showHidden: true })}`,
      )
      .join("\n");
    for (const form of forms) expect(text.includes(form), form).toBe(false);
  });

  test("a short key is taken out of messages, and bends no figures", async () => {
    upstream.on("/x", json({ year: "2023" })).on("/y", status(401, JSON.stringify({ message: "key 2023 is unknown" })));
    const { source } = connect({ key: { secret: { reveal: () => "2023" }, in: "header", name: "x-key" } });
    expect(await source.send(get)).toMatchObject({ body: { year: "2023" } });
    expect((await failure(source.send({ ...get, path: "/y" }))).message).toContain("key [key] is unknown");
  });

  test("two sources never get each other's key", async () => {
    const two = await FakeUpstream.start();
    upstream.on("/x", json([]));
    two.on("/x", json([]));
    const { http, source } = connect({ key: { secret: { reveal: () => "key-of-one" }, in: "header", name: "x-key" } });
    const second = http.source({
      sourceId: "two",
      baseUrl: two.url,
      key: { secret: { reveal: () => "key-of-two" }, in: "header", name: "x-key" },
    });
    await Promise.all([source.send(get), second.send(get)]);
    expect([upstream.seen[0]!.headers["x-key"], two.seen[0]!.headers["x-key"]]).toEqual(["key-of-one", "key-of-two"]);
    await two.close();
  });

  test("a source's own words are passed on short, in one line, without markup", async () => {
    upstream.on(
      "/x",
      status(400, `<html><style>p{}</style><h1>Bad\n request</h1>${"x".repeat(500)}</html>`),
      status(400, JSON.stringify({ errorObject: { errorMessage: "maximum 12 periods" } })),
      status(403, "{}"),
    );
    const { source } = connect();
    expect((await failure(source.send(get))).message).toMatch(
      /^fake refused the request \(400\): Bad request x{100,190}$/,
    );
    expect((await failure(source.send(get))).message).toBe("fake refused the request (400): maximum 12 periods");
    expect((await failure(source.send(get))).message).toBe("fake refused the request (403).");
  });
});
