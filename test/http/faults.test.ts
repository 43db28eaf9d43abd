import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { UpstreamSpec } from "../../src/http/index.js";
import { createHttp, UpstreamError } from "../../src/http/index.js";
import { MemoryCounters, systemClock } from "../../src/kernel/index.js";
import type { Reply } from "../support/upstream.js";
import {
  body,
  cut,
  drip,
  FakeUpstream,
  gzipBomb,
  json,
  late,
  plainFlood,
  redirect,
  stall,
  status,
} from "../support/upstream.js";
import { until } from "../support/time.js";

let upstream: FakeUpstream;
beforeEach(async () => (upstream = await FakeUpstream.start()));
afterEach(() => upstream.close());

const counters = new MemoryCounters();
const connect = (spec: Partial<UpstreamSpec> = {}) =>
  createHttp({ clock: systemClock, counters, userAgent: "test" }).source({
    sourceId: "fake",
    baseUrl: upstream.url,
    limits: { attemptMs: 400, totalMs: 900, connectMs: 200, ...spec.limits },
    ...Object.fromEntries(Object.entries(spec).filter(([name]) => name !== "limits")),
  });
const failure = async (promise: Promise<unknown>): Promise<UpstreamError> => {
  const outcome: unknown = await promise.catch((error: unknown) => error);
  if (!(outcome instanceof UpstreamError)) throw new Error(`expected a failure, got ${JSON.stringify(outcome)}`);
  return outcome;
};
const get = { as: "json", path: "/x" } as const;

describe("what is asked", () => {
  test("path, query with raw commas, headers, and the answer with its address and ETag", async () => {
    upstream.on("/base/x", json({ a: 1 }, { etag: '"7"', "last-modified": "yesterday" }));
    const source = connect({ baseUrl: `${upstream.url}/base/` });
    const query = { codes: "72,73", none: undefined, "c[TIME]": "ge:2020", text: "a b&c+d" };
    const answer = await source.send({ as: "json", path: "/x", query });
    expect(answer).toMatchObject({
      status: 200,
      body: { a: 1 },
      etag: '"7"',
      lastModified: "yesterday",
      notModified: false,
    });
    expect(upstream.seen[0]!.target).toBe("/base/x?codes=72,73&c%5BTIME%5D=ge:2020&text=a%20b%26c%2Bd");
    expect(answer.url).toBe(upstream.url + upstream.seen[0]!.target);
    expect(source.urlLength({ path: "/x", query })).toBe(answer.url.length);
    expect(upstream.seen[0]!.headers["user-agent"]).toBe("test");
  });

  test("a POST as JSON, a POST as a form, and 304 for an ETag", async () => {
    upstream
      .on("/json", json({ ok: true }))
      .on("/form", json({ ok: true }))
      .on("/held", status(304));
    const source = connect({ key: { secret: { reveal: () => "sesame-9" }, in: "body", name: "registrationkey" } });
    await source.send({ as: "json", method: "POST", path: "/json", body: { seriesid: ["a"] } });
    expect(JSON.parse(upstream.seen[0]!.body)).toEqual({ seriesid: ["a"], registrationkey: "sesame-9" });
    await source.send({ as: "json", method: "POST", path: "/form", form: { query: "a=b" } });
    expect(upstream.seen[1]!.body).toBe("query=a%3Db&registrationkey=sesame-9");
    expect(await source.send({ ...get, path: "/held", etag: '"7"' })).toMatchObject({ notModified: true, body: null });
    expect(upstream.seen[2]!.headers["if-none-match"]).toBe('"7"');
  });

  test("connections are kept and used again", async () => {
    upstream.on("*", json([]));
    const source = connect();
    for (let call = 0; call < 5; call += 1) await source.send({ ...get, query: { call } });
    expect(upstream.openSockets).toBe(1);
  });
});

