import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import { figureOf } from "../support/price-answers.js";
import * as answers from "../support/price-answers.js";
import type { LiveWorld, PriceSource } from "../support/live-prices.js";
import { answered, KEY, liveWorld } from "../support/live-prices.js";
import type { Reply, Seen } from "../support/upstream.js";
import { body, json, status } from "../support/upstream.js";
import { until } from "../support/time.js";

const fixture = (path: string): string =>
  readFileSync(join(import.meta.dirname, "../../fixtures/upstream", path), "utf8");
const HOUR = 60 * 60 * 1000;

let world: LiveWorld;
afterEach(() => world.close());
const open = async (...args: Parameters<typeof liveWorld>): Promise<LiveWorld> => (world = await liveWorld(...args));
const errorOf = async (source: PriceSource, id: string, from = "2025-01", to = "2025-12") => {
  const [answer] = await world.ask(source, [id], from, to);
  if (!(answer instanceof Error)) throw new Error(`expected an error, got ${JSON.stringify(answer)}`);
  return answer as Error & { code: string; extensions: Record<string, unknown> };
};

describe("what BLS says", () => {
  test("a lost month has no figure, preliminary ones are flagged, the annual average is left out, a year without data is known", async () => {
    await open();
    world.tell("bls", json(JSON.parse(fixture("bls/wpu1017-2025-shutdown-and-preliminary.json"))));
    const { observations } = answered((await world.ask("bls", ["bls:WPU1017"], "2024-12", "2026-01"))[0]);
    expect(
      observations.map(({ period, value, missing, status: flags }) => [period.text, value ?? missing, ...flags]),
    ).toEqual([
      ["2024-12", "NOT_REPORTED"],
      ...["01", "02", "03", "04", "05", "06", "07", "08"].map((month) => [`2025-${month}`, "NOT_REPORTED"]),
      ["2025-09", 299, "REPORTED"],
      ["2025-10", "NOT_REPORTED"],
      ["2025-11", 300.105, "REPORTED", "PROVISIONAL"],
      ["2025-12", 301.2, "REPORTED", "PROVISIONAL"],
      ["2026-01", "NOT_REPORTED"],
    ]);
    await world.ask("bls", ["bls:WPU1017"], "2024-12", "2026-01");
    expect(world.calls("bls")).toHaveLength(1);
  });

  test("a year without data is asked for again after an hour, behind the answer (E10)", async () => {
    await open();
    world.tell("bls", json(JSON.parse(fixture("bls/wpu1017-2025-shutdown-and-preliminary.json"))));
    const ask = async () => answered((await world.ask("bls", ["bls:WPU1017"], "2026-01", "2026-01"))[0]).freshness;
    await ask();
    // An hour is shortened by up to a fifth, at random.
    world.time.advance(0.75 * HOUR);
    expect(await ask()).toBe("CACHED");
    expect(world.calls("bls")).toHaveLength(1);
    world.time.advance(0.3 * HOUR);
    expect(await ask()).toBe("STALE");
    await until(() => world.calls("bls").length === 2);
  });

  test("one unknown series fails alone", async () => {
    await open();
    const [good, bad] = await world.ask("bls", ["bls:WPU1017", "bls:WPU10170301"], "2020-01", "2020-12");
    expect(answered(good).observations).toHaveLength(12);
    expect(bad).toMatchObject({
      code: "UPSTREAM_REFUSED",
      message: "bls: WPU10170301: Series does not exist for Series WPU10170301",
    });
  });

  test("its day's calls are used up: said in a 200, left alone for an hour, the key in no word of it", async () => {
    await open({ keyed: ["bls"] });
    world.tell("bls", json(JSON.parse(fixture("bls/request-not-processed-threshold.json"))));
    const error = await errorOf("bls", "bls:WPU1017");
    expect(error).toMatchObject({
      code: "UPSTREAM_QUOTA_EXHAUSTED",
      extensions: { source: "bls", retryAfterSeconds: 3600 },
    });
    expect(JSON.stringify([error.message, error.extensions])).not.toContain(KEY);
    world.tell("bls", null);
    expect(await errorOf("bls", "bls:WPU101")).toMatchObject({ code: "UPSTREAM_QUOTA_EXHAUSTED" });
    expect(world.calls("bls")).toHaveLength(1);
    world.time.advance(HOUR + 1000);
    expect(answered((await world.ask("bls", ["bls:WPU101"], "2025-01", "2025-12"))[0]).freshness).toBe("LIVE");
  });

  test("without a key our own count ends at 25 calls a day", async () => {
    await open();
    for (let year = 1990; year < 2015; year += 1)
      answered((await world.ask("bls", ["bls:WPU1017"], `${year}-01`, `${year}-12`))[0]);
    expect(world.calls("bls")).toHaveLength(25);
    expect(await errorOf("bls", "bls:WPU1017")).toMatchObject({ code: "UPSTREAM_QUOTA_EXHAUSTED" });
    expect(world.calls("bls")).toHaveLength(25);
  });
});

