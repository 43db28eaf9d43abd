import { afterEach, describe, expect, test } from "vitest";
import { fakeComtrade, SMALL_WORLD } from "../support/comtrade.js";
import type { LiveApp } from "../support/live-app.js";
import { LIVE_KEY, openLiveApp } from "../support/live-app.js";
import type { Reply } from "../support/upstream.js";
import { status, throttle } from "../support/upstream.js";

let live: LiveApp;
afterEach(() => live.close());

const TRADE = `query ($reporters: [CountryCode!]!, $from: Period!, $to: Period!) {
  flows: trade(reporters: $reporters, commodities: ["72"], flow: IMPORT, from: $from, to: $to) {
    aggregate(by: [REPORTER, PERIOD]) { reporter { code } period value { value missing { reason detail } } }
    coverage { answeredCells missing { reason } }
    caveats { id text }
  }
}`;
const PRICE = `query ($from: Period!, $to: Period!) {
  priceSeries(id: "bls:WPU1017") { observations(from: $from, to: $to) { period value { value freshness missing { reason detail } } } }
}`;

interface Flows {
  readonly flows: {
    readonly aggregate: readonly {
      readonly reporter: { readonly code: string };
      readonly period: string;
      readonly value: {
        readonly value: number | null;
        readonly missing: { readonly reason: string; readonly detail: string } | null;
      };
    }[];
    readonly caveats: readonly { readonly id: string; readonly text: string }[];
  } | null;
}
const cells = (data: unknown) =>
  (data as Flows).flows!.aggregate.map(({ reporter, period, value }) => [
    reporter.code,
    period,
    value.missing?.reason ?? "held",
  ]);
interface Prices {
  readonly priceSeries: {
    readonly observations: readonly {
      readonly value: {
        readonly value: number | null;
        readonly freshness: string | null;
        readonly missing: { readonly reason: string; readonly detail: string } | null;
      };
    }[];
  };
}
const prices = (data: unknown) => (data as Prices).priceSeries.observations.map(({ value }) => value);

const world = fakeComtrade(SMALL_WORLD, { key: LIVE_KEY });
const down: Reply = status(503);

