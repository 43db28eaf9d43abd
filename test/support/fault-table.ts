import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { comtradeRow, envelope } from "./comtrade.js";
import { promisesTable } from "./fault-promises.js";
import type { LiveAnswer } from "./live-app.js";
import { LIVE_KEY, openLiveApp } from "./live-app.js";
import type { Reply } from "./upstream.js";
import { body, cut, drip, gzipBomb, json, redirect, stall, status, throttle } from "./upstream.js";

const TRADE = `query ($commodity: CommodityCode!) {
  country(code: "PAK") { name imports(commodities: [$commodity], from: "2020", to: "2020") { total { value { value freshness missing { reason } } } } }
  commodity(code: $commodity) { level }
}`;
export const PRICE = `{ priceSeries(id: "bls:WPU1017") { observations(from: "2020-01", to: "2020-02") { value { value freshness } } } }`;

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
export const FAULTS: readonly (readonly [fault: string, reply: Reply, code: string])[] = [
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

export const DAY_MS = 24 * 3_600_000;
/** What a client saw of one fault. */
export interface SeenFault {
  readonly fault: string;
  /** Nothing held. */
  readonly cold: LiveAnswer;
  /** Held, and past its life. */
  readonly held: LiveAnswer;
  /** The snapshot behind it. */
  readonly behind: LiveAnswer;
  /** Of answers, lines of the log and files of the store, those that hold the key in any form. */
  readonly spilt: readonly string[];
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

const holdsKey = (text: string): boolean =>
  [LIVE_KEY, encodeURIComponent(LIVE_KEY), Buffer.from(LIVE_KEY).toString("base64")].some((form) =>
    text.includes(form),
  );

const see = async (fault: string, reply: Reply): Promise<SeenFault> => {
  const [live, auto] = await Promise.all(["live", "auto"].map((mode) => openLiveApp({ ENTREPOT_MODE: mode })));
  const first = await live!.ask(TRADE, { commodity: "7208" });
  if (first.json.errors) throw new Error(`${fault}: ${first.text}`);
  live!.time.advance(60 * DAY_MS);
  live!.comtrade.on("*", reply);
  const held = await live!.ask(TRADE, { commodity: "7208" });
  const cold = await live!.ask(TRADE, { commodity: "7210" });
  auto!.bls.on("*", reply);
  const behind = await auto!.ask(PRICE);
  const texts = [held, cold, behind].map(({ text }) => text);
  const all = [...texts, ...live!.log, ...auto!.log, ...filesOf(live!.app.config.storeDir)];
  await Promise.all([live!.close(), auto!.close()]);
  return { fault, cold, held, behind, spilt: all.filter(holdsKey) };
};

/** Together, for most of the time is waiting for the silent ones; the bomb alone, for it takes the whole processor. */
export const seeFaults = async (): Promise<readonly SeenFault[]> => {
  const bomb = FAULTS.at(-1)!;
  const others = await Promise.all(FAULTS.slice(0, -1).map(([fault, reply]) => see(fault, reply)));
  return [...others, await see(bomb[0], bomb[1])];
};

export const figureOf = ({ data }: { readonly data?: unknown }) =>
  (data as { country: { imports: { total: { value: { value: number | null; freshness: string } } } } }).country.imports
    .total.value;
export const freshnessOf = (data: unknown): string =>
  [
    ...new Set(
      (data as { priceSeries: { observations: { value: { freshness: string } }[] } }).priceSeries.observations.map(
        ({ value }) => value.freshness,
      ),
    ),
  ].join(", ");

const lineOf = ({ fault, cold, held, behind }: SeenFault): string => {
  const { code, retryable, retryAfterSeconds } = cold.json.errors![0]!.extensions;
  const later = retryAfterSeconds === undefined ? "" : ", `retryAfterSeconds`";
  return `| ${fault} | \`${code}\`${retryable ? ", retryable" : ""}${later} | ${figureOf(held.json).freshness}, no error | ${freshnessOf(behind.json.data)}, no error |`;
};

/** The page docs/faults.md. */
export const faultsPage = (seen: readonly SeenFault[]): string => `# What a client sees of a source that fails

<!-- Written by \`npx tsx scripts/faults.ts --write\`, which starts the gateway over sources on loopback. -->

Nothing held: UN Comtrade fails, mode \`live\`, a cell nobody has asked for; the answer is HTTP 200, \`errors[].path\` names the one field,
the rest of the operation is there. Held: the same source, a cell asked for sixty days before. Snapshot behind: BLS fails in mode \`auto\`.

| The source | Nothing held | Held, past its life | Snapshot behind it |
|---|---|---|---|
${seen.map(lineOf).join("\n")}

## Which test shows what

Keys (C), sources that fail (D) and stores that fail (E). \`npx tsx scripts/faults.ts\` prints this page without writing it.

${promisesTable()}
`;
