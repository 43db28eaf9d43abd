import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import type { ReporterAnswer } from "../../src/trade/trade.port.js";
import { answerTo, comtradePort, contextWith, KEY, question } from "../support/comtrade-port.js";
import { comtradeRow, envelope, fakeComtrade, SMALL_WORLD } from "../support/comtrade.js";
import type { WorldRow } from "../support/comtrade.js";
import { asked as tradeAsked, tradeOver } from "../support/trade.js";
import { FakeUpstream, json } from "../support/upstream.js";

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = await FakeUpstream.start();
});
afterEach(() => upstream.close());

const row = (over: Partial<WorldRow>): object =>
  comtradeRow({
    reporter: 586,
    partner: 0,
    commodity: "7204",
    flow: "M",
    period: "2023",
    valueUsd: 900_000,
    netWeightKg: 2_000_000,
    edition: "H6",
    ...over,
  });

const asked = (over: Parameters<typeof question>[0] = {}) =>
  question({ commodities: ["7204"], from: "2023", to: "2023", ...over });
const told = (rows: readonly object[], over?: Parameters<typeof question>[0]): Promise<ReporterAnswer | null> => {
  upstream.on("*", json(envelope(rows)));
  return answerTo(comtradePort(upstream.url), asked(over));
};
const ids = (answer: ReporterAnswer | null) => answer!.caveats.map(({ id }) => id);

