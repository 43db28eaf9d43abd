import type { AgreementsPort, LoadedRegister } from "../../agreements/agreements.port.js";
import { EMPTY_CORPUS } from "../../agreements/agreements.port.js";
import type { Upstream } from "../../http/index.js";
import { wikidata } from "../wikidata/record.js";
import { treatyRecord } from "../wikidata/treaties.js";
import { nothingYet, PartFailures } from "./failures.js";
import type { CountryItem, LinkedItem, LiveRegisterDeps } from "./types.js";
import type { LoadedItems } from "./wikidata-entities.js";
import { WikidataEntities } from "./wikidata-entities.js";
import { facilityOf, fits, organisationOf, personOf } from "./wikidata-items.js";
import type { Queried } from "./wikidata-queries.js";
import { WikidataQueries } from "./wikidata-queries.js";

interface Upstreams {
  readonly entities: Upstream;
  readonly queries: Upstream;
}

/**
 * Names and places of people, organisations and plants that carry the id of an item, and, behind the answers, their owners and the treaties of
 * the countries chosen. Without items and countries, nobody is called.
 */
export const liveWikidata = (upstreams: Upstreams, deps: LiveRegisterDeps): AgreementsPort => {
  const failures = new PartFailures(deps.clock);
  const entities = new WikidataEntities(upstreams.entities, deps.cache, failures);
  const queries = new WikidataQueries(upstreams.queries, deps.cache, failures);
  const countries = deps.treatyCountries ?? [];
  return {
    sourceIds: [wikidata.id],
    live: true,
    load: async (ask = {}) => {
      const items = [...new Map(deps.snapshot.items().map((one) => [`${one.item} ${one.key}`, one])).values()];
      const ids = [...new Set(items.map(({ item }) => item))];
      const named = await entities.load(ids, ask);
      const queried = await queries.load(
        ids,
        countries.map(({ item }) => item),
        ask,
      );
      const failure = named.failure ?? queried.failure;
      if (named.held.every((one) => one === undefined) && !queried.treaties) {
        if (failure) throw failure;
        if (countries.length > 1 && ids.length === 0 && ask.context?.gate.mode !== "PLAN")
          throw nothingYet(wikidata.id);
      }
      return assemble(items, new Map(ids.map((id, at) => [id, named.held[at]])), queried, named, countries, deps);
    },
  };
};

const assemble = (
  items: readonly LinkedItem[],
  held: ReadonlyMap<string, LoadedItems["held"][number]>,
  queried: Queried,
  named: LoadedItems,
  countries: readonly CountryItem[],
  { reference }: LiveRegisterDeps,
): LoadedRegister => {
  const known = items.flatMap((linked) => {
    const item = held.get(linked.item)?.value;
    const place = queried.places.get(linked.item) ?? null;
    return item && fits(linked, place) ? [{ linked, item, place }] : [];
  });
  const of = (kind: LinkedItem["kind"]) => known.filter(({ linked }) => linked.kind === kind);
  const cells = [...held.values(), queried.treaties].flatMap((one) => (one ? [one] : []));
  const oldest = cells.map(({ storedAt }) => storedAt).sort()[0] ?? null;
  const failure = named.failure ?? queried.failure;
  const stale = failure ?? cells.some(({ freshness }) => freshness === "STALE");
  const treaties = queried.treaties?.value;
  const coverage = coverageOf(known.length, treaties ? treaties.treaties.length : null, countries, oldest);
  return {
    corpus: {
      ...EMPTY_CORPUS,
      organisations: of("ORGANISATION").map(({ linked, item }) => organisationOf(linked, item)),
      persons: of("PERSON").map(({ linked, item }) => personOf(linked, item)),
      facilities: of("FACILITY").map(({ linked, item, place }) => facilityOf(linked, item, place)),
      agreements: treaties?.treaties.map((one) => treatyRecord(one, reference, treaties.retrievedOn)) ?? [],
      coverage: items.length === 0 && !treaties ? [] : [coverage],
    },
    freshness: stale ? "STALE" : named.loaded || queried.loaded ? "LIVE" : "CACHED",
    // A place that comes later is news too.
    version: [...cells.map(({ storedAt }) => storedAt), queried.places.size].join(),
    retrievedAt: oldest,
    failure,
  };
};

const coverageOf = (
  known: number,
  treaties: number | null,
  countries: readonly CountryItem[],
  oldest: string | null,
) => ({
  sourceId: wikidata.id,
  covers:
    [
      `Names in English, Russian and Urdu, places and owners of ${known} people, organisations and plants of the other registers`,
      ...(treaties === null
        ? []
        : [`${treaties} treaties between two or more of ${countries.map(({ code }) => code).join(", ")}`]),
    ].join("; ") + ".",
  doesNotCover:
    "People, organisations and plants without the id of an item, treaties that nobody has described there, states of treaties and of plants, capacities.",
  through: oldest?.slice(0, 10) ?? null,
});