describe("nothing hangs (D2, D3)", () => {
  test("silence is ended at the deadline, and its socket with it", async () => {
    upstream.on("/x", stall());
    const begun = performance.now();
    expect((await failure(connect().send(get))).code).toBe("UPSTREAM_TIMEOUT");
    expect(performance.now() - begun).toBeLessThan(400 + 250);
    await until(() => upstream.openSockets === 0);
  });

  test("a drip is ended too, although its body began in time", async () => {
    upstream.on("/x", drip(50));
    const begun = performance.now();
    expect((await failure(connect().send(get))).code).toBe("UPSTREAM_TIMEOUT");
    expect(performance.now() - begun).toBeLessThan(400 + 250);
    await until(() => upstream.openSockets === 0);
  });

  test("a server that accepts and never shakes hands is given up after the connect deadline", async () => {
    const mute = createServer();
    await new Promise<void>((ready) => mute.listen(0, "127.0.0.1", ready));
    const begun = performance.now();
    const source = connect({ baseUrl: `https://127.0.0.1:${(mute.address() as AddressInfo).port}` });
    const error = await failure(source.send(get));
    expect([error.code, error.message]).toEqual(["UPSTREAM_UNAVAILABLE", "fake cannot be reached (ECONNECTTIMEOUT)."]);
    expect(performance.now() - begun).toBeLessThan(900 + 250);
    mute.close();
  });

  test("open sockets never pass the limit of the source, and waiting is bounded", async () => {
    upstream.on("/x", late(100, json([])));
    const source = connect({ limits: { attemptMs: 400, totalMs: 2000, concurrency: 3, queue: 5 } });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, call) =>
        source.send({ ...get, query: { call } }).then(
          () => "ok",
          (error: UpstreamError) => error.message,
        ),
      ),
    );
    expect(upstream.openSockets).toBeLessThanOrEqual(3);
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(8);
    expect(outcomes.at(-1)).toBe("Too many calls to fake are waiting.");
  });
});

describe("callers (F4)", () => {
  test("identical calls in flight are one; it goes on while one caller waits, and ends with the last", async () => {
    upstream.on("/x", stall());
    const source = connect({ limits: { attemptMs: 5000, totalMs: 5000 } });
    const callers = Array.from({ length: 20 }, () => new AbortController());
    const outcomes = callers.map(({ signal }) => failureCode(source.send({ ...get, signal })));
    await until(() => upstream.seen.length === 1);
    callers.slice(1).forEach((caller) => caller.abort());
    await Promise.all(outcomes.slice(1));
    expect(upstream.openSockets).toBe(1);
    callers[0]!.abort();
    expect(await outcomes[0]).toBe("UPSTREAM_TIMEOUT");
    await until(() => upstream.openSockets === 0, 500);
    expect(upstream.seen).toHaveLength(1);
    expect(source.health()).toMatchObject({ state: "UNKNOWN", inFlight: 0, lastErrorCode: null });
  });

  const failureCode = (promise: Promise<unknown>) =>
    promise.then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
});

