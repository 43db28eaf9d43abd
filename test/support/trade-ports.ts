import type { RequestContext } from "../../src/kernel/index.js";
import type { ReporterAnswer, TradePort, TradeQuestion } from "../../src/trade/trade.port.js";
import { comtradePort, contextWith, KEY, question } from "./comtrade-port.js";
import { fakeComtrade, SMALL_WORLD } from "./comtrade.js";
import { newContext, snapshotTrade } from "./trade.js";
import { FakeUpstream } from "./upstream.js";

/** A port, the publisher that is asked of it, and questions that it holds something of. */
export interface TradeSubject {
  readonly open: () => Promise<{ readonly port: TradePort; readonly close: () => Promise<void> }>;
  readonly context: () => RequestContext;
  readonly publisher: string;
  readonly live: boolean;
  /** All partners. Where a code, year or month is not held, the question says so. */
  readonly whole: TradeQuestion;
  /** A partner that has rows in `whole`. */
  readonly partner: string;
  /** A coarser question whose figures are sums of published ones, where the port sums. */
  readonly summed: TradeQuestion | null;
}

const BETWEEN: Parameters<typeof question>[0] = { reporters: ["PAK"], from: "2018", to: "2024" };
const STILL: typeof SMALL_WORLD = {
  ...SMALL_WORLD,
  published: (reporter, period) => reporter !== 586 || !period.startsWith("2020"),
  silent: new Set(["7303"]),
};

const live = (key: string | null): TradeSubject => ({
  open: async () => {
    const upstream = (await FakeUpstream.start()).on("*", fakeComtrade(STILL, { key }));
    return { port: comtradePort(upstream.url, { key }).port, close: () => upstream.close() };
  },
  context: () => contextWith(200),
  publisher: "comtrade",
  live: true,
  whole: question({ ...BETWEEN, reporters: ["PAK", "IND"], commodities: ["72", "7204", "7303"] }),
  partner: "RUS",
  summed: question({ frequency: "QUARTERLY", commodities: ["STEEL_SCRAP", "7204"], from: "2019-Q3", to: "2020-Q2" }),
});

const embedded = (
  publisher: string,
  partner: string,
  whole: Parameters<typeof question>[0],
  summed: TradeQuestion | null = null,
): TradeSubject => ({
  open: () => Promise.resolve({ port: snapshotTrade(), close: () => Promise.resolve() }),
  context: newContext,
  publisher,
  live: false,
  whole: question({ ...whole, sources: [publisher] }),
  partner,
  summed,
});

export const TRADE_SUBJECTS: readonly (readonly [name: string, subject: TradeSubject])[] = [
  ["UN Comtrade with a key", live(KEY)],
  ["UN Comtrade's preview", live(null)],
  ["snapshot: baci", embedded("baci", "DEU", { reporters: ["ZAF"], flow: "EXPORT", commodities: ["72", "7204", "7303", "2601"], from: "2019", to: "2021" })], // prettier-ignore
  ["snapshot: india-tradestat", embedded("india-tradestat", "CHN", { reporters: ["IND"], commodities: ["72", "73", "7204"], from: "2008", to: "2018" })], // prettier-ignore
  ["snapshot: worldsteel", embedded("worldsteel", "W00", { reporters: ["PAK", "CHN"], commodities: ["STEEL", "72"], from: "1968", to: "2023" })], // prettier-ignore
  ["snapshot: pbs", embedded("pbs", "W00",
    { frequency: "MONTHLY", commodities: ["7204", "STEEL_EXCL_SCRAP", "72"], from: "2020-01", to: "2026-06" },
    question({ sources: ["pbs"], commodities: ["7204"], from: "2020", to: "2025" }))], // prettier-ignore
  ["snapshot: press-trade", embedded("press-trade", "W00", { commodities: ["7204", "TOTAL"], from: "2014", to: "2023" })], // prettier-ignore
];

/** One question put to the port; an error is thrown. */
export const answersTo = async (
  port: TradePort,
  asked: TradeQuestion,
  context: RequestContext,
): Promise<readonly ReporterAnswer[]> => {
  const [answers] = await port.answer([asked], context);
  return answers!.map((answer) => {
    if (answer === null || answer instanceof Error) throw answer ?? new Error("nothing held");
    return answer;
  });
};
