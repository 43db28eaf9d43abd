import { createAgreements } from "./agreements/index.js";
import type { CacheReport } from "./app/cache-report.js";
import { inOrder, openLive } from "./app/live.js";
import { paths, packageVersion } from "./app/paths.js";
import type { Time } from "./app/upstreams.js";
import { sourceStates } from "./app/source-states.js";
import type { Config } from "./config.js";
import { sourceVariable } from "./config.js";
import type { ErrorLog, Graph, GraphPart } from "./graph/index.js";
import { createGraph, Gateway, SnapshotInfo } from "./graph/index.js";
import type { SourceCatalogue } from "./kernel/index.js";
import { CodedError, every, systemClock, systemSleep } from "./kernel/index.js";
import { createLinks } from "./links/index.js";
import { createPrices } from "./prices/index.js";
import { createReference } from "./reference/index.js";
import { openLoaded } from "./sources/load/open.js";
import { createCatalogue } from "./sources/registry.js";
import { snapshotAgreements } from "./sources/snapshot/agreements.js";
import { SnapshotPrices } from "./sources/snapshot/prices.js";
import { SnapshotConsumption } from "./sources/snapshot/consumption.js";
import { snapshotRegister } from "./sources/snapshot/register.js";
import { referenceTables } from "./sources/snapshot/reference.js";
import { SnapshotStore } from "./sources/snapshot/table.js";
import { SnapshotTrade } from "./sources/snapshot/trade.js";
import type { TradeCredential } from "./trade/index.js";
import { createTrade } from "./trade/index.js";

export interface App {
  readonly config: Config;
  readonly graph: Graph;
  readonly catalogue: SourceCatalogue;
  readonly snapshot: SnapshotStore;
  /** Null in mode `snapshot`. */
  readonly cache: CacheReport | null;
  /** Sources and second hosts that are asked over the network, with these settings. */
  readonly asked: ReadonlySet<string>;
  /** Renews registers behind the answers from now on; for processes that stay. */
  startRefreshing(): void;
  /** Ends that, and connections to sources and to the store. */
  close(): Promise<void>;
}

/** Named by missing reasons: who would answer, with which setting, and where a key is to be had. */
const comtradeCredential: TradeCredential = {
  sourceId: "comtrade",
  sourceName: "UN Comtrade",
  setting: sourceVariable("comtrade", "KEY"),
  signUpUrl: "https://comtradedeveloper.un.org/",
};

/** Registers change rarely; a copy is kept for a day by its own lifetime, this only looks. */
const REFRESH_MS = 3_600_000;

const MODE = { auto: "AUTO", live: "LIVE", snapshot: "SNAPSHOT" } as const;

/** What a source did is told by its health. */
const ofOurs =
  (report: (error: unknown) => void) =>
  (error: unknown): void => {
    if (!(error instanceof CodedError)) report(error);
  };

/** The composition root: the only place that knows every part. Throws SNAPSHOT_DAMAGED or CONFIG_INVALID. */
export const createApp = async (
  config: Config,
  log: ErrorLog,
  time: Time = { clock: systemClock, sleep: systemSleep },
): Promise<App> => {
  const snapshot = SnapshotStore.open(config.snapshotDir ?? paths.snapshot);
  const { manifest } = snapshot;
  const catalogue = createCatalogue();
  const reference = createReference(referenceTables(snapshot));
  // Reference tables are always the bundled ones.
  const embedded = config.mode !== "live";
  const live = await openLive(config, snapshot, reference.service, time);
  const loaded = embedded ? openLoaded(config.storeDir) : null;
  const common = { reference: reference.service, sources: catalogue };
  const prices = createPrices({
    ...common,
    // A file that the user has loaded is the user's choice: it comes before everything.
    ports: [
      ...(loaded?.prices(snapshot) ?? []),
      ...inOrder([...live.prices, ...(embedded ? [new SnapshotPrices(snapshot)] : [])], config.priceOrder),
    ],
  });
  const agreements = createAgreements({
    ...common,
    ports: [
      ...live.agreements,
      ...(loaded?.agreements([snapshotRegister(snapshot), snapshotAgreements(snapshot)]) ?? []),
    ],
    awaitLive: config.mode === "live",
    clock: time.clock,
  });
  const trade = createTrade({
    ...common,
    ports: inOrder(
      [...live.trade, ...(embedded ? [new SnapshotTrade(snapshot, reference.service)] : [])],
      config.tradeOrder,
    ),
    clock: time.clock,
    credential: config.source("comtrade").key ? null : comtradeCredential,
  });
  const links = createLinks({
    ...common,
    trade: trade.service,
    consumption: embedded ? new SnapshotConsumption(snapshot) : null,
    prices: prices.service,
    registers: agreements.registers,
  });
  const parts: GraphPart[] = [reference, trade, prices, agreements, links];
  const version = packageVersion();
  const embeddedInfo = new SnapshotInfo({
    builtOn: manifest.builtOn,
    files: manifest.files.length,
    rows: manifest.files.reduce((rows, file) => rows + file.rows, 0),
  });
  const graph = await createGraph({
    ...config,
    parts,
    catalogue,
    sourceStates: sourceStates({
      catalogue,
      manifest: { ...manifest, files: [...manifest.files, ...(loaded?.files ?? [])] },
      config,
      openedAt: new Date(),
      upstreams: live.upstreams,
      secondHosts: live.secondHosts,
    }),
    gateway: () =>
      new Gateway({ version, mode: MODE[config.mode], snapshot: embeddedInfo, cache: live.cache?.state() ?? null }),
    log,
  });
  const stopped = new AbortController();
  return {
    config,
    graph,
    catalogue,
    snapshot,
    cache: live.cache,
    asked: new Set([...live.upstreams.values(), ...live.secondHosts.values()].map(({ sourceId }) => sourceId)),
    startRefreshing: () => {
      const report = (error: unknown) => log({ requestId: "refresh", error });
      const { signal } = stopped;
      if (live.agreements.length > 0) agreements.startRefreshing(REFRESH_MS, signal, report);
      for (const renew of live.renewals) every(REFRESH_MS, signal, () => renew(signal).catch(ofOurs(report)));
    },
    close: async () => {
      stopped.abort();
      await live.close();
    },
  };
};
