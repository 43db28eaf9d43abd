import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comtradeRow, envelope } from "../support/comtrade.js";
import type { LiveApp } from "../support/live-app.js";
import { LIVE_KEY, openLiveApp } from "../support/live-app.js";
import { blsReply } from "../support/price-answers.js";
import type { Reply } from "../support/upstream.js";
import { body, cut, drip, gzipBomb, json, redirect, stall, status, throttle } from "../support/upstream.js";

const TRADE = `query ($commodity: CommodityCode!) {
  country(code: "PAK") { name imports(commodities: [$commodity], from: "2020", to: "2020") { total { value { value freshness missing { reason } } } } }
  commodity(code: $commodity) { level }
}`;
const PRICE = `{ priceSeries(id: "bls:WPU1017") { observations(from: "2020-01", to: "2020-02") { value { value freshness } } } }`;

const whole = JSON.stringify(
  envelope([
    comtradeRow({
      reporter: 586,
      partner: 0,
      commodity: "7208",
      flow: "M",
      period: "2020",
      valueUsd: 1,
      netWeightKg: 1,
      edition: "H5",
    }),
  ]),
);
const lying = JSON.parse(whole) as { data: Record<string, unknown>[] };
lying.data[0]!["primaryValue"] = "a lot";

/** What the source does, and the code that a client sees where nothing is held. */
const FAULTS: readonly (readonly [fault: string, reply: Reply, code: string])[] = [
  ["500", status(500), "UPSTREAM_UNAVAILABLE"],
  ["503", status(503), "UPSTREAM_UNAVAILABLE"],
  ["the connection is reset", (_seen, response) => void response.destroy(), "UPSTREAM_UNAVAILABLE"],
  ["silence", stall(), "UPSTREAM_TIMEOUT"],
  ["one byte every 200 ms", drip(200), "UPSTREAM_TIMEOUT"],
  ["429, Retry-After: 5", throttle.seconds(5), "UPSTREAM_RATE_LIMITED"],
  ["429 without a word", throttle.silent(), "UPSTREAM_RATE_LIMITED"],
  [
    "403 about a quota",
    throttle.inWords("Out of call volume quota. Quota will be replenished in 03:14:17.", 403),
    "UPSTREAM_QUOTA_EXHAUSTED",
  ],
  [
    "401, wrong key (the key is in the words)",
    status(
      401,
      JSON.stringify({ statusCode: 401, message: `Access denied due to invalid subscription key ${LIVE_KEY}.` }),
    ),
    "UPSTREAM_REFUSED",
  ],
  ["302 to another host", redirect("http://169.254.169.254/latest/"), "UPSTREAM_REDIRECT"],
  ["200 with a login page", body("<html><body>Sign in</body></html>", "text/html"), "UPSTREAM_BAD_DATA"],
  ["200, empty", body("", "application/json"), "UPSTREAM_BAD_DATA"],
  ["200, null", json(null), "UPSTREAM_BAD_DATA"],
  ["200, JSON cut in the middle", cut(whole, Math.floor(whole.length / 2), "chunked"), "UPSTREAM_BAD_DATA"],
  ["200, JSON cut, no length given", cut(whole, Math.floor(whole.length / 2), "close"), "UPSTREAM_BAD_DATA"],
  ["200, a text where a number belongs", json(lying), "UPSTREAM_BAD_DATA"],
  ["200, an error in the body", json({ ...envelope([]), error: "Internal fault" }), "UPSTREAM_REFUSED"],
  ["200, a gigabyte in a megabyte of gzip", gzipBomb(1024), "UPSTREAM_BAD_DATA"],
];

const DAY_MS = 24 * 3_600_000;
const figureOf = ({ data }: { readonly data?: unknown }) =>
  (data as { country: { imports: { total: { value: { value: number | null; freshness: string } } } } }).country.imports
    .total.value;

interface Row {
  readonly fault: string;
  readonly cold: string;
  readonly held: string;
  readonly behind: string;
}
const rows: Row[] = [];
let spilt: string[] = [];
const opened: LiveApp[] = [];
const open = async (mode: string): Promise<LiveApp> => {
  const live = await openLiveApp({ ENTREPOT_MODE: mode });
  opened.push(live);
  return live;
};
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

