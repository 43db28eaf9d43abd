import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RequestContext } from "../../src/kernel/index.js";
import type { TradeQuestion } from "../../src/trade/trade.port.js";
import type { Rig } from "../support/comtrade-port.js";
import { answerTo, comtradePort, contextWith, KEY, question } from "../support/comtrade-port.js";
import { comtradeRow, envelope, fakeComtrade, rowsFor, SMALL_WORLD } from "../support/comtrade.js";
import type { Reply } from "../support/upstream.js";
import { FakeUpstream, json } from "../support/upstream.js";

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = (await FakeUpstream.start()).on("*", fakeComtrade(SMALL_WORLD, { key: KEY }));
});
afterEach(() => upstream.close());

/** Each question as an operation of its own, all at once: their contexts, and what came. */
const together = async (
  rig: Rig,
  asked: readonly Parameters<typeof question>[0][],
  contexts: readonly RequestContext[] = asked.map(() => contextWith()),
) => {
  const answers = await Promise.allSettled(asked.map((one, at) => answerTo(rig, question(one), contexts[at])));
  return { answers, contexts, spent: contexts.map(({ usage }) => usage.upstreamCalls) };
};
const of = (list: string) => (seen: (typeof upstream)["seen"][number]) => seen.query.get(list)!.split(",").length;

describe("operations in one window", () => {
  test("five reporters at once: 1 call, of the first; each has what it has alone", async () => {
    const asked = ["PAK", "IND", "CHN", "RUS", "TUR"].map((reporter) => ({ reporters: [reporter] }));
    const { answers, spent, contexts } = await together(comtradePort(upstream.url), asked);
    expect(upstream.seen.map(of("reporterCode"))).toEqual([5]);
    expect(spent).toEqual([1, 0, 0, 0, 0]);
    expect(contexts.map(({ gate }) => gate.planned.length)).toEqual([1, 1, 1, 1, 1]);
    for (const [at, one] of answers.entries()) {
      const alone = await answerTo(comtradePort(upstream.url), question(asked[at]));
      if (one.status === "rejected") throw one.reason;
      expect(one.value!.rows).toEqual(alone!.rows);
    }
  });

  test("windows beside and over each other, and other partners of the same cells: 1 call", async () => {
    await together(comtradePort(upstream.url), [
      { from: "2013", to: "2014" },
      { from: "2015", to: "2016" },
    ]);
    expect(upstream.seen.map(of("period"))).toEqual([4]);
    await together(comtradePort(upstream.url), [
      { from: "2013", to: "2016" },
      { from: "2015", to: "2018" },
    ]);
    expect(upstream.seen.slice(1).map(of("period"))).toEqual([6]);
    const partners = ["RUS", "CHN", "TUR", "JPN", "KOR"].map((partner): Partial<TradeQuestion> => ({
      partners: [partner],
    }));
    const { answers } = await together(comtradePort(upstream.url), partners as Parameters<typeof question>[0][]);
    expect(upstream.seen).toHaveLength(3);
    expect(answers.every(({ status }) => status === "fulfilled")).toBe(true);
  });

  test("one that leaves stops nobody; the call ends when all have left", async () => {
    const left = new AbortController();
    const contexts = [{ ...contextWith(), signal: left.signal }, contextWith()];
    const asked = [{ reporters: ["PAK"] }, { reporters: ["IND"] }];
    upstream.on("*", async (seen, response) => {
      left.abort();
      await new Promise((done) => setTimeout(done, 20));
      return fakeComtrade(SMALL_WORLD, { key: KEY })(seen, response);
    });
    const { answers } = await together(comtradePort(upstream.url), asked, contexts);
    expect(answers).toMatchObject([
      { status: "rejected", reason: { code: "UPSTREAM_TIMEOUT" } },
      { status: "fulfilled", value: { reporter: "IND", freshness: "LIVE" } },
    ]);
    expect(upstream.seen).toHaveLength(1);
  });

  test("one over its budget is refused alone", async () => {
    const contexts = [contextWith(0), contextWith(1)];
    const { answers, spent } = await together(
      comtradePort(upstream.url),
      [{ reporters: ["PAK"] }, { reporters: ["IND"] }],
      contexts,
    );
    expect(answers).toMatchObject([
      { status: "rejected", reason: { code: "LIMIT_UPSTREAM_CALLS", extensions: { limit: 0, actual: 1 } } },
      { status: "fulfilled", value: { reporter: "IND" } },
    ]);
    expect([upstream.seen.map(of("reporterCode")), spent]).toEqual([[1], [0, 1]]);
  });

  test("halves that the first cannot pay are paid by one that can; none that can: each gets its own refusal", async () => {
    const cut: Reply = (seen, response) => {
      const rows = rowsFor(seen, SMALL_WORLD).map(comtradeRow);
      const most = seen.query.get("reporterCode")!.includes(",") ? 1 : rows.length;
      return json(envelope(rows.slice(0, most), { count: rows.length }))(seen, response);
    };
    const asked = ["PAK", "IND"].map((reporter) => ({
      reporters: [reporter],
      commodities: ["7204"],
      from: "2023",
      to: "2023",
    }));
    upstream.on("*", cut);
    const paid = await together(comtradePort(upstream.url, { key: null }), asked, [contextWith(1), contextWith(5)]);
    expect(paid.answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(paid.spent).toEqual([1, 2]);
    const none = await together(comtradePort(upstream.url, { key: null }), asked, [contextWith(1), contextWith(1)]);
    const reasonOf = (actual: number) => ({
      reason: { code: "LIMIT_UPSTREAM_CALLS", extensions: { limit: 1, actual } },
    });
    expect(none.answers).toMatchObject([reasonOf(3), reasonOf(2)]);
  });

  test("one alone waits no longer than the window", async () => {
    const rig = comtradePort(upstream.url);
    await answerTo(rig, question({ from: "2001", to: "2001" }));
    const waited: number[] = [];
    for (let year = 2002; year < 2012; year += 1) {
      const [before, asked] = [
        performance.now(),
        new Promise<number>((seen) =>
          upstream.on("*", (call, response) => {
            seen(performance.now());
            return fakeComtrade(SMALL_WORLD, { key: KEY })(call, response);
          }),
        ),
      ];
      const answer = answerTo(rig, question({ from: `${year}`, to: `${year}` }));
      waited.push((await asked) - before);
      await answer;
    }
    // The rest is the way to the source; loose for a busy machine.
    expect(Math.min(...waited)).toBeLessThan(40);
  });
});