test("a key that FRED does not know is refused in its words, without the key", async () => {
  await open({ keyed: ["fred"] });
  world.tell("fred", status(400, fixture("fred/key-not-registered.json")));
  const error = await errorOf("fred", "fred:WPU1017");
  expect(error.code).toBe("UPSTREAM_REFUSED");
  expect(error.message).toContain("api_key is not registered");
  // It is said at random of good keys too: asked once more, and not again.
  expect(world.calls("fred")).toHaveLength(2);
  expect(JSON.stringify([error.message, error.extensions])).not.toContain(KEY);
});

test("FRED asks for a pause in a 200: the next question makes no call", async () => {
  await open({ keyed: ["fred"] });
  world.tell("fred", json({ error_code: 429, error_message: "Too Many Requests.  Exceeded Rate Limit" }));
  expect((await errorOf("fred", "fred:WPU1017")).code).toBe("UPSTREAM_RATE_LIMITED");
  expect((await errorOf("fred", "fred:WPU101")).code).toBe("UPSTREAM_RATE_LIMITED");
  expect(world.calls("fred")).toHaveLength(1);
});

describe("old figures", () => {
  test("past their life they are served as stale with their age, renewed behind the answer, and stay while the source fails", async () => {
    await open();
    const ask = async () => answered((await world.ask("bls", ["bls:WPU1017"], "2026-01", "2026-09"))[0]);
    const first = await ask();
    world.time.advance(13 * HOUR);
    world.tell("bls", status(503));
    const stale = await ask();
    expect(stale).toEqual({ ...first, freshness: "STALE" });
    expect(stale.retrievedAt).toBe("2026-11-23T12:00:00.000Z");
    await until(() => world.calls("bls").length >= 2);
    world.time.advance(30 * 24 * HOUR);
    expect((await ask()).freshness).toBe("STALE");
    await until(() => world.health("bls").inFlight === 0);
    world.tell("bls", null);
    world.time.advance(HOUR);
    expect((await ask()).freshness).toBe("STALE");
    await until(
      () => world.health("bls").lastSuccessAt !== "2026-11-23T12:00:00.000Z" && world.health("bls").inFlight === 0,
    );
    await new Promise((done) => setImmediate(done));
    const renewed = await ask();
    expect(renewed.freshness).toBe("CACHED");
    expect(renewed.observations).toEqual(first.observations);
  });

  test("closed years live 30 days; the window is as stale as its stalest year and as old as its oldest", async () => {
    await open();
    await world.ask("bls", ["bls:WPU1017"], "2015-01", "2015-12");
    world.time.advance(20 * 24 * HOUR);
    const [both] = await world.ask("bls", ["bls:WPU1017"], "2015-01", "2016-12");
    expect(answered(both)).toMatchObject({ freshness: "CACHED", retrievedAt: "2026-11-23T12:00:00.000Z" });
    expect(world.calls("bls")).toHaveLength(2);
    world.time.advance(11 * 24 * HOUR);
    expect(answered((await world.ask("bls", ["bls:WPU1017"], "2016-01", "2016-12"))[0]).freshness).toBe("CACHED");
    expect(answered((await world.ask("bls", ["bls:WPU1017"], "2015-01", "2016-12"))[0]).freshness).toBe("STALE");
  });

  test("a renewal for which the budget has no call is left to a later question; a plan renews nothing", async () => {
    await open();
    await world.ask("bls", ["bls:WPU1017"], "2026-01", "2026-09");
    world.time.advance(13 * HOUR);
    for (const context of [world.context({ limit: 0 }), world.context({ plan: true })]) {
      const [answer] = await world.ask("bls", ["bls:WPU1017"], "2026-01", "2026-09", context);
      expect(answered(answer).freshness).toBe("STALE");
    }
    await new Promise((done) => setTimeout(done, 50));
    expect(world.calls("bls")).toHaveLength(1);
  });

  test("a mirror's figures are as old as its copy", async () => {
    await open();
    const [answer] = await world.ask("dbnomics", ["dbnomics:BIS/cbpol/M.RU"], "2020-01", "2020-12");
    expect(answered(answer)).toMatchObject({ freshness: "LIVE", retrievedAt: "2026-10-20T01:24:17.455Z" });
  });
});

/** The documented answer with one thing spoilt. */
const spoilt =
  (make: (seen: Seen) => unknown, from: string | RegExp, to: string): Reply =>
  (seen, response) => {
    const made = make(seen);
    const text = typeof made === "string" ? made : JSON.stringify(made);
    const bad = text.replace(from, to);
    if (bad === text) throw new Error(`nothing to spoil: ${String(from)}`);
    const type = typeof made !== "string" ? "application/json" : text.startsWith("<") ? "application/xml" : "text/csv";
    return body(bad, type)(seen, response);
  };
