import { afterEach, expect, test } from "vitest";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp } from "../support/live-app.js";
import { publishedOperations } from "../support/operations.js";

let live: LiveApp;
afterEach(() => live.close());

const TRADE = `query ($reporter: CountryCode!, $from: Period!, $to: Period!) {
  trade(reporters: [$reporter], commodities: ["72"], flow: IMPORT, from: $from, to: $to) { coverage { answeredCells } }
}`;
const PRICE = `query ($id: ID!) { priceSeries(id: $id) { observations(from: "2020-01", to: "2020-02") { value { value } } } }`;
const callsOf = (answers: readonly Awaited<ReturnType<LiveApp["ask"]>>[]) =>
  answers.map(({ json }) => json.extensions!.plan!.upstreamCalls).sort();

test("five operations at the same time, of five reporters: 1 call, charged to one; asked again: none", async () => {
  live = await openLiveApp({ ENTREPOT_CACHE: "memory" });
  const ask = () =>
    Promise.all(
      ["PAK", "IND", "CHN", "RUS", "TUR"].map((reporter) => live.ask(TRADE, { reporter, from: "2013", to: "2024" })),
    );
  // The document is known: what is measured is the calls and not the parser.
  await live.ask(TRADE, { reporter: "JPN", from: "2000", to: "2000" });
  const answers = await ask();
  expect(answers.flatMap(({ json }) => json.errors ?? [])).toEqual([]);
  expect(live.comtrade.seen).toHaveLength(2);
  expect(callsOf(answers)).toEqual([0, 0, 0, 0, 1]);
  expect(callsOf(await ask())).toEqual([0, 0, 0, 0, 0]);
  expect(live.comtrade.seen).toHaveLength(2);
});

test("series of one source in three operations: 1 call", async () => {
  live = await openLiveApp({ ENTREPOT_CACHE: "memory" });
  await live.ask(PRICE, { id: "wb-pink-sheet:STL_JP_HROLL" });
  const answers = await Promise.all(["bls:WPU1017", "bls:WPU101", "bls:WPU1017"].map((id) => live.ask(PRICE, { id })));
  expect([live.bls.seen.length, callsOf(answers)]).toEqual([1, [0, 0, 1]]);
});

test("the budget is of all sources of a moment: nobody is called where the sum is too much, and nobody else answers instead", async () => {
  live = await openLiveApp({ ENTREPOT_CACHE: "memory", ENTREPOT_MAX_UPSTREAM_CALLS: "1" });
  const query = `{
    trade(reporters: ["PAK"], commodities: ["72"], flow: IMPORT, from: "2020", to: "2020") { coverage { answeredCells } }
    priceSeries(id: "bls:WPU1017") { observations(from: "2020-01", to: "2020-02") { value { value } } }
    commodity(code: "72") { level }
  }`;
  const { json } = await live.ask(query);
  const refused = { code: "LIMIT_UPSTREAM_CALLS", limit: 1, actual: 2 };
  expect(json.errors?.map(({ path, extensions }) => [path?.join("."), extensions])).toMatchObject([
    [expect.stringMatching(/trade|priceSeries/), refused],
    [expect.stringMatching(/trade|priceSeries/), refused],
  ]);
  expect([live.seen(), json.data]).toMatchObject([0, { trade: null, commodity: { level: 2 } }]);
});

test("the dossier of a mill with one call to spend is refused where it needs a second", async () => {
  live = await openLiveApp({ ENTREPOT_CACHE: "memory", ENTREPOT_MAX_UPSTREAM_CALLS: "1" });
  const dossier = publishedOperations().find(({ name }) => name === "steel-mill-dossier")!;
  const { json } = await live.ask(dossier.text, dossier.variables[0]);
  const codes = new Set(json.errors?.map(({ extensions }) => extensions.code));
  expect(codes).toEqual(new Set(["LIMIT_UPSTREAM_CALLS"]));
  expect(live.seen()).toBeLessThanOrEqual(1);
});
