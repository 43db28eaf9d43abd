import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFileStore } from "../../src/cache/index.js";
import { mergeCells, readCell } from "../../src/sources/comtrade/live/cell.js";
import { fewestCalls } from "../../src/planner/index.js";
import { comtradeCodes, fakeComtrade, SMALL_WORLD } from "../support/comtrade.js";
import { answerTo, comtradePort, contextWith, headings, KEY, question, sixDigits } from "../support/comtrade-port.js";
import type { Rig } from "../support/comtrade-port.js";
import { countries as numbers, KEYED, want, years } from "../planner/support.js";
import { FakeUpstream } from "../support/upstream.js";
import { reference } from "../support/reference.js";

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = (await FakeUpstream.start()).on(
    "*",
    fakeComtrade({ ...SMALL_WORLD, partners: [643], fill: 1 }, { key: KEY }),
  );
});
afterEach(() => upstream.close());

/** Countries that report today. */
const reporters = (count: number) =>
  reference
    .countries()
    .map(({ code }) => code)
    .filter((code) => comtradeCodes.reporterCode(code) !== undefined)
    .slice(0, count);

/** Calls that the source saw of one question, and that the request is told of. */
const callsOf = async (rig: Rig, asked: Parameters<typeof question>[0], limit?: number): Promise<number> => {
  const before = upstream.seen.length;
  const context = contextWith(limit);
  const answer = await answerTo(rig, question(asked), context);
  expect(answer!.rows.length).toBeGreaterThan(0);
  const calls = upstream.seen.length - before;
  expect(context.usage.upstreamCalls).toBe(calls);
  expect(context.gate.planned).toHaveLength(calls);
  return calls;
};

