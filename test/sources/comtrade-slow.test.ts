import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCache } from "../../src/cache/index.js";
import { CodedError } from "../../src/kernel/index.js";
import type { RequestContext } from "../../src/kernel/index.js";
import { comtradeSpec } from "../../src/sources/comtrade/live/index.js";
import { answerTo, comtradePort, contextWith, headings, KEY, question } from "../support/comtrade-port.js";
import type { Rig } from "../support/comtrade-port.js";
import { fakeComtrade, SMALL_WORLD } from "../support/comtrade.js";
import { FakeTime, until } from "../support/time.js";
import { asked as tradeAsked, snapshotTrade, tradeOver } from "../support/trade.js";
import { FakeUpstream, late } from "../support/upstream.js";

/** Large answers take longer than an operation has: here 1,200 ms for 12 s, and 200 for ten. */
const SLOW_MS = 1_200;
const PATIENCE_MS = 200;

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = (await FakeUpstream.start()).on("*", late(SLOW_MS, fakeComtrade(SMALL_WORLD, { key: KEY })));
});
afterEach(() => upstream.close());

const impatient = (): RequestContext => ({ ...contextWith(), deadlineAtMs: PATIENCE_MS });
const asked = question({ commodities: headings.slice(0, 20) });
const failureOf = async (rig: Rig, context: RequestContext): Promise<CodedError> => {
  const outcome: unknown = await answerTo(rig, asked, context).catch((error: unknown) => error);
  if (!(outcome instanceof CodedError)) throw new Error("expected a failure");
  return outcome;
};

describe("an answer that takes longer than an operation", () => {
  test("is said to be on its way, loaded to its end, and there when asked again", async () => {
    const rig = comtradePort(upstream.url);
    const begun = performance.now();
    const error = await failureOf(rig, impatient());
    expect(performance.now() - begun).toBeLessThan(SLOW_MS);
    expect(error).toMatchObject({
      code: "UPSTREAM_TIMEOUT",
      message:
        "comtrade has not answered yet. Its answer is loaded on and kept: ask again in some seconds, or let one operation wait longer.",
      extensions: { source: "comtrade", retryable: true, retryAfterSeconds: 5 },
    });
    // Too early: the call under way is waited for, and no second one is made.
    expect((await failureOf(rig, impatient())).code).toBe("UPSTREAM_TIMEOUT");
    const answer = await answerTo(rig, asked);
    expect(answer!.rows.length).toBeGreaterThan(0);
    const context = impatient();
    expect(await answerTo(rig, asked, context)).toEqual({ ...answer, freshness: "CACHED" });
    expect(context.usage.upstreamCalls).toBe(0);
    expect(upstream.seen).toHaveLength(1);
  });

  test("a client that leaves ends its wait, not the load", async () => {
    const left = new AbortController();
    const rig = comtradePort(upstream.url);
    const waiting = failureOf(rig, { ...contextWith(), signal: left.signal });
    await until(() => upstream.seen.length === 1);
    left.abort();
    expect((await waiting).code).toBe("UPSTREAM_TIMEOUT");
    await new Promise((done) => setTimeout(done, SLOW_MS + 200));
    expect((await answerTo(rig, asked))!.freshness).toBe("CACHED");
    expect(upstream.seen).toHaveLength(1);
  });

  test("meanwhile the snapshot answers where it can", async () => {
    const { service } = tradeOver([comtradePort(upstream.url).port, snapshotTrade()]);
    const selection = await service.select(
      tradeAsked({ reporters: ["ZAF"], partners: ["PAK"], commodities: ["720449"], flow: "EXPORT" }),
      impatient(),
    );
    expect(selection.total.value.provenance.map(({ source }) => source.id)).toEqual(["baci"]);
  });

  test("60 s are allowed", () => {
    const { limits } = comtradeSpec({ url: null, key: null }, "live");
    expect(limits).toMatchObject({ attemptMs: 60_000, totalMs: 60_000 });
  });
});

test.each([
  [true, 1],
  [undefined, 0],
])("keepLoading %s: of a load that nobody waits for, %d comes", async (keepLoading, kept) => {
  const cells = createCache({ clock: new FakeTime() }).space<string>({
    name: "fake",
    decode: () => undefined,
    ...(keepLoading ? { keepLoading } : {}),
  });
  const leaving = new AbortController();
  const place = { slice: "s", cell: "a" };
  let stopped = 0;
  const through = cells.through(
    [place],
    async (missing, signal) => {
      leaving.abort();
      await new Promise((done) => setTimeout(done, 10));
      if (signal.aborted) stopped += 1;
      signal.throwIfAborted();
      return missing.map((one) => ({ ...one, value: "v", lifetime: { freshMs: 1000, staleMs: 1000 } }));
    },
    leaving.signal,
  );
  expect((await through)[0]).toMatchObject({ code: "UPSTREAM_TIMEOUT" });
  await new Promise((done) => setTimeout(done, 30));
  expect((await cells.peek([place])).filter((one) => one !== undefined)).toHaveLength(kept);
  expect(stopped).toBe(1 - kept);
});