describe.each(["jit", "graphql-js"])("a source that fails for a part, executed by %s", (executor) => {
  const open = (mode: string, more: Record<string, string> = {}) =>
    openLiveApp({ ENTREPOT_MODE: mode, ENTREPOT_EXECUTOR: executor, ENTREPOT_CACHE: "memory", ...more });

  test("live: the years held stay; the one that failed is a gap, and the error stands at the field, once", async () => {
    live = await open("live");
    const held = await live.ask(TRADE, { reporters: ["PAK"], from: "2015", to: "2019" });
    expect(held.json.errors).toBeUndefined();
    live.comtrade.on("*", down);
    const first = await live.ask(TRADE, { reporters: ["PAK"], from: "2015", to: "2020" });
    // Compiled from the second time on.
    const again = await live.ask(TRADE, { reporters: ["PAK"], from: "2015", to: "2020" });
    for (const { json } of [first, again]) {
      expect(cells(json.data)).toEqual(
        ["2015", "2016", "2017", "2018", "2019"]
          .map((year) => ["PAK", year, "held"])
          .concat([["PAK", "2020", "UPSTREAM_UNAVAILABLE"]]),
      );
      expect(json.errors).toMatchObject([
        { path: ["flows"], extensions: { code: "UPSTREAM_UNAVAILABLE", source: "comtrade", retryable: true } },
      ]);
      const gap = (json.data as Flows).flows!.aggregate.at(-1)!.value.missing!;
      expect(gap.detail).toContain("UPSTREAM_UNAVAILABLE");
    }
  });

  test("live: one reporter fails, the other is there; all fail: the error of the field", async () => {
    live = await open("live");
    await live.ask(TRADE, { reporters: ["IND"], from: "2020", to: "2020" });
    live.comtrade.on("*", throttle.inWords("Out of call volume quota. Quota will be replenished in 03:14:17.", 403));
    const { json } = await live.ask(TRADE, { reporters: ["IND", "CHN"], from: "2020", to: "2020" });
    expect(cells(json.data)).toEqual([
      ["IND", "2020", "held"],
      ["CHN", "2020", "QUOTA_EXHAUSTED"],
    ]);
    expect(json.errors).toMatchObject([{ path: ["flows"], extensions: { code: "UPSTREAM_QUOTA_EXHAUSTED" } }]);
    const none = await live.ask(TRADE, { reporters: ["CHN", "JPN"], from: "2020", to: "2020" });
    expect(none.json.data).toEqual({ flows: null });
    expect(none.json.errors).toMatchObject([{ path: ["flows"], extensions: { code: "UPSTREAM_QUOTA_EXHAUSTED" } }]);
  });

  test("auto: what is held stays where the snapshot has less, or only fiscal years", async () => {
    live = await open("auto");
    await live.ask(TRADE, { reporters: ["PAK"], from: "2015", to: "2019" });
    await live.ask(TRADE, { reporters: ["IND"], from: "2012", to: "2014" });
    live.comtrade.on("*", down);
    const pakistan = await live.ask(TRADE, { reporters: ["PAK"], from: "2015", to: "2020" });
    expect(cells(pakistan.json.data).map(([, , state]) => state)).toEqual([
      ...Array.from({ length: 5 }, () => "held"),
      "UPSTREAM_UNAVAILABLE",
    ]);
    expect(pakistan.json.errors).toMatchObject([{ path: ["flows"], extensions: { code: "UPSTREAM_UNAVAILABLE" } }]);
    const india = await live.ask(TRADE, { reporters: ["IND"], from: "2012", to: "2015" });
    expect(cells(india.json.data)).toEqual([
      ["IND", "2012", "held"],
      ["IND", "2013", "held"],
      ["IND", "2014", "held"],
      ["IND", "2015", "UPSTREAM_UNAVAILABLE"],
    ]);
  });

  test("auto: another publisher answers instead, and says whom it stands for", async () => {
    live = await open("auto");
    live.comtrade.on("*", down);
    const { json } = await live.ask(TRADE, { reporters: ["IND"], from: "2013", to: "2014" });
    const { caveats } = (json.data as Flows).flows!;
    expect(caveats.find(({ id }) => id === "source.failed")!.text).toMatch(
      /comtrade failed \(UPSTREAM_UNAVAILABLE: .*India/s,
    );
  });

  test("prices: years held stay, a year that failed is a gap; the snapshot's end says which source failed", async () => {
    live = await open("live");
    await live.ask(PRICE, { from: "2019-01", to: "2019-12" });
    live.bls.on("*", down);
    const held = await live.ask(PRICE, { from: "2019-11", to: "2020-02" });
    expect(prices(held.json.data).map(({ missing }) => missing?.reason ?? "held")).toEqual([
      "held",
      "held",
      "UPSTREAM_UNAVAILABLE",
      "UPSTREAM_UNAVAILABLE",
    ]);
    const error = {
      path: ["priceSeries", "observations"],
      extensions: { code: "UPSTREAM_UNAVAILABLE", source: "bls" },
    };
    expect(held.json.errors).toMatchObject([error]);
    await live.close();
    live = await open("auto");
    live.bls.on("*", down);
    const after = await live.ask(PRICE, { from: "2024-01", to: "2024-02" });
    expect(prices(after.json.data).map(({ missing }) => missing)).toMatchObject([
      { reason: "NOT_COVERED", detail: expect.stringMatching(/ends 2023-11.*bls failed \(UPSTREAM_UNAVAILABLE\)/) },
      { reason: "NOT_COVERED" },
    ]);
    expect(after.json.errors).toMatchObject([error]);
    // What the snapshot has whole needs no word.
    expect((await live.ask(PRICE, { from: "2020-01", to: "2020-02" })).json.errors).toBeUndefined();
  });
});

test("a source that comes back fills the gap", async () => {
  live = await openLiveApp({ ENTREPOT_MODE: "live", ENTREPOT_CACHE: "memory" });
  await live.ask(TRADE, { reporters: ["PAK"], from: "2019", to: "2019" });
  live.comtrade.on("*", down);
  await live.ask(TRADE, { reporters: ["PAK"], from: "2019", to: "2020" });
  live.comtrade.on("*", world);
  live.time.advance(60_000);
  const { json } = await live.ask(TRADE, { reporters: ["PAK"], from: "2019", to: "2020" });
  expect([json.errors, cells(json.data).map(([, , state]) => state)]).toEqual([undefined, ["held", "held"]]);
});
