import { beforeAll, describe, expect, test } from "vitest";
import type { Agreement, AgreementsService } from "../../src/agreements/index.js";
import { createContext } from "../../src/graph/index.js";
import { ManualClock, Period } from "../../src/kernel/index.js";
import { TradeWindowService } from "../../src/links/trade-window.service.js";
import type { WindowArgs } from "../../src/links/trade-window.service.js";
import type { ReporterAnswer, TradePort, TradeQuestion, TradeRow } from "../../src/trade/index.js";
import { gapKey, TradeService, WORLD } from "../../src/trade/index.js";
import { curated, port, reference, serviceOf, sources } from "../agreements/support.js";

/** Millions of dollars a month by supplier; what is left of the World's is everybody else's. */
type Month = (period: Period) => Readonly<Record<string, number>> | null;

/** A publisher invented for these tests: what it says is set by `month`. */
const publisher = (frequency: "MONTHLY" | "ANNUAL", month: Month, sourceId = "comtrade"): TradePort => ({
  sourceId,
  answer: (questions) => Promise.resolve(questions.map((question) => [answerOf(question, frequency, month, sourceId)])),
});

const answerOf = (
  question: TradeQuestion,
  frequency: "MONTHLY" | "ANNUAL",
  month: Month,
  sourceId: string,
): ReporterAnswer | null => {
  if (question.frequency !== frequency) return null;
  const periods = Period.range(question.from, question.to, question.frequency);
  const gaps = new Map<string, { reason: "NOT_YET_PUBLISHED"; detail: string }>();
  const rows = periods.flatMap((period) =>
    question.commodities.flatMap((commodity): TradeRow[] => {
      const suppliers = month(period);
      if (!suppliers) {
        gaps.set(gapKey(commodity, period), { reason: "NOT_YET_PUBLISHED", detail: `${period.text} is not out.` });
        return [];
      }
      return Object.entries(suppliers)
        .filter(([partner]) => question.partners === "ALL" || question.partners.includes(partner))
        .map(([partner, millions]) => ({
          partner,
          commodity,
          period,
          valueUsd: millions * 1e6,
          valueMissing: null,
          netWeightT: null,
          weightMissing: "NOT_REPORTED",
          status: ["REPORTED"],
        }));
    }),
  );
  return {
    reporter: question.reporters[0]!,
    dataset: { sourceId, dataset: "invented", url: null, publishedAt: null, retrievedAt: null },
    valuation: "CIF",
    freshness: "LIVE",
    truncated: false,
    periods,
    rows,
    gaps,
    partnersHeld: null,
    caveats: [],
  };
};

let agreements: AgreementsService;
beforeAll(async () => {
  agreements = await serviceOf(port("curated", curated));
});

const story: WindowArgs = { importer: "PAK", partner: "RUS", commodities: ["72"], before: "P24M", after: "P12M" };
const clock = new ManualClock(Date.UTC(2026, 10, 23));
const windowOf = (
  ports: readonly TradePort[],
  args: Partial<WindowArgs> = {},
  key = "pak-rus-psm-2025",
  at = clock,
) => {
  const trade = new TradeService({ ports, reference, sources, clock: at, credential: null });
  const agreement: Agreement = agreements.one("agreement", key);
  return new TradeWindowService(trade, reference).window(
    agreement,
    { ...story, ...args },
    createContext({ deadlineMs: 5000, clock: at }),
  );
};

const SIGNED = Period.month(2025, 7);
const isAfter = (period: Period) => period.compare(SIGNED) > 0;
/** Russia doubles, China keeps its level, the World grows by what Russia gained. July 2025 is wild, to be seen if it leaks. */
const doubled: Month = (period) =>
  period.equals(SIGNED)
    ? { RUS: 900, CHN: 900, [WORLD]: 9000 }
    : isAfter(period)
      ? { RUS: 20, CHN: 60, [WORLD]: 110 }
      : { RUS: 10, CHN: 60, [WORLD]: 100 };

