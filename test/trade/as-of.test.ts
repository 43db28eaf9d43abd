import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TradePort } from "../../src/trade/index.js";
import { asked, newContext, snapshotTrade, tradeOver } from "../support/trade.js";

const { service } = tradeOver([snapshotTrade()]);
const scrap = (asOf: string | null) =>
  service.select(
    asked({ reporters: ["PAK"], commodities: ["720449"], partners: ["ZAF"], from: "2020", to: "2020", asOf }),
    newContext(),
  );

describe("trade as of a day", () => {
  test("a data set counts once the month of its publication is over", async () => {
    // BACI's edition of January 2023 holds what South Africa delivered in 2020.
    const value = async (asOf: string | null) => (await scrap(asOf)).total.value;
    const now = (await value(null)).value;
    expect(now).toBeGreaterThan(0);
    expect((await value("2023-01-31")).value).toBe(now);
    expect(await value("2023-01-30")).toMatchObject({ value: null, missing: { reason: "NOT_COVERED" } });
    expect((await value("2023-01-30")).missing!.detail).toContain("no earlier vintage held");
  });

  test("a later day never shows less", async () => {
    const first = Date.UTC(2019, 0, 1);
    const day = fc
      .integer({ min: 0, max: 2800 })
      .map((days) => new Date(first + days * 86_400_000).toISOString().slice(0, 10));
    const answered = async (asOf: string) => {
      const { coverage } = await service.select(
        asked({ commodities: ["720449", "7204", "STEEL"], partners: ["ZAF", "W00"], from: "2018", to: "2022", asOf }),
        newContext(),
      );
      return coverage.answeredCells;
    };
    await fc.assert(
      fc.asyncProperty(day, day, async (one, other) => {
        const [earlier, later] = [one, other].sort();
        expect(await answered(later!)).toBeGreaterThanOrEqual(await answered(earlier!));
      }),
      { numRuns: 40 },
    );
    expect(await answered("2020-01-01")).toBe(0);
    expect(await answered("2024-01-01")).toBeGreaterThan(0);
  });

  test("today and later are the same as no day", async () => {
    const { question } = await scrap("2999-01-01");
    expect(question.asOf).toBeNull();
  });

  test("a data set without a date is not known to have been out", async () => {
    const { total } = await service.select(
      asked({ reporters: ["PAK"], commodities: ["STEEL"], from: "2019", to: "2019", asOf: "2025-01-01" }),
      newContext(),
    );
    expect(total.netWeight).toMatchObject({ value: null, missing: { reason: "NOT_COVERED" } });
  });

  test("a source that has today's figures alone is not asked about the past", async () => {
    const seen: unknown[] = [];
    const live: TradePort = {
      sourceId: "comtrade",
      answer: (questions) => {
        seen.push(...questions);
        return Promise.resolve(questions.map(({ reporters }) => reporters.map(() => null)));
      },
    };
    const both = tradeOver([live, snapshotTrade()]).service;
    const ask = (asOf: string | null) =>
      both.select(
        asked({ reporters: ["PAK"], commodities: ["720449"], partners: ["ZAF"], from: "2020", to: "2020", asOf }),
        newContext(),
      );
    expect((await ask("2024-01-01")).total.value.value).toBeGreaterThan(0);
    // The port sees no reporter to answer for.
    expect(seen).toEqual([]);
    await ask(null);
    expect(seen).toHaveLength(1);
  });

  test("a month is no day", async () => {
    await expect(scrap("2023-01")).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });
});