const value = (code: string, month: string): string => String(figureOf(code, Period.parse(month)));

const SPOILT: readonly (readonly [source: PriceSource, id: string, reply: Reply, field: string])[] = [
  [
    "bls",
    "bls:WPU1017",
    spoilt(answers.blsAnswer, `"value":"${value("WPU1017", "2025-11")}"`, `"value":"1,234.5"`),
    "WPU1017.2025-M11",
  ],
  ["bls", "bls:WPU1017", spoilt(answers.blsAnswer, `"year":"2025"`, `"year":2025`), "Results.series.0.data.0.year"],
  ["fred", "fred:WPU1017", spoilt(answers.fredChart, value("WPU1017", "2025-01"), "n/a"), "row 2, WPU1017"],
  ["fred", "fred:WPU1017", spoilt(answers.fredChart, "WPU1017", "WPU1018"), "row 1"],
  ["fred", "fred:WPU1017", spoilt(answers.fredChart, "2025-03-01,", "2025-03-01,1,"), "the file"],
  ["fred", "fred:WPU1017", spoilt(answers.fredChart, "2025-03-01,", "xx,"), "row 4"],
  ["fred", "fred:WPU1017", spoilt(answers.fredChart, "2025-03-01,", "2025-02-31,"), "row 4"],
  ["world-bank", "world-bank:NY.GDP.MKTP.CD:PAK", spoilt(answers.worldBankAnswer, `"pages":1`, `"pages":2`), "pages"],
  [
    "world-bank",
    "world-bank:NY.GDP.MKTP.CD:PAK",
    spoilt(answers.worldBankAnswer, /"value":([\d.]+)/, `"value":"n/a"`),
    "1.0.value",
  ],
  [
    "world-bank",
    "world-bank:NY.GDP.MKTP.CD:PAK",
    spoilt(answers.worldBankAnswer, `"date":"2021"`, `"date":"2021Q5"`),
    "1.0.date",
  ],
  [
    "imf-pcps",
    "imf-pcps:PIORECR",
    spoilt(answers.imfAnswer, `["${value("PIORECR", "2025-01")}"`, `["n/a"`),
    "series.0:0:0:0.observations.0",
  ],
  ["imf-pcps", "imf-pcps:PIORECR", spoilt(answers.imfAnswer, "2025-M12", "2025-M13"), "series.0:0:0:0.observations.11"],
  [
    "eurostat",
    "eurostat:sts_inppd_m:C241:DE",
    spoilt(answers.eurostatAnswer, `"class":"dataset"`, `"class":"warning"`),
    "class",
  ],
  [
    "eurostat",
    "eurostat:sts_inppd_m:C241:DE",
    spoilt(answers.eurostatAnswer, `"updated":"2026-11-04T23:00:00+0100"`, `"updated":"soon"`),
    "updated",
  ],
  [
    "eurostat",
    "eurostat:sts_inppd_m:C241:DE",
    spoilt(answers.eurostatAnswer, `"2025-03"`, `"2025-W03"`),
    "dimension.time",
  ],
  [
    "ecb",
    "ecb:USD-per-EUR",
    spoilt(answers.ecbAnswer, `ObsValue value="${value("USD", "2025-02")}"`, `ObsValue value="1e999"`),
    "M.USD.EUR.SP00.A.2025-02",
  ],
  [
    "dbnomics",
    "dbnomics:BIS/cbpol/M.RU",
    spoilt(answers.dbnomicsAnswer, /"docs":\[.*\],"limit"/, `"docs":[],"limit"`),
    "series.docs",
  ],
  [
    "dbnomics",
    "dbnomics:BIS/cbpol/M.RU",
    spoilt(answers.dbnomicsAnswer, `"2026-10-20T01:24:17.455Z"`, `"yesterday"`),
    "BIS/cbpol/M.RU.indexed_at",
  ],
  [
    "dbnomics",
    "dbnomics:BIS/cbpol/M.RU",
    spoilt(answers.dbnomicsAnswer, `"2024-12"`, `"2024-13"`),
    "BIS/cbpol/M.RU.2024-13",
  ],
];

describe("answers that are not what the source documents", () => {
  test.each(SPOILT)("%s %s: refused by name of the field, nothing kept", async (source, id, reply, field) => {
    await open();
    const [from, to] = source === "world-bank" ? ["2020", "2021"] : ["2025-01", "2025-12"];
    world.tell(source, reply);
    expect(await errorOf(source, id, from, to)).toMatchObject({
      code: "UPSTREAM_BAD_DATA",
      extensions: { source, field, retryable: false },
    });
    world.tell(source, null);
    world.time.advance(31_000);
    expect(answered((await world.ask(source, [id], from, to))[0]).freshness).toBe("LIVE");
  });
});