describe("a window over months that are all held", () => {
  test("levels, shares, change and control, by hand", async () => {
    const window = await windowOf([publisher("MONTHLY", doubled)]);
    expect(window.reasons).toEqual([]);
    expect(window.comparable).toBe(true);
    expect(window.frequency).toBe("MONTHLY");
    expect(window.before).toMatchObject({ from: "2023-07-01", to: "2025-07-01" });
    expect(window.before!.value.value).toBe(240e6);
    expect(window.after!.value.value).toBe(240e6);
    expect(window.before!.share.value).toBeCloseTo(0.1, 12);
    expect(window.after!.share.value).toBeCloseTo(20 / 110, 12);
    // 20 million a month after, 10 before; all others 90 a month in both.
    expect(window.change.value).toBeCloseTo(1, 12);
    expect(window.control.before.value).toBeCloseTo(24 * 90e6, 3);
    expect(window.control.after.value).toBeCloseTo(12 * 90e6, 3);
    expect(window.control.change.value).toBeCloseTo(0, 12);
    expect(window.change.derivation!.inputs).toHaveLength(36);
    expect(window.change.derivation!.inputs).not.toContain("TradeObservation:comtrade~IMPORT~PAK~RUS~72~2025-07");
    expect(window.change.freshness).toBe("LIVE");
    expect(window.caveats.map(({ id }) => id)).toContain("links.month-of-signature");
  });

  test("a supplier that sold nothing before has no relative change", async () => {
    const window = await windowOf([
      publisher("MONTHLY", (period) =>
        isAfter(period) ? { RUS: 5, CHN: 40, [WORLD]: 50 } : { RUS: 0, CHN: 40, [WORLD]: 50 },
      ),
    ]);
    expect(window.before!.value.value).toBe(0);
    expect(window.change.missing!.reason).toBe("NOT_COMPARABLE");
  });

  test.each([
    ["windows that are not whole years", { before: "P18M" }, /18 months/],
    ["a code finer than a chapter over a new edition", { commodities: ["7208"], before: "P48M" }, /HS 2022/],
    ["a partner that is no party", { partner: "CHN" }, /CHN takes no part/],
  ])("weakened by %s, the change still stands", async (_name, args, reason) => {
    const window = await windowOf([publisher("MONTHLY", doubled)], args);
    expect(window.comparable).toBe(false);
    expect(window.reasons).toHaveLength(1);
    expect(window.reasons[0]).toMatch(reason);
    expect(window.change.value).not.toBeNull();
  });
});

describe("a window with holes", () => {
  test("months that are missing take the change away and leave the levels", async () => {
    const window = await windowOf([
      publisher("MONTHLY", (period) => (period.text === "2024-05" || period.text > "2026-05" ? null : doubled(period))),
    ]);
    expect(window.comparable).toBe(false);
    expect(window.reasons).toEqual([
      "Only 23 of 24 months before the signature have a figure.",
      "Only 10 of 12 months after the signature have a figure.",
      "Only 11 of 12 months of the same season have a figure.",
    ]);
    expect(window.before!.value.value).toBe(230e6);
    expect(window.before!.value.status).toContain("PARTIAL");
    expect(window.change.missing!.reason).toBe("NOT_COMPARABLE");
    expect(window.control.change.missing!.reason).toBe("NOT_COMPARABLE");
  });

  test("a window that is not over", async () => {
    const window = await windowOf(
      [publisher("MONTHLY", doubled)],
      {},
      "pak-rus-psm-2025",
      new ManualClock(Date.UTC(2026, 2, 1)),
    );
    expect(window.reasons).toEqual(["The window after ends on 2026-08-01, which is not over."]);
    expect(window.change.missing!.reason).toBe("NOT_COMPARABLE");
  });

  test("years alone: whole years around the year of signature, said so", async () => {
    const window = await windowOf(
      [
        publisher("ANNUAL", (period) =>
          period.year === 2025
            ? { RUS: 999, [WORLD]: 999 }
            : period.year > 2025
              ? { RUS: 12, [WORLD]: 50 }
              : { RUS: 6, [WORLD]: 60 },
        ),
      ],
      {},
      "pak-rus-psm-2025",
      new ManualClock(Date.UTC(2027, 5, 1)),
    );
    expect(window.frequency).toBe("ANNUAL");
    expect(window.before).toMatchObject({ from: "2023-01-01", to: "2025-01-01" });
    expect(window.after).toMatchObject({ from: "2026-01-01", to: "2027-01-01" });
    expect([window.before!.value.value, window.after!.value.value]).toEqual([12e6, 12e6]);
    expect(window.change.value).toBeCloseTo(1, 12);
    expect(window.comparable).toBe(false);
    expect(window.reasons).toHaveLength(3);
    expect(window.reasons[0]).toMatch(/^Only annual figures/);
    expect(window.reasons[1]).toMatch(/before is too short: 2 of at least 3/);
  });

  test("a total of another publisher is no whole of this one's part", async () => {
    const partners = publisher("MONTHLY", doubled, "comtrade");
    const onlyPartners: TradePort = {
      sourceId: "comtrade",
      answer: async (questions, context) =>
        (await partners.answer(questions, context)).map((list, place) =>
          questions[place]!.partners === "ALL" ? [null] : list,
        ),
    };
    const window = await windowOf([onlyPartners, publisher("MONTHLY", doubled, "baci")]);
    expect(window.before!.value.value).toBe(240e6);
    expect(window.before!.share.missing).toMatchObject({ reason: "NOT_COMPARABLE" });
    expect(window.before!.share.missing!.detail).toMatch(/baci.*comtrade/);
    expect(window.control.change.value).toBeNull();
    expect(window.comparable).toBe(false);
    expect(window.reasons[0]).toMatch(/^No total of all suppliers/);
  });
});
