import type { Cache, SharedStore } from "../../src/cache/index.js";
import { createCache } from "../../src/cache/index.js";
import { createHttp } from "../../src/http/index.js";
import type { RequestContext } from "../../src/kernel/index.js";
import { CallGate, Period } from "../../src/kernel/index.js";
import { comtradeSpec, ComtradeTrade } from "../../src/sources/comtrade/live/index.js";
import type { ReporterAnswer, TradeQuestion } from "../../src/trade/trade.port.js";
import { comtradeCodes } from "./comtrade.js";
import { reference } from "./reference.js";
import { FakeTime } from "./time.js";
import { newContext } from "./trade.js";

export const KEY = "0123456789abcdef0123456789abcdef";

export interface Rig {
  readonly port: ComtradeTrade;
  readonly cache: Cache;
  readonly time: FakeTime;
}

/** A port over a source on loopback; waiting for its rate takes no time. */
export const comtradePort = (
  url: string,
  {
    key = KEY,
    time = new FakeTime(),
    store,
    hasFallback = false,
  }: { key?: string | null; time?: FakeTime; store?: SharedStore; hasFallback?: boolean } = {},
): Rig => {
  const cache = createCache({ clock: time, random: () => 0, ...(store ? { store } : {}) });
  const sleep = (ms: number) => Promise.resolve(time.advance(ms));
  const http = createHttp({ clock: time, sleep, random: () => 0, userAgent: "test" });
  const secret = key === null ? null : { reveal: () => key };
  const upstream = http.source(comtradeSpec({ url, key: secret }, "live"));
  const open = secret ? http.source(comtradeSpec({ url, key: null }, "live")) : upstream;
  const deps = {
    upstream,
    open,
    cache,
    codes: comtradeCodes,
    reference,
    clock: time,
    withKey: key !== null,
    hasFallback,
  };
  return { port: new ComtradeTrade(deps), cache, time };
};

/** Imports of Pakistan from everybody, chapters 72 and 73, 2013 to 2024, unless said otherwise. */
export const question = (
  over: Partial<Omit<TradeQuestion, "from" | "to">> & { readonly from?: string; readonly to?: string } = {},
): TradeQuestion => ({
  reporters: ["PAK"],
  partners: "ALL",
  commodities: ["72", "73"],
  flow: "IMPORT",
  frequency: "ANNUAL",
  sources: [],
  ...over,
  from: Period.parse(over.from ?? "2013"),
  to: Period.parse(over.to ?? "2024"),
});

export const contextWith = (limit = 20, mode: "RUN" | "PLAN" = "RUN"): RequestContext => ({
  ...newContext(),
  gate: new CallGate(limit, mode),
});

/** The first reporter's answer to one question; an error is thrown. */
export const answerTo = async (
  { port }: Rig,
  asked: TradeQuestion,
  context: RequestContext = contextWith(),
): Promise<ReporterAnswer | null> => {
  const [answers] = await port.answer([asked], context);
  const [first] = answers!;
  if (first instanceof Error) throw first;
  return first ?? null;
};

export const headings = ["72", "73"].flatMap((chapter) => reference.children(chapter));
export const sixDigits = headings.flatMap((heading) => reference.children(heading));
