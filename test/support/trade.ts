import { CallGate, LevelScheduler, Usage, ManualClock } from "../../src/kernel/index.js";
import type { RequestContext } from "../../src/kernel/index.js";
import { createCatalogue } from "../../src/sources/registry.js";
import { SnapshotStore } from "../../src/sources/snapshot/table.js";
import { SnapshotTrade } from "../../src/sources/snapshot/trade.js";
import type { AskedTrade, TradePort } from "../../src/trade/index.js";
import { createTrade } from "../../src/trade/index.js";
import { reference } from "./reference.js";

export const newContext = (): RequestContext => ({
  requestId: "test",
  clock: new ManualClock(),
  signal: new AbortController().signal,
  deadlineAtMs: 10_000,
  scheduler: new LevelScheduler(),
  usage: new Usage(),
  gate: new CallGate(20),
});

export const credential = {
  sourceId: "comtrade",
  sourceName: "UN Comtrade",
  setting: "ENTREPOT_COMTRADE_KEY",
  signUpUrl: "https://comtradedeveloper.un.org/",
};

export const snapshotTrade = (): TradePort => new SnapshotTrade(SnapshotStore.open("fixtures/snapshot"), reference);

export const tradeOver = (ports: readonly TradePort[]) =>
  createTrade({ ports, reference, sources: createCatalogue(), clock: new ManualClock(), credential });

/** Imports of one country over the snapshot, annual unless said otherwise. */
export const asked = (over: Partial<AskedTrade>): AskedTrade => ({
  reporters: ["PAK"],
  commodities: ["72"],
  flow: "IMPORT",
  from: "2020",
  to: "2020",
  frequency: "ANNUAL",
  ...over,
});
