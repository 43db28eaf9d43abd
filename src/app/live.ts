import type { AgreementsPort } from "../agreements/index.js";
import type { Cache } from "../cache/index.js";
import type { Config } from "../config.js";
import type { Http, Upstream } from "../http/index.js";
import type { Clock } from "../kernel/index.js";
import type { PricePort } from "../prices/index.js";
import type { Reference } from "../reference/index.js";
import type { ComtradeCodeRow } from "../sources/comtrade/codes.js";
import { comtradeSpec, ComtradeTrade, LiveCodeBook, ReferenceLists } from "../sources/comtrade/live/index.js";
import { createLivePrices } from "../sources/live-prices/index.js";
import { createLiveRegisters } from "../sources/live-registers/index.js";
import { SnapshotPrices } from "../sources/snapshot/prices.js";
import type { SnapshotStore } from "../sources/snapshot/table.js";
import type { TradePort } from "../trade/index.js";
import { registerChoices } from "./register-choices.js";
import type { CacheReport } from "./cache-report.js";
import { cacheReport } from "./cache-report.js";
import type { Time } from "./upstreams.js";
import { openUpstreams } from "./upstreams.js";

/** Everything that is asked over the network. */
export interface Live {
  readonly trade: readonly TradePort[];
  readonly prices: readonly PricePort[];
  readonly agreements: readonly AgreementsPort[];
  /** By source, for its state. */
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** Renewed behind the answers beside the registers; each fails alone. */
  readonly renewals: readonly ((signal: AbortSignal) => Promise<void>)[];
  /** Null in mode `snapshot`. */
  readonly cache: CacheReport | null;
  readonly secondHosts: ReadonlyMap<string, Upstream>;
  close(): Promise<void>;
}

const NOBODY: Live = {
  trade: [],
  prices: [],
  agreements: [],
  upstreams: new Map(),
  renewals: [],
  cache: null,
  secondHosts: new Map(),
  close: () => Promise.resolve(),
};

interface Opening {
  readonly config: Config;
  readonly mode: "auto" | "live";
  readonly http: Http;
  readonly cache: Cache;
  readonly snapshot: SnapshotStore;
  readonly reference: Reference;
  readonly clock: Clock;
}

/** Which sources are asked in which mode: docs/decisions/0004. Connects to nobody yet. Throws CONFIG_INVALID. */
export const openLive = async (
  config: Config,
  snapshot: SnapshotStore,
  reference: Reference,
  time: Time,
): Promise<Live> => {
  const { mode } = config;
  if (mode === "snapshot") return NOBODY;
  const opened = await openUpstreams(config, time);
  const { http, cache } = opened;
  const opening = { config, mode, http, cache, snapshot, reference, clock: time.clock };
  const common = { http, cache, clock: time.clock, settings: (id: string) => config.source(id), mode };
  const registers = createLiveRegisters({
    ...common,
    reference,
    ...registerChoices(config, snapshot),
  });
  const described = await new SnapshotPrices(snapshot).catalogue();
  const series = createLivePrices({ ...common, described }).filter(({ port: { sourceId } }) =>
    isAsked(sourceId, config, described),
  );
  const comtrade = openComtrade(opening);
  return {
    trade: comtrade.map(({ port }) => port),
    prices: series.map(({ port }) => port),
    agreements: registers.ports,
    upstreams: new Map([
      ...registers.upstreams,
      ...[...series, ...comtrade].map(({ upstream }) => [upstream.sourceId, upstream] as const),
    ]),
    renewals: comtrade.map(
      ({ lists }) =>
        (signal) =>
          lists.renew(signal),
    ),
    cache: cacheReport(cache, opened.counters),
    secondHosts: registers.secondHosts,
    close: () => opened.close(),
  };
};

/** Series of which nothing is embedded fail without a network: in `auto` they are asked of sources that somebody has chosen. */
const isAsked = (sourceId: string, config: Config, embedded: readonly { readonly sourceId: string }[]): boolean => {
  const { url, key } = config.source(sourceId);
  return (
    config.mode === "live" ||
    url !== null ||
    key !== null ||
    config.liveSources.includes(sourceId) ||
    embedded.some((series) => series.sourceId === sourceId)
  );
};

/** Without a key there is the preview alone: in `auto` it would answer a part of what the snapshot answers whole. */
const openComtrade = ({ config, mode, http, cache, snapshot, reference, clock }: Opening) => {
  const setting = config.source("comtrade");
  if (mode === "auto" && !setting.key && !setting.url) return [];
  const upstream = http.source(comtradeSpec(setting, mode));
  // Calls without the key cost none of its quota.
  const open = setting.key ? http.source(comtradeSpec({ ...setting, key: null }, mode)) : upstream;
  const codes = new LiveCodeBook(
    snapshot.table<ComtradeCodeRow>("trade/comtrade-codes.json"),
    (alpha3) => reference.countryByCode(alpha3) !== undefined,
  );
  const port = new ComtradeTrade({
    upstream,
    open,
    cache,
    codes,
    reference,
    clock,
    withKey: setting.key !== null,
    hasFallback: mode === "auto",
  });
  return [{ port, upstream, lists: new ReferenceLists({ open, cache, book: codes }) }];
};

/** As the setting has it, the others behind in their own order. */
export const inOrder = <T extends { readonly sourceId: string }>(ports: readonly T[], order: readonly string[]): T[] =>
  [...ports].sort((a, b) => placeOf(a.sourceId, order) - placeOf(b.sourceId, order));

const placeOf = (sourceId: string, order: readonly string[]): number =>
  order.includes(sourceId) ? order.indexOf(sourceId) : order.length;