describe("answers over the files in fixtures/upstream", () => {
  const file = (name: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../fixtures/upstream/comtrade/${name}.json`), "utf8")) as {
      data: { cmdCode: string }[];
    };

  test("headings of two years: tonnes, CIF, editions, and who did not trade", async () => {
    upstream.on("*", json(file("get-pak-headings-2021-2022")));
    const answer = await answerTo(
      comtradePort(upstream.url),
      asked({ commodities: ["7204", "7208"], from: "2021", to: "2022" }),
    );
    expect(answer).toMatchObject({
      reporter: "PAK",
      valuation: "CIF",
      freshness: "LIVE",
      truncated: false,
      partnersHeld: null,
      dataset: {
        sourceId: "comtrade",
        dataset: "UN Comtrade, goods, HS as reported, annual",
        retrievedAt: "2026-11-23T12:00:00.000Z",
      },
    });
    expect(answer!.gaps.size).toBe(0);
    expect(
      answer!.rows.map((one) => [one.partner, one.commodity, one.period.text, one.valueUsd, one.netWeightT]),
    ).toEqual([
      ["W00", "7204", "2021", 612_400_000, 1_401_250],
      ["ARE", "7204", "2021", 401_150_000, 915_000],
      ["GBR", "7204", "2021", 211_250_000, 486_250],
      ["W00", "7204", "2022", 488_900_000, 1_012_000],
      ["ARE", "7204", "2022", 488_900_000, 1_012_000],
      ["W00", "7208", "2021", 268_300_000, 331_900.5],
      ["RUS", "7208", "2021", 268_300_000, 331_900.5],
      ["W00", "7208", "2022", 0, 0],
    ]);
    expect(answer!.caveats).toEqual([
      {
        id: "trade.several-editions",
        text: "The figures are in several editions of the Harmonized System: H5 (2021), H6 (2022). The codes of chapters 72 and 73 are the same in these.",
      },
    ]);
    // The flag of the source is of the weight: no value is estimated.
    expect(answer!.rows[1]).toMatchObject({ status: ["REPORTED"], weightStatus: ["REPORTED", "ESTIMATED"] });
    expect(answer!.rows[3]!.weightStatus).toBeUndefined();
  });

  test("chapters have no weight, and that is said", async () => {
    upstream.on("*", json(file("get-pak-chapters-2023")));
    const answer = await answerTo(comtradePort(upstream.url), asked({ commodities: ["72", "73"] }));
    expect(
      answer!.rows.map((one) => [one.partner, one.commodity, one.valueUsd, one.netWeightT, one.weightMissing]),
    ).toEqual([
      ["W00", "72", 1_934_000_000, null, "NOT_REPORTED"],
      ["CHN", "72", 1_934_000_000, null, "NOT_REPORTED"],
      ["W00", "73", 402_500_000, null, "NOT_REPORTED"],
      ["CHN", "73", 402_500_000, null, "NOT_REPORTED"],
    ]);
    expect(ids(answer)).toEqual(["comtrade.no-chapter-weights"]);
  });

  test("nothing at all is a gap, and null where somebody else may know", async () => {
    upstream.on("*", json(file("get-empty")));
    const answer = await answerTo(comtradePort(upstream.url), asked({ reporters: ["RUS"] }));
    expect([...answer!.gaps]).toEqual([
      [
        "7204|2023",
        {
          reason: "NOT_REPORTED",
          detail:
            "UN Comtrade holds no rows of this reporter and year (RUS, 2023) of these codes. Whether it has published the year is not known: the list of availability could not be asked.",
        },
      ],
    ]);
    expect(await answerTo(comtradePort(upstream.url, { hasFallback: true }), asked({ reporters: ["RUS"] }))).toBeNull();
  });

  test("exports are FOB", async () => {
    upstream.on("*", json(file("get-chn-exports-2023")));
    const answer = await answerTo(
      comtradePort(upstream.url),
      asked({ reporters: ["CHN"], flow: "EXPORT", partners: ["PAK"], commodities: ["7208"] }),
    );
    expect(answer!.valuation).toBe("FOB");
    expect(answer!.rows.map(({ partner, valueUsd }) => [partner, valueUsd])).toEqual([["PAK", 187_640_000]]);
  });
});

describe("what an absent row means", () => {
  test("of a year with rows of the same detail: nothing was traded; of one without any: not reported", async () => {
    const answer = await told([row({ period: "2022" }), row({ period: "2022", partner: 643 })], {
      commodities: ["7204", "7208"],
      from: "2022",
    });
    expect([...answer!.gaps.keys()]).toEqual(["7204|2023", "7208|2023"]);
    expect(
      answer!.rows.map(({ partner, commodity, period, valueUsd }) => [partner, commodity, period.text, valueUsd]),
    ).toEqual([
      ["W00", "7204", "2022", 900_000],
      ["RUS", "7204", "2022", 900_000],
      ["W00", "7208", "2022", 0],
    ]);
  });
  test("chapters alone say nothing of headings", async () => {
    const answer = await told([row({ commodity: "72" })], { commodities: ["72", "7204"] });
    expect([...answer!.gaps]).toEqual([
      [
        "7204|2023",
        {
          reason: "NOT_REPORTED",
          detail: "UN Comtrade holds no rows of this reporter and year (PAK, 2023) in the detail of 7204.",
        },
      ],
    ]);
  });
  test("a partner that Comtrade does not know is not covered; the known ones are told", async () => {
    const answer = await told([row({}), row({ partner: 643 })], { partners: ["RUS", "SUN"] });
    expect(answer!.partnersHeld).toEqual(["RUS", "W00"]);
    expect(answer!.rows.map(({ partner }) => partner)).toEqual(["RUS"]);
  });
  test("years before 1988 and the one that runs are gaps beside figures", async () => {
    const early = await told([row({ period: "1988", edition: "H0" })], { from: "1987", to: "1988" });
    expect(early!.gaps.get("7204|1987")).toMatchObject({ reason: "NOT_COVERED" });
    const late = await told([row({ period: "2025" })], { from: "2025", to: "2026" });
    expect(late!.gaps.get("7204|2026")).toEqual({ reason: "NOT_YET_PUBLISHED", detail: "2026 is not over." });
    expect(upstream.seen.map(({ query }) => query.get("period"))).toEqual(["1988", "2025"]);
  });
});

describe("sums", () => {
  test("a basket is the sum of its members, each named; no weight where one has none", async () => {
    const rows = [
      row({ commodity: "7201", partner: 643, valueUsd: 100, netWeightKg: 5_000 }),
      row({ commodity: "7203", partner: 643, valueUsd: 50, netWeightKg: 1_000 }),
      row({ commodity: "7201", partner: 156, valueUsd: 30, netWeightKg: 500 }),
      row({ commodity: "7203", partner: 156, valueUsd: 20, netWeightKg: null }),
    ];
    const answer = await told(rows, { commodities: ["PIG_IRON_DRI"] });
    const year = Period.year(2023);
    expect(answer!.rows).toEqual([
      {
        partner: "RUS",
        commodity: "PIG_IRON_DRI",
        period: year,
        valueUsd: 150,
        valueMissing: null,
        netWeightT: 6,
        weightMissing: null,
        status: ["DERIVED"],
        parts: [
          { commodity: "7201", period: year },
          { commodity: "7203", period: year },
        ],
      },
      expect.objectContaining({ partner: "CHN", valueUsd: 50, netWeightT: null, weightMissing: "NOT_REPORTED" }),
    ]);
  });
  test("a quarter is the sum of its months; one that lacks a month is partial and says so", async () => {
    const months = ["202301", "202302", "202303", "202304", "202305"];
    const rows = months.flatMap((period) => [
      row({ period, valueUsd: 10, netWeightKg: 1000 }),
      // Russia did not trade in February: the month is reported all the same.
      ...(period === "202302" ? [] : [row({ period, partner: 643, valueUsd: 4, netWeightKg: 400 })]),
    ]);
    const answer = await told(rows, { frequency: "QUARTERLY", from: "2023-Q1", to: "2023-Q3" });
    expect(answer!.rows.map((one) => [one.partner, one.period.text, one.valueUsd, one.netWeightT, one.status])).toEqual(
      [
        ["W00", "2023-Q1", 30, 3, ["DERIVED"]],
        ["RUS", "2023-Q1", 8, 0.8, ["DERIVED"]],
        ["W00", "2023-Q2", 20, 2, ["DERIVED", "PARTIAL"]],
        ["RUS", "2023-Q2", 8, 0.8, ["DERIVED", "PARTIAL"]],
      ],
    );
    expect([...answer!.gaps.keys()]).toEqual(["7204|2023-Q3"]);
    expect(ids(answer)).toEqual(["trade.incomplete-periods"]);
  });
  test("World is a row beside the partners and never in their sum", async () => {
    upstream.on("*", fakeComtrade(SMALL_WORLD, { key: KEY }));
    const rig = comtradePort(upstream.url);
    const answer = await answerTo(rig, asked());
    const [world, ...partners] = answer!.rows;
    expect(world!.partner).toBe("W00");
    expect(partners.reduce((sum, { valueUsd }) => sum + valueUsd!, 0)).toBe(world!.valueUsd);
  });
});

test("a code that was redefined between editions is said to be one", async () => {
  const answer = await told([row({ period: "2010", edition: "H3" }), row({ period: "2012", edition: "H4" })], {
    from: "2010",
    to: "2012",
  });
  expect(answer!.caveats[0]!.text).toBe(
    "The figures are in several editions of the Harmonized System: H3 (2010), H4 (2012). A code that was redefined between two of them holds other goods before and after.",
  );
});

test("a partner without a row is valued as the reporter values the others; one unknown row is of its own year", async () => {
  const silent = await told([row({ period: "2022" })], { partners: ["RUS"], from: "2022", to: "2022" });
  expect(silent!.valuation).toBe("CIF");
  const mixed = await told([row({ period: "2022" }), { ...row({ period: "2023" }), cifvalue: null }], {
    from: "2022",
    to: "2023",
  });
  expect([...mixed!.valuations!]).toEqual([
    ["2022", "CIF"],
    ["2023", "UNKNOWN"],
  ]);
});

test("rows whose value is neither CIF nor FOB have no stated valuation", async () => {
  const answer = await told([row({}), { ...row({ partner: 643 }), cifvalue: null }]);
  expect(answer!.valuation).toBe("UNKNOWN");
});

test("the address is that of the reporter's own rows, without a key", async () => {
  upstream.on("*", json(envelope([row({}), row({ reporter: 699 })])));
  const [answers] = await comtradePort(upstream.url).port.answer([asked({ reporters: ["PAK", "IND"] })], contextWith());
  const urls = answers!.map((answer) => (answer instanceof Error ? answer.message : answer!.dataset.url));
  expect(upstream.seen).toHaveLength(1);
  expect(urls.map((url) => new URL(url!).searchParams.get("reporterCode"))).toEqual(["586", "699"]);
  expect(urls.join()).not.toContain(KEY);
});

test("the trade service reads it: World is the total, partners have shares of it", async () => {
  const rows = [row({}), row({ partner: 643, valueUsd: 300_000 }), row({ partner: 156, valueUsd: 600_000 })];
  upstream.on("*", json(envelope(rows)));
  const { service } = tradeOver([comtradePort(upstream.url).port]);
  const selection = await service.select(
    tradeAsked({ commodities: ["7204"], from: "2023", to: "2023" }),
    contextWith(),
  );
  expect(selection.total.value).toMatchObject({ value: 900_000, freshness: "LIVE" });
  expect(selection.total.value.provenance.map(({ source }) => source.id)).toEqual(["comtrade"]);
  const partners = selection.aggregate({ by: ["PARTNER"], other: false, orderBy: "VALUE" });
  expect(partners.map((one) => [one.partner?.code, one.value.value])).toEqual([
    ["CHN", 600_000],
    ["RUS", 300_000],
  ]);
});
