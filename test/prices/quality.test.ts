import { describe, expect, test } from "vitest";
import { createPrices } from "../../src/prices/index.js";
import { priceQuality } from "../../src/prices/quality.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { SnapshotPrices } from "../../src/sources/snapshot/prices.js";
import { SnapshotStore } from "../../src/sources/snapshot/table.js";
import { reference } from "../support/reference.js";
import { contextOf } from "./support.js";

const ports = [new SnapshotPrices(SnapshotStore.open("fixtures/snapshot"))];
const { service } = createPrices({ ports, reference, sources: createCatalogue() });
const qualityOf = async (id: string, from: string, to: string, frequency: "ANNUAL" | null = null) =>
  priceQuality(service, await service.series(id), { from, to, frequency }, contextOf());

describe("the quality of a price series", () => {
  test("the US index of iron and steel, 2025: nine months of twelve, the last four provisional", async () => {
    const card = await qualityOf("bls:WPU101", "2025-01", "2025-12");
    expect(card).toMatchObject({
      periods: 12,
      coverage: { value: 9 / 12, status: ["DERIVED"] },
      provisionalShare: { value: 4 / 9 },
      estimatedShare: { value: 0 },
      breaks: [],
      partialPeriods: [],
      missing: [{ reason: "NOT_COVERED", detail: "the snapshot of this series ends 2025-09", periods: 3 }],
      lastPeriod: "2025-09",
      lastRelease: "2025-12",
      vintages: ["2025-12", "2023-12"],
    });
    expect(card.coverage.derivation).toMatchObject({
      formula: "periods with a figure ÷ periods asked",
      inputs: ["PriceSeries:bls:WPU101"],
      parameters: [
        { name: "part", value: "9" },
        { name: "whole", value: "12" },
      ],
    });
    expect(card.coverage.provenance.map(({ source }) => source.id)).toEqual(["bls"]);
  });

  test("by year a year of nine months is partial", async () => {
    const card = await qualityOf("bls:WPU101", "2024", "2025", "ANNUAL");
    expect(card).toMatchObject({ periods: 2, coverage: { value: 1 }, partialPeriods: ["2025"], missing: [] });
  });

  test("estimates and breaks of the window alone", async () => {
    const series = await service.series("wb-pink-sheet:COAL_AUS");
    const whole = await qualityOf(series.key, series.start!, series.end!);
    expect(whole.breaks).toEqual(series.breaks);
    for (const { on } of series.breaks) {
      const year = Number(on.slice(0, 4));
      expect((await qualityOf(series.key, `${year + 1}-01`, `${year + 1}-12`)).breaks).toEqual([]);
    }
    const [from, to] = ["2020-01", "2020-12"];
    const all = await service.observations({ series: series.key, from, to }, contextOf());
    const estimated = all.filter(({ value }) => value.status.includes("ESTIMATED")).length;
    expect((await qualityOf(series.key, from, to)).estimatedShare.value).toBe(estimated / 12);
  });

  test("days since the release, a month counted from its end", async () => {
    const context = contextOf();
    const days = (day: string) => Math.floor((context.clock.now().getTime() - Date.parse(day)) / 86_400_000);
    expect((await qualityOf("bls:WPU101", "2025-01", "2025-09")).daysSinceRelease).toBe(
      Math.max(0, days("2025-12-31")),
    );
    expect((await qualityOf("wb-pink-sheet:IRON_ORE", "2025-01", "2025-09")).daysSinceRelease).toBe(
      Math.max(0, days("2026-03-03")),
    );
  });

  test("one vintage alone is listed; a series without figures has no shares", async () => {
    expect((await qualityOf("bls:WPU1017", "2023-01", "2023-11")).vintages).toEqual(["2023-12"]);
    const none = await qualityOf("bls:WPU101703", "2021-01", "2021-03");
    expect(none).toMatchObject({
      coverage: { value: 0 },
      provisionalShare: { value: null, missing: { reason: "NOT_COVERED" } },
      missing: [{ periods: 3 }],
      lastPeriod: null,
    });
  });
});
