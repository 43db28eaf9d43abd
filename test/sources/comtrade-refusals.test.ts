import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CodedError } from "../../src/kernel/index.js";
import { answerTo, comtradePort, contextWith, headings, KEY, question } from "../support/comtrade-port.js";
import { fakeComtrade, SMALL_WORLD } from "../support/comtrade.js";
import type { Reply } from "../support/upstream.js";
import { body, FakeUpstream, status } from "../support/upstream.js";

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = await FakeUpstream.start();
});
afterEach(() => upstream.close());

const REMOVED =
  "The resource you are looking for has been removed, had its name changed, or is temporarily unavailable.";
const TEXT = { "content-type": "text/plain" };
const tooLong: readonly (readonly [string, Reply])[] = [
  ["414", status(414)],
  ["414 in words", status(414, "Request URL Too Long", TEXT)],
  ["404: the resource has been removed", status(404, REMOVED, { "content-type": "text/html" })],
  ["200: Request URL Too Long", body("Request URL Too Long", "text/plain")],
  ["200: the same as a page", body("<h2>Request URL Too Long</h2>", "text/html")],
];
const one = question({ commodities: ["7204"], from: "2023", to: "2023", partners: ["CHN"] });
const failureOf = async (promise: Promise<unknown>): Promise<CodedError> => {
  const outcome: unknown = await promise.catch((error: unknown) => error);
  if (!(outcome instanceof CodedError)) throw new Error(`expected a failure, got ${JSON.stringify(outcome)}`);
  return outcome;
};

describe("a URL that is too long", () => {
  test.each(tooLong)("%s: asked again in halves", async (_, reply) => {
    upstream.on("*", reply, fakeComtrade(SMALL_WORLD, { key: KEY }));
    const context = contextWith();
    const answer = await answerTo(comtradePort(upstream.url), question({ commodities: headings }), context);
    expect(answer!.gaps.size).toBe(0);
    expect(answer!.truncated).toBe(false);
    expect(upstream.seen).toHaveLength(3);
    expect(context.gate.planned).toHaveLength(3);
  });

  test.each(tooLong)("%s, of one cell: refused, and not told as cut", async (_, reply) => {
    upstream.on("*", reply);
    const error = await failureOf(answerTo(comtradePort(upstream.url), one));
    expect(error.code).toBe("UPSTREAM_REFUSED");
    expect(error.extensions.retryable).toBe(false);
    expect(upstream.seen).toHaveLength(1);
  });

  test("a page that is gone is not looked for in halves", async () => {
    upstream.on("*", status(404, REMOVED, TEXT));
    const two = question({ commodities: ["7204", "7208"], from: "2023", to: "2023" });
    expect((await failureOf(answerTo(comtradePort(upstream.url), two))).code).toBe("UPSTREAM_REFUSED");
    expect(upstream.seen).toHaveLength(1);
  });
});

describe("what a client is told of a key", () => {
  const MISSING =
    "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.";
  test.each([
    ["401, no key", 401, MISSING, null, /missing subscription key/],
    ["403, the preview wants a key for a while", 403, "All calls are rejected by policy.", null, /rejected by policy/],
    ["403 without a word of a quota: an expired key", 403, "Forbidden", KEY, /Forbidden/],
    ["404, nothing there", 404, "Resource not found", KEY, /Resource not found/],
  ])("%s: UPSTREAM_REFUSED in its words, not tried again", async (_, code, words, key, said) => {
    upstream.on("*", status(code, JSON.stringify({ statusCode: code, message: words })));
    const rig = comtradePort(upstream.url, { key });
    const error = await failureOf(answerTo(rig, one));
    expect(error).toMatchObject({ code: "UPSTREAM_REFUSED", extensions: { source: "comtrade", retryable: false } });
    expect(error.message).toMatch(said);
    expect(JSON.stringify([error.message, error.extensions])).not.toContain(KEY);
    expect(upstream.seen).toHaveLength(1);
  });

  test("403 about a quota is one of the quota, with its wait", async () => {
    const message = "Out of call volume quota. Quota will be replenished in 1.03:14:17.";
    upstream.on("*", status(403, JSON.stringify({ statusCode: 403, message }), { "retry-after": "11657" }));
    const error = await failureOf(answerTo(comtradePort(upstream.url), one));
    expect(error.code).toBe("UPSTREAM_QUOTA_EXHAUSTED");
    // A day at most is believed.
    expect(error.extensions.retryAfterSeconds).toBe(24 * 3600);
  });
});
