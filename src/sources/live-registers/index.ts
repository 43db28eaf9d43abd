import type { AgreementsPort } from "../../agreements/agreements.port.js";
import type { Upstream, UpstreamSpec } from "../../http/index.js";
import { gdelt } from "../gdelt/record.js";
import { unMtdsg } from "../un-mtdsg/record.js";
import { unctadIia } from "../unctad-iia/record.js";
import { wikidata } from "../wikidata/record.js";
import { wtoRta } from "../wto-rta/record.js";
import { gdeltDocSpec } from "./gdelt-articles.js";
import { gdeltSpec } from "./gdelt-files.js";
import { liveGdelt } from "./gdelt.js";
import type { LiveRegisterDeps } from "./types.js";
import { liveUnMtdsg, unMtdsgSpec } from "./un-mtdsg.js";
import { liveUnctadIia, unctadIiaSpec } from "./unctad-iia.js";
import { wikidataQuerySpec, wikidataSpec } from "./wikidata-specs.js";
import { liveWikidata } from "./wikidata.js";
import { liveWtoRta, wtoRtaSpec } from "./wto-rta.js";

export { embeddedRegisters } from "./embedded.js";
export type * from "./types.js";
export { linkedItems } from "./linked-items.js";
export { IIA_COUNTRIES, iiaCountry } from "./unctad-iia.js";

/** Wikidata's query service is another host with limits of its own; its address is a setting of its own: ENTREPOT_WIKIDATA_QUERY_URL. */
export const WIKIDATA_QUERY = "wikidata-query";

/** GDELT's search interface is another host with one call in five seconds: ENTREPOT_GDELT_DOC_URL. */
export const GDELT_DOC = "gdelt-doc";

/** A source's second host, by id of the source. */
export const SECOND_HOSTS = { [wikidata.id]: WIKIDATA_QUERY, [gdelt.id]: GDELT_DOC };

export interface LiveRegisters {
  readonly ports: readonly AgreementsPort[];
  /** By id of the source, for its state. */
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** Second hosts, by id of the source that they serve: its state is theirs too. */
  readonly secondHosts: ReadonlyMap<string, Upstream>;
}

/** Registers of agreements asked over the network. Calls nobody before a port is loaded. Throws CONFIG_INVALID for a base URL that cannot be used. */
export const createLiveRegisters = (deps: LiveRegisterDeps): LiveRegisters => {
  const upstreamOf = (sourceId: string, spec: Omit<UpstreamSpec, "sourceId">): Upstream => {
    const { url } = deps.settings(sourceId);
    const chosen = { baseUrl: url ?? spec.baseUrl, allowPrivateAddress: url !== null };
    return deps.http.source({ ...spec, ...chosen, sourceId, hasFallback: deps.mode === "auto" });
  };
  const [trade, investment, treaties, entities, queries] = [
    upstreamOf(wtoRta.id, wtoRtaSpec),
    upstreamOf(unctadIia.id, unctadIiaSpec),
    upstreamOf(unMtdsg.id, unMtdsgSpec),
    upstreamOf(wikidata.id, wikidataSpec),
    upstreamOf(WIKIDATA_QUERY, wikidataQuerySpec(deps.clock)),
  ];
  const news = deps.events ? upstreamOf(gdelt.id, gdeltSpec) : null;
  const doc = deps.events ? upstreamOf(GDELT_DOC, gdeltDocSpec) : null;
  const asked = [trade, investment, treaties, entities, ...(news ? [news] : [])];
  return {
    ports: [
      liveWtoRta(trade, deps),
      liveUnctadIia(investment, deps),
      liveUnMtdsg(treaties, deps),
      liveWikidata({ entities, queries }, deps),
      ...(deps.events && news && doc ? [liveGdelt({ files: news, doc }, deps, deps.events)] : []),
    ],
    upstreams: new Map(asked.map((upstream) => [upstream.sourceId, upstream])),
    secondHosts: new Map([[wikidata.id, queries], ...(doc ? [[gdelt.id, doc] as const] : [])]),
  };
};
