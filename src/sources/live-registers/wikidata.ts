import type { AgreementsPort, LoadedRegister, RegisterAsk } from "../../agreements/agreements.port.js";
import { EMPTY_CORPUS } from "../../agreements/agreements.port.js";
import type { CellSpace, Held, Loaded } from "../../cache/index.js";
import { keySpace, text } from "../../cache/index.js";
import type { Upstream, UpstreamSpec } from "../../http/index.js";
import { CodedError } from "../../kernel/index.js";
import type { PlannedCall } from "../../kernel/index.js";
import { decodeEntities, decodeSparql } from "../wikidata/decode.js";
import { wikidata } from "../wikidata/record.js";
import {
  ownersQuery,
  sparqlRequest,
  wbgetentitiesRequest,
  WIKIDATA_IDS_A_CALL,
  WIKIDATA_SPARQL_VALUES,
} from "../wikidata/request.js";
import { LIFETIME } from "./copy.js";
import { PartFailures } from "./failures.js";
import type { LinkedItem, LiveRegisterDeps } from "./types.js";
import { facilityOf, fits, HeldItem, heldItem, organisationOf } from "./wikidata-items.js";
import { whole } from "./whole.js";

export const wikidataSpec: Omit<UpstreamSpec, "sourceId"> = {
  baseUrl: "https://www.wikidata.org",
  rate: { perSecond: 1, burst: 5 },
  limits: { concurrency: 1, queue: 60, attemptMs: 10_000, totalMs: 60_000, maxBytes: 16 * 1024 * 1024 },
  // Errors stand in a 200.
  refusal: (_status, body) =>
    /"code"\s*:\s*"(maxlag|ratelimited)"/.test(body)
      ? { code: "UPSTREAM_RATE_LIMITED", words: "the servers lag and ask for a pause", retryAfterMs: 5_000 }
      : undefined,
};

/** 60 s of processing a minute for a client: one query at a time. */
export const wikidataQuerySpec: Omit<UpstreamSpec, "sourceId"> = {
  baseUrl: "https://query.wikidata.org",
  rate: { perSecond: 0.2, burst: 2 },
  limits: { concurrency: 1, queue: 10, attemptMs: 60_000, totalMs: 90_000 },
};

const LANGUAGES = ["en", "ru", "ur"];
const sliceOf = keySpace("live-wikidata", 1, { languages: text() });
const wantedItem = ({ item }: LinkedItem) => ({ slice: sliceOf({ languages: LANGUAGES.join() }), cell: item });

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

interface Upstreams {
  readonly entities: Upstream;
  readonly queries: Upstream;
}

/** Names, places and owners of organisations and plants that carry the id of an item; without any, nobody is called. */
export const liveWikidata = (upstreams: Upstreams, deps: LiveRegisterDeps): AgreementsPort => {
  const space = deps.cache.space<HeldItem>({
    name: wikidata.id,
    decode: (value) => HeldItem.safeParse(value).data,
  });
  const failures = new PartFailures(deps.clock);
  return {
    sourceIds: [wikidata.id],
    live: true,
    load: async (ask = {}) => {
      const items = [...new Map(deps.snapshot.items().map((one) => [`${one.item} ${one.key}`, one])).values()];
      const before = await space.peek(items.map(wantedItem));
      const due = items.filter((_, at) => !before[at] || (ask.background && before[at].freshness === "STALE"));
      const ids = [...new Set(due.map(({ item }) => item))];
      const known = ids.length > 0 ? failures.get(wikidata.id) : null;
      const { loaded, failure } = known
        ? { loaded: false, failure: known }
        : await renew(upstreams, space, ids, ask, failures);
      const held = loaded ? await space.peek(items.map(wantedItem)) : before;
      if (failure && held.every((one) => one === undefined)) throw failure;
      return assemble(items, held, loaded, failure);
    },
  };
};

const callsFor = ({ entities, queries }: Upstreams, ids: readonly string[]): PlannedCall[] => [
  ...chunks(ids, WIKIDATA_IDS_A_CALL).map((batch) => ({
    sourceId: wikidata.id,
    method: "GET" as const,
    url: entities.urlOf(wbgetentitiesRequest(batch, LANGUAGES)),
    cells: batch.length,
    estimatedRows: batch.length,
  })),
  ...chunks(ids, WIKIDATA_SPARQL_VALUES).map((batch) => ({
    sourceId: wikidata.id,
    method: "POST" as const,
    url: queries.urlOf({ path: "/sparql" }),
    cells: batch.length,
    estimatedRows: null,
  })),
];

