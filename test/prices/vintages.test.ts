import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import { createPrices } from "../../src/prices/index.js";
import type { PricePort, SeriesRecord } from "../../src/prices/index.js";
import { priceRevisions } from "../../src/prices/revisions.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { readOlderVintage } from "../../src/sources/snapshot/build/ppi-vintage.js";
import { SnapshotPrices } from "../../src/sources/snapshot/prices.js";
import { SnapshotStore } from "../../src/sources/snapshot/table.js";
import { reference } from "../support/reference.js";
import { contextOf } from "./support.js";

const snapshot = new SnapshotPrices(SnapshotStore.open("fixtures/snapshot"));
const pricesOver = (ports: readonly PricePort[]) =>
  createPrices({ ports, reference, sources: createCatalogue() }).service;
const prices = pricesOver([snapshot]);
const IRON_ORE = "wb-pink-sheet:IRON_ORE";

const valuesOf = async (id: string, from: string, to: string, asOf?: string) =>
  (await prices.observations({ series: id, from, to, asOf: asOf ?? null }, contextOf())).map(({ value }) => value);

describe("as of a day", () => {
  test("the edition of then answers, with its own date and its own end", async () => {
    const then = await valuesOf(IRON_ORE, "2020-07", "2020-08", "2021-01-01");
    expect(then.map(({ value }) => value)).toEqual([108.52, null]);
    expect(then[0]!.provenance[0]).toMatchObject({ publishedAt: "2020-08-04" });
    expect(then[1]!.missing).toMatchObject({ reason: "NOT_COVERED" });
    const [now] = await valuesOf(IRON_ORE, "2020-08", "2020-08");
    expect(now!.value).toBe(121.07);
    expect(now!.provenance[0]).toMatchObject({ publishedAt: "2026-03-03" });
  });

  test("on the day of publication it is out, the day before it is not", async () => {
    expect((await valuesOf(IRON_ORE, "2020-01", "2020-01", "2020-08-04"))[0]!.value).toBe(95.76);
    const [before] = await valuesOf(IRON_ORE, "2020-01", "2020-01", "2020-08-03");
    expect(before).toMatchObject({
      value: null,
      missing: { reason: "NOT_COVERED", detail: "no earlier vintage held" },
    });
  });

  test("a later day never shows less", async () => {
    const day = fc.date({ min: new Date("2019-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
    const text = (date: Date) => date.toISOString().slice(0, 10);
    await fc.assert(
      fc.asyncProperty(day, day, async (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const counted = async (at: Date) =>
          (await valuesOf(IRON_ORE, "2019-06", "2021-06", text(at))).filter(({ value }) => value !== null).length;
        expect(await counted(late)).toBeGreaterThanOrEqual(await counted(early));
      }),
      { numRuns: 40 },
    );
  });

  test("a month is no day", async () => {
    await expect(valuesOf(IRON_ORE, "2020-01", "2020-01", "2020-08")).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  test("a source that has today's figures alone is not asked about the past", async () => {
    const [record] = (await snapshot.catalogue()).filter(({ id }) => id === IRON_ORE);
    const asked: unknown[] = [];
    const live: PricePort = {
      sourceId: "live",
      catalogue: () => Promise.resolve([{ ...record!, end: null, vintages: [] } satisfies SeriesRecord]),
      observations: (requests) => {
        asked.push(...requests);
        return Promise.resolve(requests.map(() => ({ observations: [], freshness: "LIVE" as const })));
      },
    };
    const service = pricesOver([live, snapshot]);
    const [then] = await service.observations(
      { series: IRON_ORE, from: "2020-01", to: "2020-01", asOf: "2020-12-31" },
      contextOf(),
    );
    expect(then!.value).toMatchObject({ value: 95.76, freshness: "RECORDED" });
    expect(asked).toEqual([]);
    expect((await service.series(IRON_ORE)).vintages).toEqual(["2026-03-03", "2020-08-04"]);
    await service.observations({ series: IRON_ORE, from: "2020-01", to: "2020-01", asOf: "2999-01-01" }, contextOf());
    expect(asked).toHaveLength(1);
  });
});

describe("revisions", () => {
  const revisionsOf = async (id: string, over: object = {}) => {
    const args = { from: "2000-01", to: "2020-06", all: false, ...over };
    return priceRevisions(prices, await prices.series(id), args, contextOf());
  };

  /** Published in January and February 2024; March's figure is revised from 110 to 121, April is new. */
  const revising = (): PricePort => {
    const published = {
      "2024-02-10": { "2023-02": 100, "2023-03": 121, "2023-04": 130 },
      "2024-01-10": { "2023-02": 100.00000000001, "2023-03": 110 },
    } as const;
    return {
      sourceId: "snapshot",
      keepsVintages: true,
      catalogue: async () => {
        const [record] = (await snapshot.catalogue()).filter(({ id }) => id === IRON_ORE);
        return [{ ...record!, vintages: Object.keys(published) }];
      },
      observations: async (requests) => {
        const [record] = (await snapshot.catalogue()).filter(({ id }) => id === IRON_ORE);
        return requests.map(({ from, to, asOf }) => {
          const held = Object.entries(published).find(([day]) => asOf == null || day <= asOf);
          if (!held) return null;
          return {
            freshness: "RECORDED" as const,
            record: { ...record!, publishedAt: held[0] },
            observations: Period.range(from, to, "MONTHLY").map((period) => {
              const value = (held[1] as Record<string, number>)[period.text] ?? null;
              return { period, value, missing: value === null ? ("NOT_COVERED" as const) : null, status: [] };
            }),
          };
        });
      },
    };
  };

  test("what was changed between two editions, with the size of each change; rounding is none", async () => {
    const service = pricesOver([revising()]);
    const series = await service.series(IRON_ORE);
    const ask = (all: boolean) => priceRevisions(service, series, { from: "2023-02", to: "2023-04", all }, contextOf());
    const found = await ask(false);
    expect(found).toMatchObject({ earlier: "2024-01-10", later: "2024-02-10", compared: 2, revised: 1, note: null });
    const [row] = found.rows;
    expect(row!.period).toBe("2023-03");
    expect([row!.earlier.value, row!.later.value, row!.change.value, row!.percent.value]).toEqual([110, 121, 11, 10]);
    expect([row!.earlier, row!.later].map(({ provenance }) => provenance[0]!.publishedAt)).toEqual([
      "2024-01-10",
      "2024-02-10",
    ]);
    expect(row!.change.derivation!.parameters.map(({ value }) => value)).toEqual(["2024-01-10", "2024-02-10"]);
    expect((await ask(true)).rows).toHaveLength(2);
  });

  test("two editions of the Pink Sheet agree on every month they share", async () => {
    expect(await revisionsOf("wb-pink-sheet:COAL_AUS")).toMatchObject({
      earlier: "2020-08-04",
      later: "2026-03-03",
      compared: 246,
      revised: 0,
      rows: [],
    });
    expect((await revisionsOf("wb-pink-sheet:COAL_AUS", { all: true })).rows).toHaveLength(246);
  });

  test("the US index of iron and steel: four months were revised, none older", async () => {
    const found = await revisionsOf("bls:WPU101", { from: "1945-01", to: "2025-09" });
    expect(found).toMatchObject({ earlier: "2023-12", later: "2025-12", compared: 947, revised: 4, note: null });
    const rows = found.rows.map(({ period, earlier, later, change, percent }) => [
      period,
      earlier.value,
      later.value,
      Number(change.value!.toFixed(3)),
      Number(percent.value!.toFixed(3)),
    ]);
    expect(rows).toEqual([
      ["2023-08", 331.332, 331.341, 0.009, 0.003],
      ["2023-09", 323.786, 323.71, -0.076, -0.023],
      ["2023-10", 316.305, 316.875, 0.57, 0.18],
      ["2023-11", 316.124, 314.569, -1.555, -0.492],
    ]);
    expect(found.rows.map(({ earlier }) => earlier.status.includes("PROVISIONAL"))).toEqual([true, true, true, true]);
    const [then] = await valuesOf("bls:WPU101", "2023-08", "2023-08", "2023-12-31");
    expect(then).toMatchObject({ value: 331.332, provenance: [{ publishedAt: "2023-12" }] });
    expect((await valuesOf("bls:WPU101", "2023-08", "2023-08", "2023-12-30"))[0]!.value).toBeNull();
    expect((await valuesOf("bls:WPU101", "2023-08", "2023-08"))[0]!.value).toBe(331.341);
  });

  test("the older edition is kept as it was copied", () => {
    const text = readFileSync("fixtures/vintages/bls-wpu101-2023-12.json", "utf8");
    expect(readOlderVintage(text).values.get("2023-11")).toBe(316.124);
    expect(() => readOlderVintage(text.replace("316.124", "316.125"))).toThrow("not the numbers of the copy");
  });

  test("one vintage alone: said, and nothing compared", async () => {
    expect(await revisionsOf("bls:WPU1017")).toMatchObject({ compared: 0, rows: [], note: "no earlier vintage held" });
    expect(await revisionsOf(IRON_ORE, { later: "2019-01-01" })).toMatchObject({
      note: "no vintage held that was published by then",
    });
    expect(await revisionsOf(IRON_ORE, { earlier: "2019-01-01" })).toMatchObject({ note: "no earlier vintage held" });
  });
});