describe("200 is not success (D5, D6)", () => {
  const whole = JSON.stringify({ count: 3, data: [{ v: "Zürich 12345.678" }, { v: 2 }, { v: null }] });

  test.each<[string, Reply]>([
    ["empty", body("", "application/json")],
    ["a web page", body("<!DOCTYPE html><html><body>Sign in</body></html>", "text/html")],
    ["a web page that says it is JSON", body("\n<html><body>Sign in</body></html>", "application/json")],
    ["JSON that says it is a web page", body("{}", "text/html; charset=utf-8")],
    ["null", body("null", "application/json")],
    ["a bare text", body('"Please try later"', "application/json")],
    ["a trailing comma", body('{"a":1,}', "application/json")],
    ["two documents", body("{}{}", "application/json")],
    ["NaN", body('{"a":NaN}', "application/json")],
    ["bad UTF-8", body(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), "application/json")],
    ["UTF-16", body(Buffer.from("\ufeff{}", "utf16le"), "application/json")],
    ["a gzip body that is none", body("{}", "application/json", { "content-encoding": "gzip" })],
    ["a cut gzip body", body(gzipSync(whole).subarray(0, 40), "application/json", { "content-encoding": "gzip" })],
    ["no content", status(204)],
    ["a part", status(206, "{}")],
  ])("%s", async (_name, reply) => {
    upstream.on("/x", reply);
    expect((await failure(connect().send(get))).code).toBe("UPSTREAM_BAD_DATA");
    expect(upstream.seen).toHaveLength(1);
  });

  test("JSON under text/plain, with a byte order mark, or in gzip is JSON", async () => {
    upstream.on(
      "/x",
      body(whole, "text/plain"),
      body(`\ufeff${whole}`, "application/json"),
      body(gzipSync(whole), "application/json", { "content-encoding": "gzip" }),
    );
    const source = connect();
    for (let turn = 0; turn < 3; turn += 1) expect((await source.send(get)).body).toEqual(JSON.parse(whole));
  });

  test("cut after every tenth, in three framings: 30 of 30 failures, and none at the full length", async () => {
    const bytes = Buffer.byteLength(whole);
    let failures = 0;
    for (const framing of ["length", "chunked", "close"] as const)
      for (let tenth = 10; tenth >= 0; tenth -= 1) {
        upstream.on("/x", cut(whole, Math.floor((bytes * tenth) / 10), framing));
        const outcome: unknown = await connect()
          .send(get)
          .catch((error: unknown) => error);
        if (tenth === 10) expect(outcome).toMatchObject({ body: JSON.parse(whole) });
        else if (outcome instanceof UpstreamError && outcome.code === "UPSTREAM_BAD_DATA") failures += 1;
      }
    expect(failures).toBe(30);
  });

  test("a table cut in the middle of a line, or replaced by a page, is not a table", async () => {
    const source = connect();
    upstream.on(
      "/x",
      cut("a,b\n1,2\n3,4\n", 10, "close", "text/csv"),
      body("<html>no</html>", "text/csv"),
      cut("a,b\n1,2\n", 8, "close", "text/csv"),
    );
    const csv = { as: "csv", path: "/x" } as const;
    expect((await failure(source.send(csv))).message).toContain("middle of a line");
    expect((await failure(source.send(csv))).message).toContain("web page");
    expect((await source.send(csv)).body).toBe("a,b\n1,2\n");
  });
});

describe("size and malice (D7, D12)", () => {
  test("300 MiB plain and 1 GiB from 1 MiB, ten at once: refused quickly, in little memory", async () => {
    upstream.on("/flood", plainFlood(300)).on("/bomb", gzipBomb(1024));
    const source = connect({ limits: { attemptMs: 8000, totalMs: 8000, maxBytes: 8 * 2 ** 20 } });
    const before = process.memoryUsage();
    let peak = 0;
    const watch = setInterval(
      () => (peak = Math.max(peak, process.memoryUsage().external + process.memoryUsage().arrayBuffers)),
      5,
    );
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, call) =>
        failure(source.send({ as: "json", path: call % 2 ? "/flood" : "/bomb", query: { call } })),
      ),
    );
    clearInterval(watch);
    expect(new Set(outcomes.map(({ code }) => code))).toEqual(new Set(["UPSTREAM_BAD_DATA"]));
    expect(outcomes[0]!.message).toContain("larger than 8 MiB");
    // `external` counts array buffers again, and both ends of the wire are in this process: six bodies of 8 MiB are 48.
    expect(peak - before.external - before.arrayBuffers).toBeLessThan(2 * 100 * 2 ** 20);
    expect(source.health().breaker).toBe("CLOSED");
  });

  test("polluting keys in every spelling are dropped", async () => {
    upstream.on(
      "/x",
      body(
        '{"a":{"__proto__":{"x":1},"\\u005f_proto__":{"x":2},"constructor":{"prototype":{"x":3}},"b":1},"a":2,"c":{"constructor":"a firm"}}'.replace(
          '"a":2,',
          "",
        ),
        "application/json",
      ),
    );
    const { body: parsed } = await connect().send(get);
    expect(parsed).toEqual({ a: { b: 1 }, c: { constructor: "a firm" } });
    expect(Object.getOwnPropertyNames((parsed as { a: object }).a)).toEqual(["b"]);
    expect(Object.assign({}, (parsed as { a: object }).a)).not.toHaveProperty("x");
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test.each([
    ["100,000 levels", "[".repeat(1e5) + "]".repeat(1e5), "nests deeper"],
    ["a million values", `[${"1,".repeat(1e6)}1]`, "more than 500000 values"],
    ["brackets in texts are not levels", JSON.stringify({ a: "[".repeat(1e5), b: '\\"[[[' }), null],
    ["a text of a megabyte", JSON.stringify({ a: "x".repeat(1e6) }), null],
  ])("%s", async (_name, text, refusal) => {
    upstream.on("/x", body(text, "application/json"));
    const begun = performance.now();
    const outcome = connect({ limits: { attemptMs: 4000, totalMs: 4000 } }).send(get);
    if (refusal) expect((await failure(outcome)).message).toContain(refusal);
    else expect((await outcome).body).toEqual(JSON.parse(text));
    expect(performance.now() - begun).toBeLessThan(1500);
  });
});