describe("with a key", () => {
  test("Pakistan, all partners, chapters 72 and 73, twelve years: 1 call; again: 0; one more year: 1, of that year alone", async () => {
    const rig = comtradePort(upstream.url);
    expect(await callsOf(rig, {})).toBe(1);
    const [seen] = upstream.seen;
    expect(seen!.path).toBe("/data/v1/get/C/A/HS");
    expect(seen!.headers["ocp-apim-subscription-key"]).toBe(KEY);
    expect(Object.fromEntries(seen!.query)).toEqual({
      reporterCode: "586",
      period: years(2013, 2024).join(","),
      partner2Code: "0",
      cmdCode: "72,73",
      flowCode: "M",
      customsCode: "C00",
      motCode: "0",
      includeDesc: "false",
    });
    expect(await callsOf(rig, {})).toBe(0);
    expect(await callsOf(rig, { to: "2025" })).toBe(1);
    expect(upstream.seen[1]!.query.get("period")).toBe("2025");
    expect(await callsOf(rig, { partners: ["RUS", "CHN"], commodities: ["72"], from: "2020" })).toBe(0);
  });

  test("55 headings: 1; all six-digit codes: 2", async () => {
    expect(headings).toHaveLength(55);
    expect(sixDigits).toHaveLength(291);
    expect(await callsOf(comtradePort(upstream.url), { commodities: headings })).toBe(1);
    expect(await callsOf(comtradePort(upstream.url), { commodities: sixDigits })).toBe(2);
  });

  test("10 reporters, 10 partners, 55 headings, 12 years, both flows in one batch: at most 2", async () => {
    const rig = comtradePort(upstream.url);
    const asked = {
      reporters: reporters(10),
      partners: ["RUS", "CHN", "IND", "TUR", "USA", "FRA", "DEU", "JPN", "KOR", "UKR"],
      commodities: headings,
    };
    const questions = (["IMPORT", "EXPORT"] as const).map((flow) => question({ ...asked, flow }));
    const context = contextWith();
    const answers = await rig.port.answer(questions, context);
    expect(answers.flat().every((answer) => answer && !(answer instanceof Error) && answer.rows.length > 0)).toBe(true);
    expect(upstream.seen.length).toBeLessThanOrEqual(2);
    expect(upstream.seen[0]!.query.get("partnerCode")!.split(",")).toContain("0");
    await rig.port.answer(questions, context);
    expect(upstream.seen.length).toBeLessThanOrEqual(2);
  });

  test.each([
    ["72", "2020"],
    ["headings", "2021"],
  ])("50 questions of one reporter each, %s from %s: the fewest calls there can be", async (codes, from) => {
    const commodities = codes === "headings" ? headings : [codes];
    const rig = comtradePort(upstream.url);
    const questions = reporters(50).map((reporter) => question({ reporters: [reporter], commodities, from }));
    await rig.port.answer(questions, contextWith(50));
    const wants = numbers(50).map((reporter) =>
      want({ reporters: [reporter], commodities, periods: years(Number(from), 2024) }),
    );
    expect(upstream.seen).toHaveLength(fewestCalls(wants, KEYED));
  });

  test("a basket is asked by its members, a quarter by its months", async () => {
    const rig = comtradePort(upstream.url);
    expect(await callsOf(rig, { commodities: ["STEEL_FLAT"], from: "2020", to: "2020" })).toBe(1);
    expect(upstream.seen[0]!.query.get("cmdCode")).toBe(reference.codesOf("STEEL_FLAT").join(","));
    expect(await callsOf(rig, { frequency: "QUARTERLY", from: "2020-Q1", to: "2020-Q4" })).toBe(1);
    expect(upstream.seen[1]!.path).toBe("/data/v1/get/C/M/HS");
    expect(upstream.seen[1]!.query.get("period")!.split(",")).toHaveLength(12);
    expect(await callsOf(rig, { frequency: "MONTHLY", from: "2020-05", to: "2020-06" })).toBe(0);
  });

  test("other partners of a held cell are asked for, and all are held then", async () => {
    upstream.on("*", fakeComtrade({ ...SMALL_WORLD, fill: 1 }, { key: KEY }));
    const rig = comtradePort(upstream.url);
    const asked = { commodities: ["7204"], from: "2020", to: "2020" };
    await answerTo(rig, question({ ...asked, partners: ["RUS"] }));
    await answerTo(rig, question({ ...asked, partners: ["CHN"] }));
    expect(upstream.seen.map(({ query }) => query.get("partnerCode"))).toEqual(["0,643", "0,156"]);
    const both = question({ ...asked, partners: ["CHN", "RUS", "W00"] });
    const held = await answerTo(rig, both);
    expect(upstream.seen).toHaveLength(2);
    const fresh = await answerTo(comtradePort(upstream.url), both);
    const figures = (answer: typeof held) => answer!.rows.map((row) => `${row.partner} ${row.valueUsd}`).sort();
    expect(figures(held)).toEqual(figures(fresh));
    expect(figures(held)).toHaveLength(3);
  });

  test("Germany before 1991 is asked under both its numbers", async () => {
    await answerTo(comtradePort(upstream.url), question({ partners: ["DEU"], from: "1990", to: "1991" }));
    expect(upstream.seen[0]!.query.get("partnerCode")!.split(",").sort()).toEqual(["0", "276", "280"]);
  });

  test("what is not over, was before the Harmonized System or is no country of Comtrade costs no call", async () => {
    const rig = comtradePort(upstream.url);
    for (const asked of [
      question({ from: "2026", to: "2027" }),
      question({ from: "1970", to: "1987" }),
      question({ reporters: ["ATA"] }),
      question({ partners: ["SUN"] }),
      question({ sources: ["baci"] }),
      { ...question(), fiscalYears: true },
    ])
      expect(await answerTo(rig, asked)).toBeNull();
    expect(upstream.seen).toHaveLength(0);
  });
});

describe("without a key: 500 rows, one period", () => {
  test("chapters: a call a year, on the preview", async () => {
    const rig = comtradePort(upstream.url, { key: null });
    expect(await callsOf(rig, { from: "2020" })).toBe(5);
    expect(upstream.seen.every(({ path }) => path === "/public/v1/preview/C/A/HS")).toBe(true);
    expect(upstream.seen.every(({ headers }) => headers["ocp-apim-subscription-key"] === undefined)).toBe(true);
    expect(await callsOf(rig, { from: "2020" })).toBe(0);
  });
  test("55 headings: 6 calls a year", async () => {
    const rig = comtradePort(upstream.url, { key: null });
    expect(await callsOf(rig, { commodities: headings, from: "2023", to: "2023" })).toBe(6);
  });
});