describe("what a client sees of a source that fails", () => {
  beforeAll(async () => {
    // Most of the time is waiting for the silent ones.
    rows.push(...(await Promise.all(FAULTS.map(([fault, reply, code]) => rowOf(fault, reply, code)))));
  }, 240_000);
  afterAll(() => Promise.all(opened.map((live) => live.close())));

  const rowOf = async (fault: string, reply: Reply, code: string): Promise<Row> => {
    const live = await open("live");
    const auto = await open("auto");
    // Held, and past its life.
    expect((await live.ask(TRADE, { commodity: "7208" })).json.errors).toBeUndefined();
    live.time.advance(60 * DAY_MS);
    live.comtrade.on("*", reply);
    const stale = await live.ask(TRADE, { commodity: "7208" });
    const cold = await live.ask(TRADE, { commodity: "7210" });
    auto.bls.on("*", reply);
    const recorded = await auto.ask(PRICE);
    const error = cold.json.errors?.[0];
    expect([fault, stale.json.errors, figureOf(stale.json).freshness]).toEqual([fault, undefined, "STALE"]);
    expect([fault, error?.extensions.code], live.log.join("\n")).toEqual([fault, code]);
    // The failing part alone is spoiled, and says where it is.
    expect(error).toMatchObject({ path: ["country", "imports"], extensions: { source: "comtrade" } });
    expect(cold.json.data).toMatchObject({
      country: { name: "Pakistan", imports: null },
      commodity: { level: 4 },
    });
    expect([cold.status, stale.status, recorded.status]).toEqual([200, 200, 200]);
    expect(cold.ms).toBeLessThan(10_500);
    const texts = [stale, cold, recorded].map(({ text }) => text);
    spilt = [...spilt, ...[...texts, ...live.log, ...auto.log, ...filesOf(live.app.config.storeDir)].filter(holdsKey)];
    const { retryable, retryAfterSeconds } = error!.extensions as { retryable?: boolean; retryAfterSeconds?: number };
    return {
      fault,
      cold: `\`${code}\`${retryable ? ", retryable" : ""}${retryAfterSeconds === undefined ? "" : `, \`retryAfterSeconds\``}`,
      held: `${figureOf(stale.json).freshness}, no error`,
      behind: freshnessOf(recorded.json.data),
    };
  };

  const freshnessOf = (data: unknown): string =>
    [
      ...new Set(
        (data as { priceSeries: { observations: { value: { freshness: string } }[] } }).priceSeries.observations.map(
          ({ value }) => value.freshness,
        ),
      ),
    ].join(", ");

  const holdsKey = (text: string): boolean =>
    [LIVE_KEY, encodeURIComponent(LIVE_KEY), Buffer.from(LIVE_KEY).toString("base64")].some((form) =>
      text.includes(form),
    );

  test("the table of docs/faults.md", async () => {
    const table = rows.map(({ fault, cold, held, behind }) => `| ${fault} | ${cold} | ${held} | ${behind}, no error |`);
    await expect(`# What a client sees of a source that fails

<!-- Written by \`npx vitest run test/live/faults.test.ts -u\`, which starts the gateway over sources on loopback. -->

Nothing held: UN Comtrade fails, mode \`live\`, a cell nobody has asked for; the answer is HTTP 200, \`errors[].path\` names the one field,
the rest of the operation is there. Held: the same source, a cell asked for sixty days before. Snapshot behind: BLS fails in mode \`auto\`.

| The source | Nothing held | Held, past its life | Snapshot behind it |
|---|---|---|---|
${table.join("\n")}
`).toMatchFileSnapshot("../../docs/faults.md");
  });

  test("the snapshot answers behind every fault", () => {
    expect(rows.filter(({ behind }) => behind !== "RECORDED")).toEqual([]);
  });

  test("no answer, log line or file of the store holds the key", () => {
    expect(rows.length).toBe(FAULTS.length);
    expect(spilt).toEqual([]);
  });

  test("what is back is asked again: LIVE after the breaker's rest", async () => {
    const live = await open("auto");
    live.bls.on("*", status(503));
    await live.ask(PRICE);
    live.bls.on("*", blsReply);
    live.time.advance(DAY_MS);
    expect(freshnessOf((await live.ask(PRICE)).json.data)).toBe("LIVE");
  });
});