describe("redirects and other addresses (C2, D11)", () => {
  test.each([301, 302, 307, 308])("%i is an error, and nobody is called", async (code) => {
    const other = await FakeUpstream.start();
    for (const target of [`${other.url}/x`, "http://169.254.169.254/latest/meta-data", "/elsewhere"]) {
      upstream.on("/x", redirect(target, code));
      const error = await failure(
        connect({ key: { secret: { reveal: () => "sesame" }, in: "header", name: "x-key" } }).send(get),
      );
      expect([error.code, error.message]).toEqual([
        "UPSTREAM_REDIRECT",
        `fake answered with a redirect (${code}), which is not followed.`,
      ]);
    }
    expect(other.seen).toHaveLength(0);
    expect(upstream.seen.every(({ path }) => path === "/x")).toBe(true);
    await other.close();
  });

  test.each([
    "//evil.example/x",
    "http://evil.example/",
    "/a/../../b",
    "/a/%2e%2e/b",
    "/\\evil.example",
    "/x?y=1",
    "/x#y",
    "/a\r\nb",
    "x",
    "/@evil.example:80\n",
    "/..",
  ])("the path %j never leaves", (path) => expect(() => connect().urlOf({ path })).toThrow("below the base URL"));

  test("links that a source gives are followed below its own address only", () => {
    const source = connect({ baseUrl: `${upstream.url}/v2` });
    expect(source.follow("/v2/page?n=2&k=a%2Cb")).toEqual({
      path: "/page",
      query: [
        ["n", "2"],
        ["k", "a,b"],
      ],
    });
    expect(source.follow(`${upstream.url}/v2/page`)).toEqual({ path: "/page", query: [] });
    for (const link of [
      "http://127.0.0.1:1/v2/x",
      "//evil.example/v2/x",
      "/v1/x",
      "https://evil.example",
      "file:///etc/passwd",
      "/v2/../x",
      "http://a:b@" + upstream.url.slice(7) + "/v2/x",
    ])
      expect(() => source.follow(link)).toThrow("leads away");
  });

  test("a name that turns to a private address is refused at the moment of connecting", async () => {
    upstream.on("/x", json([]));
    const answers = [
      "127.0.0.1",
      "10.0.0.1",
      "169.254.169.254",
      "::1",
      "::ffff:127.0.0.1",
      "fd00::1",
      "0.0.0.0",
      "192.168.1.1",
      "172.16.0.1",
      "100.64.0.1",
      "::",
      "fe80::1",
      "64:ff9b::7f00:1",
    ];
    for (const address of answers) {
      const http = createHttp({
        clock: systemClock,
        userAgent: "test",
        lookup: (_name, _options, done) => done(null, [{ address, family: address.includes(":") ? 6 : 4 }]),
      });
      const source = http.source({ sourceId: "fake", baseUrl: `http://api.example:${upstream.port}` });
      expect((await failure(source.send(get))).message).toBe("fake cannot be reached (EPRIVATE).");
    }
    expect(upstream.seen).toHaveLength(0);
    const http = createHttp({
      clock: systemClock,
      userAgent: "test",
      lookup: (_name, _options, done) => done(null, [{ address: "127.0.0.1", family: 4 }]),
    });
    const chosen = http.source({
      sourceId: "fake",
      baseUrl: `http://api.example:${upstream.port}`,
      allowPrivateAddress: true,
    });
    expect((await chosen.send(get)).status).toBe(200);
  });

  test.each(["ftp://a.example", "not a url", "https://user:pass@a.example", "https://a.example/?key=1", ""])(
    "base URL %j",
    (baseUrl) => expect(() => connect({ baseUrl })).toThrow("Base URL of fake"),
  );
});