describe("the budget of an operation", () => {
  test("over it, no call is made and nobody else is refused", async () => {
    const rig = comtradePort(upstream.url, { key: null });
    await expect(answerTo(rig, question({ from: "2020" }), contextWith(4))).rejects.toMatchObject({
      code: "LIMIT_UPSTREAM_CALLS",
    });
    expect(upstream.seen).toHaveLength(0);
    expect(await callsOf(rig, { from: "2020" }, 5)).toBe(5);
  });
  test("a plan makes no call, names each with its address, and answers from what is held", async () => {
    const rig = comtradePort(upstream.url);
    const plan = contextWith(20, "PLAN");
    expect(await answerTo(rig, question(), plan)).toBeNull();
    expect(upstream.seen).toHaveLength(0);
    expect(plan.gate.planned).toEqual([
      {
        sourceId: "comtrade",
        method: "GET",
        url: `${upstream.url}/data/v1/get/C/A/HS?reporterCode=586&period=${years(2013, 2024).join(",")}&partner2Code=0&cmdCode=72,73&flowCode=M&customsCode=C00&motCode=0&includeDesc=false`,
        cells: 24,
        estimatedRows: 1742,
      },
    ]);
    await answerTo(rig, question());
    const again = contextWith(20, "PLAN");
    expect((await answerTo(rig, question(), again))!.freshness).toBe("CACHED");
    expect(again.gate.planned).toEqual([]);
  });
  test("two requests at the same time make one call, counted on one of them", async () => {
    const rig = comtradePort(upstream.url);
    const contexts = [contextWith(), contextWith()];
    await Promise.all(contexts.map((context) => answerTo(rig, question(), context)));
    expect(upstream.seen).toHaveLength(1);
    expect(contexts.map(({ usage }) => usage.upstreamCalls).sort()).toEqual([0, 1]);
  });
});

test("parts of a cell are joined: later rows for the partners asked for, and a part never takes the place of the whole", () => {
  const rows = (...named: readonly (readonly [string, number])[]) =>
    named.map(([partner, valueUsd]) => [partner, valueUsd, null, "CIF", false, "H6", false] as const);
  const one = { partners: ["RUS", "W00"], rows: rows(["RUS", 1], ["W00", 3]) };
  const other = { partners: ["CHN", "W00"], rows: rows(["W00", 4]) };
  const whole = { partners: null, rows: rows(["W00", 9]) };
  expect(mergeCells(one, other)).toEqual({ partners: ["CHN", "RUS", "W00"], rows: rows(["RUS", 1], ["W00", 4]) });
  expect(mergeCells(whole, other)).toBe(whole);
  expect(mergeCells(one, whole)).toBe(whole);
});

test("what a store gives back is checked", () => {
  const good = { partners: ["W00"], rows: [["W00", 1, null, "CIF", false, "H6", false]] };
  expect(readCell(JSON.parse(JSON.stringify(good)))).toEqual(good);
  for (const bad of [
    null,
    {},
    { ...good, rows: [["W00", "1", null, "CIF", false, "H6", false]] },
    { partners: "ALL", rows: [] },
  ])
    expect(readCell(bad)).toBeUndefined();
});

test("two processes over one folder share what was asked, until it is old", async () => {
  const dir = await mkdtemp(join(tmpdir(), "entrepot-comtrade-"));
  try {
    const one = comtradePort(upstream.url, { store: createFileStore({ dir }) });
    const first = await answerTo(one, question());
    await one.cache.close();
    const two = comtradePort(upstream.url, { store: createFileStore({ dir }) });
    const context = contextWith();
    const second = await answerTo(two, question(), context);
    expect(upstream.seen).toHaveLength(1);
    expect(second).toEqual({ ...first, freshness: "CACHED" });
    expect(context.usage.cached).toBe(24);
    await two.cache.close();
  } finally {
    await rm(dir, { recursive: true });
  }
});
