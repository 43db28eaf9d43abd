import { afterEach, beforeEach, expect, test } from "vitest";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp } from "../support/live-app.js";
import { publishedOperations } from "../support/operations.js";

const BETWEEN = `{ list: agreements(parties: ["PAK", "RUS"]) { totalCount coverage { available errorCode } } country(code: "PAK") { agreements { totalCount } } }`;
const ONE = `{ agreement(id: "wto-rta-1") { id } }`;

/** All registers answer 503, and in this mode nothing is embedded. */
let live: LiveApp;
beforeEach(async () => {
  live = await openLiveApp({ ENTREPOT_MODE: "live", ENTREPOT_CACHE: "memory" });
});
afterEach(() => live.close());

test("an empty list says which registers could not be read, at each field that asked", async () => {
  const { json } = await live.ask(BETWEEN);
  const { list } = json.data as { list: { totalCount: number; coverage: { available: boolean; errorCode: string }[] } };
  expect(list.totalCount).toBe(0);
  expect(list.coverage.length).toBeGreaterThan(2);
  expect(list.coverage.every(({ available, errorCode }) => !available && errorCode.startsWith("UPSTREAM_"))).toBe(true);
  const told = json.errors!.map(({ path, extensions }) => `${path!.join(".")} ${extensions["source"] as string}`);
  expect(told).toEqual(expect.arrayContaining(["list wto-rta", "country.agreements wto-rta", "list unctad-iia"]));
  expect(json.errors!.every(({ extensions }) => extensions.code.startsWith("UPSTREAM_"))).toBe(true);
});

test("a record that is not found is not unknown while registers are missing", async () => {
  const { json } = await live.ask(ONE);
  expect(json.data).toEqual({ agreement: null });
  expect(json.errors![0]).toMatchObject({
    path: ["agreement"],
    extensions: { code: "UPSTREAM_UNAVAILABLE", retryable: true },
  });
  expect(json.errors!.map(({ extensions }) => extensions.code)).not.toContain("CODE_UNKNOWN");
});

test("a plan marks the calls that all operations share: they count against no budget, and nothing is unknown", async () => {
  const plan = (await live.ask(ONE, {}, { "x-entrepot-plan": "only" })).json;
  expect([plan.data, plan.errors]).toEqual([null, undefined]);
  const between = publishedOperations().find(({ name }) => name === "agreements-between")!;
  const { json } = await live.ask(between.text, between.variables[0], { "x-entrepot-plan": "only" });
  const told = json.extensions!.plan as unknown as Record<string, unknown> & { calls: { shared: boolean }[] };
  expect(told).toMatchObject({ upstreamCalls: 0, allowed: true, sharedCalls: told.calls.length });
  expect(told.calls.length).toBeGreaterThan(2);
  expect(told.calls.every(({ shared }) => shared)).toBe(true);
  const sources = `{ agreements(sources: ["wto-rta"]) { totalCount } }`;
  expect((await live.ask(sources, {}, { "x-entrepot-plan": "only" })).json.errors).toBeUndefined();
});
