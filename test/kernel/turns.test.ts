import { expect, test } from "vitest";
import type { PlannedCall, RequestContext } from "../../src/kernel/index.js";
import { announceCalls, CallGate, inTurn } from "../../src/kernel/index.js";
import { newContext } from "../support/trade.js";

const calls = (sourceId: string, count: number, shared = false): PlannedCall[] =>
  Array.from({ length: count }, () => ({
    sourceId,
    method: "GET" as const,
    url: "https://example.test/",
    cells: 1,
    estimatedRows: null,
    shared,
  }));
const contextWith = (limit: number, mode: "RUN" | "PLAN" = "RUN"): RequestContext => ({
  ...newContext(),
  gate: new CallGate(limit, mode),
});
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

const port = (context: RequestContext, source: string, count: number, ms: number, made: string[]) =>
  inTurn(context, async (own) => {
    await wait(ms);
    if (!(await announceCalls(own, calls(source, count)))) return "planned";
    if (count > 0) made.push(source);
    return "made";
  });

test("nobody calls before all of the moment have announced, and the sum is refused whole", async () => {
  const context = contextWith(2);
  const made: string[] = [];
  const asked = [
    port(context, "comtrade", 2, 0, made),
    port(context, "bls", 1, 20, made),
    port(context, "ecb", 0, 0, made),
  ];
  const [comtrade, bls, ecb] = await Promise.allSettled(asked);
  const refused = { status: "rejected", reason: { code: "LIMIT_UPSTREAM_CALLS", extensions: { limit: 2, actual: 3 } } };
  expect([comtrade, bls]).toMatchObject([refused, refused]);
  expect(ecb).toMatchObject({ value: "made" });
  expect([made, context.gate.planned]).toEqual([[], []]);
});

test("within the budget all call; a later level is counted with what was spent, before its own first call", async () => {
  const context = contextWith(3);
  const made: string[] = [];
  await Promise.all([port(context, "comtrade", 2, 0, made), port(context, "bls", 1, 5, made)]);
  expect(made.sort()).toEqual(["bls", "comtrade"]);
  await expect(port(context, "ecb", 1, 0, made)).rejects.toMatchObject({ code: "LIMIT_UPSTREAM_CALLS" });
  expect(made).not.toContain("ecb");
});

test("one that ends without a word holds nobody up; what turns out later is counted alone", async () => {
  const context = contextWith(3);
  const silent = inTurn(context, () => wait(10));
  const failing = inTurn(context, async () => Promise.reject(new Error("down"))).catch(() => "failed");
  const later = inTurn(context, async (own) => {
    await announceCalls(own, calls("comtrade", 1));
    return announceCalls(own, calls("comtrade", 2));
  });
  expect(await later).toBe(true);
  expect(await failing).toBe("failed");
  await silent;
  expect(context.gate.counted).toBe(3);
});

test("shared calls are written down and count for nobody", () => {
  const gate = new CallGate(1);
  expect(gate.admit(calls("wto-rta", 5, true))).toBe(true);
  expect(gate.admit(calls("bls", 1))).toBe(true);
  expect([gate.planned.length, gate.counted]).toEqual([6, 1]);
});

test("a plan lets nobody through", async () => {
  const context = contextWith(1, "PLAN");
  const made: string[] = [];
  expect(await Promise.all([port(context, "comtrade", 2, 0, made), port(context, "bls", 1, 5, made)])).toEqual([
    "planned",
    "planned",
  ]);
  expect([made, context.gate.counted]).toEqual([[], 3]);
});
