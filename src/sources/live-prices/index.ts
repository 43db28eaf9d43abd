/**
 * Price series of sources that are asked over the network; only the composition root makes them:
 *
 *     const live = createLivePrices({ http, cache, clock, settings: (id) => config.source(id), mode, described });
 *     createPrices({ ports: [...live.map(({ port }) => port), snapshotPrices], … });
 *
 * One port a source, one `Upstream` a port. A window is answered whole by one port or not at all.
 */
import type { Upstream } from "../../http/index.js";
import type { PricePort } from "../../prices/prices.port.js";
import { blsSource } from "./bls.js";
import { dbnomicsSource } from "./dbnomics.js";
import { ecbSource } from "./ecb.js";
import { eurostatSource } from "./eurostat.js";
import { fredSource } from "./fred.js";
import { imfPcpsSource } from "./imf-pcps.js";
import { LivePrices } from "./live-port.js";
import type { Described } from "./open-ids.js";
import { decodeDescribed } from "./open-ids.js";
import { OpenPrices } from "./open-port.js";
import { decodeSeriesYear } from "./series-year.js";
import type { SeriesYear } from "./series-year.js";
import type { AskableSource, LivePriceDeps, PriceSetting } from "./types.js";
import { worldBankSource } from "./world-bank.js";

export interface LivePricePort {
  readonly port: PricePort;
  readonly upstream: Upstream;
}

const SOURCES: Readonly<Record<string, (deps: LivePriceDeps, setting: PriceSetting) => AskableSource>> = {
  bls: blsSource,
  fred: fredSource,
  "world-bank": worldBankSource,
  "imf-pcps": (_deps, setting) => imfPcpsSource(setting),
  eurostat: (_deps, setting) => eurostatSource(setting),
  ecb: ecbSource,
  dbnomics: (_deps, setting) => dbnomicsSource(setting),
};

/** Operations that come within this time of each other are one plan. */
const GATHER_MS = 10;

/** Connects to nobody until something is asked. */
export const createLivePrices = (deps: LivePriceDeps): readonly LivePricePort[] =>
  Object.entries(SOURCES).map(([sourceId, sourceOf]) => {
    const setting = deps.settings(sourceId);
    const source = sourceOf(deps, setting);
    const upstream = deps.http.source({
      ...source.upstream,
      sourceId,
      hasFallback: deps.mode === "auto",
      allowPrivateAddress: setting.url !== null,
    });
    const space = deps.cache.space<SeriesYear>({
      name: sourceId,
      decode: decodeSeriesYear,
      gatherMs: GATHER_MS,
    });
    if (!source.open) return { port: new LivePrices(source, upstream, space, deps.clock), upstream };
    const about = deps.cache.space<Described>({ name: `${sourceId}.about`, decode: decodeDescribed });
    return { port: new OpenPrices(source, source.open, upstream, space, about, deps.clock), upstream };
  });

export type { LivePriceDeps, PriceSetting } from "./types.js";