/** Batches that came are kept also when a later one fails. */
const renew = async (
  upstreams: Upstreams,
  space: CellSpace<HeldItem>,
  ids: readonly string[],
  ask: RegisterAsk,
  failures: PartFailures,
): Promise<{ readonly loaded: boolean; readonly failure: CodedError | null }> => {
  const calls = callsFor(upstreams, ids);
  const { context } = ask;
  const room = context && context.gate.mode === "RUN" ? context.gate.limit - context.gate.planned.length : Infinity;
  if (calls.length === 0 || calls.length > room) return { loaded: false, failure: null };
  if (context && !context.gate.admit(calls)) return { loaded: false, failure: null };
  calls.forEach(() => context?.usage.called(wikidata.id));
  try {
    const places = await placesOf(upstreams.queries, ids, ask);
    for (const batch of chunks(ids, WIKIDATA_IDS_A_CALL))
      space.put(await entitiesOf(upstreams.entities, batch, places, ask));
    return { loaded: true, failure: null };
  } catch (error) {
    if (!(error instanceof CodedError) || !error.code.startsWith("UPSTREAM_")) throw error;
    if (!ask.signal?.aborted) failures.remember(wikidata.id, error);
    return { loaded: true, failure: error };
  }
};

const howOf = ({ background = false, signal }: RegisterAsk) => ({ background, ...(signal ? { signal } : {}) });

interface Place {
  readonly countries: readonly string[];
  readonly owners: readonly string[];
}

/** Null where the query service fails: names and places of items do not wait for it. */
const placesOf = async (
  queries: Upstream,
  ids: readonly string[],
  ask: RegisterAsk,
): Promise<ReadonlyMap<string, Place> | null> => {
  try {
    const places = new Map<string, Place>();
    for (const batch of chunks(ids, WIKIDATA_SPARQL_VALUES)) {
      const request = { as: "text", ...sparqlRequest(ownersQuery(batch)), readsOnly: true, ...howOf(ask) } as const;
      for (const { item, alpha3, ownerLabel } of decodeSparql((await whole(queries.send(request))).body)) {
        const id = item?.split("/").at(-1) ?? "";
        const place = places.get(id) ?? { countries: [], owners: [] };
        const adding = (list: readonly string[], one: string | null | undefined) => [
          ...new Set(one ? [...list, one] : list),
        ];
        places.set(id, { countries: adding(place.countries, alpha3), owners: adding(place.owners, ownerLabel) });
      }
    }
    return places;
  } catch (error) {
    if (error instanceof CodedError && error.code.startsWith("UPSTREAM_")) return null;
    throw error;
  }
};

const entitiesOf = async (
  entities: Upstream,
  batch: readonly string[],
  places: ReadonlyMap<string, Place> | null,
  ask: RegisterAsk,
): Promise<Loaded<HeldItem>[]> => {
  const request = { as: "json", ...wbgetentitiesRequest(batch, LANGUAGES), ...howOf(ask) } as const;
  const { body, retrievedAt } = await whole(entities.send(request));
  const found = decodeEntities(body);
  const day = retrievedAt.toISOString().slice(0, 10);
  // A redirect may answer under the item it leads to; of several nobody could say whose they are.
  const lost = batch.filter((item) => !found.has(item));
  const strays = [...found].filter(([id]) => !batch.includes(id));
  const redirected = lost.length === 1 && strays.length === 1 ? strays[0]![1] : null;
  return batch.map((item) => {
    const entity = found.get(item) ?? (item === lost[0] ? redirected : null);
    const place = places && (places.get(item) ?? { countries: [], owners: [] });
    const value = entity && heldItem(entity, place ?? { countries: null, owners: [] }, day);
    return { ...wantedItem({ item } as LinkedItem), value, lifetime: LIFETIME };
  });
};

const assemble = (
  items: readonly LinkedItem[],
  held: readonly (Held<HeldItem> | undefined)[],
  loaded: boolean,
  failure: CodedError | null,
): LoadedRegister => {
  const known = items.flatMap((linked, at) => {
    const item = held[at]?.value;
    return item && fits(linked, item) ? [{ linked, item }] : [];
  });
  const oldest = held.flatMap((one) => (one ? [one.storedAt] : [])).sort()[0] ?? null;
  const stale = failure ?? held.some((one) => one?.freshness === "STALE");
  return {
    corpus: {
      ...EMPTY_CORPUS,
      organisations: known
        .filter(({ linked }) => linked.kind === "ORGANISATION")
        .map(({ linked, item }) => organisationOf(linked, item)),
      facilities: known
        .filter(({ linked }) => linked.kind === "FACILITY")
        .map(({ linked, item }) => facilityOf(linked, item)),
      coverage: items.length === 0 ? [] : [coverageOf(known.length, oldest)],
    },
    freshness: stale ? "STALE" : loaded ? "LIVE" : "CACHED",
    version: held.map((one) => one?.storedAt ?? "-").join(),
    retrievedAt: oldest,
    failure,
  };
};

const coverageOf = (known: number, oldest: string | null) => ({
  sourceId: wikidata.id,
  covers: `Names in English, Russian and Urdu, places and owners of ${known} organisations and plants of the other registers.`,
  doesNotCover: "Organisations and plants without the id of an item, agreements, states and capacities of plants.",
  through: oldest?.slice(0, 10) ?? null,
});
