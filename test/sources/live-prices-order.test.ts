import { afterEach, expect, test } from "vitest";
import type { ObservationsRequest } from "../../src/prices/index.js";
import { pricesOf, snapshotPort } from "../prices/support.js";
import type { LiveWorld } from "../support/live-prices.js";
import { liveWorld, PRICE_SOURCES } from "../support/live-prices.js";
import { status } from "../support/upstream.js";

let world: LiveWorld;
afterEach(() => world.close());
const service = async () => {
  world = await liveWorld();
  const ports = PRICE_SOURCES.map((source) => world.port(source));
  return pricesOf([...ports, snapshotPort]).service;
};
const steel: ObservationsRequest = { series: "WPU1017", from: "2023-09", to: "2024-02" };
const seen = async (prices: Awaited<ReturnType<typeof service>>, request: ObservationsRequest) =>
  (await prices.observations(request, world.context())).map(({ value }) => [
    value.value ?? value.missing?.reason,
    value.freshness,
    value.provenance[0]?.dataset.slice(0, 12),
  ]);

test("the source answers while it can; while it cannot, the snapshot answers the whole window where it has more of it: publishers and editions are not mixed", async () => {
  const prices = await service();
  const live = await seen(prices, steel);
  expect(live).toHaveLength(6);
  expect(
    live.every(
      ([value, freshness, dataset]) => typeof value === "number" && freshness === "LIVE" && dataset === "BLS Public D",
    ),
  ).toBe(true);
  world.tell("bls", status(503));
  // Other years: nothing of them is held.
  const recorded = await seen(prices, { ...steel, from: "2021-10", to: "2022-01" });
  expect(recorded.map(([, freshness, dataset]) => [freshness, dataset])).toEqual(
    Array.from({ length: 4 }, () => ["RECORDED", "Producer and"]),
  );
  const across = await seen(prices, { ...steel, from: "2022-11", to: "2024-02" });
  // The years held are more than the snapshot has of the window: they stay, and the year that failed is a gap.
  expect(across.map(([value]) => (typeof value === "number" ? "held" : value))).toEqual([
    ...Array.from({ length: 2 }, () => "UPSTREAM_UNAVAILABLE"),
    ...Array.from({ length: 14 }, () => "held"),
  ]);
  expect(new Set(across.slice(2).map(([, freshness]) => freshness))).toEqual(new Set(["CACHED"]));
});

test("a series that only a live source has fails with that source, by its code", async () => {
  const prices = await service();
  world.tell("imf-pcps", status(500));
  await expect(
    prices.observations({ series: "imf-pcps:PIORECR", from: "2020-01", to: "2020-12" }, world.context()),
  ).rejects.toMatchObject({
    code: "UPSTREAM_UNAVAILABLE",
    extensions: { source: "imf-pcps" },
  });
});

test("series of four sources at one level: one call each; a rate of another source converts a price", async () => {
  const prices = await service();
  const context = world.context();
  const requests: ObservationsRequest[] = [
    steel,
    { ...steel, series: "bls:WPU101" },
    { series: "imf-pcps:PIORECR", from: "2020-01", to: "2020-03", currency: "RUB", rate: "world-bank:DPANUSSPB:RUS" },
    { series: "imf-pcps:PCOALAU", from: "2020-01", to: "2020-03" },
    { series: "ecb:USD-per-EUR", from: "2020-01", to: "2020-03" },
  ];
  const answers = await Promise.all(requests.map((request) => prices.observations(request, context)));
  expect(context.usage.callsBySource.toSorted((a, b) => (a.source < b.source ? -1 : 1))).toEqual(
    ["bls", "ecb", "imf-pcps", "world-bank"].map((source) => ({ source, calls: 1 })),
  );
  expect(answers[2]!.map(({ value }) => value.unit.code)).toEqual(["RUB/t", "RUB/t", "RUB/t"]);
  expect(answers[2]![0]!.value.freshness).toBe("LIVE");
});
