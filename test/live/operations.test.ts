import { afterEach, describe, expect, test } from "vitest";
import { fewestCalls } from "../../src/planner/index.js";
import { KEYED, want, years } from "../planner/support.js";
import { COUNTED_QUESTIONS, IMPORTERS, NESTED } from "../support/counted-questions.js";
import { SMALL_WORLD } from "../support/comtrade.js";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp } from "../support/live-app.js";
import { publishedOperations } from "../support/operations.js";

/** Calls on an empty store, with a key of UN Comtrade: operation, number of its set of variables, calls to UN Comtrade and to BLS. */
const CALLS: readonly (readonly [name: string, set: number, comtrade: number, bls: number])[] = [
  ["agreements-between", 0, 0, 0],
  ["agreements-between", 1, 0, 0],
  ["before-after-signature", 0, 5, 0],
  ["claim-check", 0, 0, 0],
  ["commodity-lookup", 0, 0, 0],
  ["commodity-lookup", 1, 0, 0],
  ["facility-history", 0, 0, 0],
  ["import-series", 0, 3, 0],
  ["import-series", 1, 1, 0],
  ["import-substitution", 0, 1, 0],
  ["import-substitution", 1, 1, 0],
  ["imports-by-supplier", 0, 1, 0],
  ["imports-by-supplier", 1, 1, 0],
  ["imports-by-supplier", 2, 1, 0],
  ["mirror-flows", 0, 1, 0],
  ["nested-suppliers", 0, 1, 0],
  ["price-benchmarks", 0, 0, 1],
  ["price-benchmarks", 1, 0, 1],
  ["search-everything", 0, 0, 0],
  ["search-everything", 1, 0, 0],
  ["sources-status", 0, 0, 0],
  ["steel-mill-dossier", 0, 1, 1],
  ["supplier-concentration", 0, 1, 0],
  ["trade-cube", 0, 1, 0],
  ["trade-cube", 1, 1, 0],
  ["unit-value-versus-benchmark", 0, 1, 1],
];

const operations = new Map(publishedOperations().map((operation) => [operation.name, operation]));
const contract = [...operations.values()].filter(({ name }) => !name.startsWith("questions/"));

let live: LiveApp;
afterEach(() => live.close());

test("every contract operation is counted", async () => {
  live = await openLiveApp();
  const sets = contract.flatMap(({ name, variables }) => variables.map((_, set) => `${name} ${set}`));
  expect(CALLS.map(([name, set]) => `${name} ${set}`).sort()).toEqual(sets.sort());
});

/** Without what only says when it was asked. */
const lasting = (data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data, (key, value: unknown) => (key === "freshness" || key === "retrievedAt" ? null : value)),
  );

describe("contract operations on live sources", () => {
  test.each(CALLS)("%s %i: %i and %i calls, as planned; asked again none", async (name, set, comtrade, bls) => {
    live = await openLiveApp({ ENTREPOT_CACHE: "memory" });
    const { text, variables } = operations.get(name)!;
    const planned = await live.ask(text, variables[set], { "x-entrepot-plan": "only" });
    expect({ data: planned.json.data, errors: planned.json.errors }).toEqual({ data: null, errors: undefined });
    expect(live.seen()).toBe(0);

    const cold = await live.ask(text, variables[set]);
    expect(cold.json.errors).toBeUndefined();
    expect([live.comtrade.seen.length, live.bls.seen.length, live.worldBank.seen.length]).toEqual([comtrade, bls, 0]);
    expect(cold.json.extensions!.plan!.upstreamCalls).toBe(comtrade + bls);
    expect(planned.json.extensions!.plan!.upstreamCalls).toBe(comtrade + bls);

    live.seen();
    const warm = await live.ask(text, variables[set]);
    expect(live.seen()).toBe(0);
    if (name !== "sources-status") expect(lasting(warm.json.data)).toEqual(lasting(cold.json.data));
  });
});

test("the questions that the planner is measured by", async () => {
  live = await openLiveApp();
  const counted: number[] = [];
  for (const [, query, variables, keepsStore] of COUNTED_QUESTIONS) {
    if (!keepsStore) {
      await live.close();
      live = await openLiveApp();
    }
    const { json } = await live.ask(query, variables);
    expect(json.errors).toBeUndefined();
    counted.push(live.seen());
  }
  expect(counted).toEqual(COUNTED_QUESTIONS.map(([, , , , calls]) => calls));
});

test.each(NESTED)(
  "suppliers of 50 importers, $commodities.length codes from $from: the fewest calls there can be",
  async ({ fill, ...asked }) => {
    live = await openLiveApp({ ENTREPOT_CACHE: "memory" }, { ...SMALL_WORLD, fill });
    const periods = years(Number(asked.from), Number(asked.to));
    const least = fewestCalls([want({ reporters: IMPORTERS, commodities: asked.commodities, periods })], KEYED);
    const { text } = operations.get("nested-suppliers")!;
    const variables = { importers: IMPORTERS, ...asked };
    const planned = await live.ask(text, variables, { "x-entrepot-plan": "only" });
    const { json } = await live.ask(text, variables);
    expect(json.errors).toBeUndefined();
    expect(IMPORTERS).toHaveLength(50);
    const spent = [planned, { json }].map((one) => one.json.extensions!.plan!.upstreamCalls);
    expect([live.comtrade.seen.length, ...spent]).toEqual([least, least, least]);
  },
);
