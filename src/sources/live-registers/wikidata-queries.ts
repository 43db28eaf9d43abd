import { z } from "zod";
import type { RegisterAsk } from "../../agreements/agreements.port.js";
import type { Cache, Held } from "../../cache/index.js";
import { codes, keySpace } from "../../cache/index.js";
import type { Upstream } from "../../http/index.js";
import { CodedError } from "../../kernel/index.js";
import { ownersQuery, sparqlRequest, treatiesQuery, WIKIDATA_SPARQL_VALUES } from "../wikidata/request.js";
import { decodeSparql } from "../wikidata/sparql.js";
import { HeldTreaty, treatiesOf } from "../wikidata/treaties.js";
import { chunks } from "./chunks.js";
import type { PartFailures } from "./failures.js";
import { whole } from "./whole.js";

/** Where an item is, by alpha-3 code, and who owns it. */
const Place = z.object({ countries: z.array(z.string()), owners: z.array(z.string()) });
export type Place = z.infer<typeof Place>;
const Treaties = z.object({ treaties: z.array(HeldTreaty), retrievedOn: z.iso.date() });
export type Treaties = z.infer<typeof Treaties>;

const HOUR_MS = 60 * 60 * 1000;
const LIFETIME = { freshMs: 6 * HOUR_MS, staleMs: 90 * 24 * HOUR_MS };
const placeSlices = keySpace("live-wikidata-places", 1, {});
const treatySlices = keySpace("live-wikidata-treaties", 1, { countries: codes() });
const placeCell = (item: string) => ({ slice: placeSlices({}), cell: item });
const treatyCell = (countries: readonly string[]) => ({ slice: treatySlices({ countries }), cell: "treaties" });

export interface Queried {
  readonly places: ReadonlyMap<string, Place>;
  readonly treaties: Held<Treaties> | undefined;
  readonly failure: CodedError | null;
  /** Something came now. */
  readonly loaded: boolean;
}

/** What only the query service knows: slow and easily tired, so it is asked behind the answers alone, one query after the other. */
export class WikidataQueries {
  readonly #places;
  readonly #treaties;

  constructor(
    private readonly upstream: Upstream,
    cache: Cache,
    private readonly failures: PartFailures,
  ) {
    this.#places = cache.space<Place>({
      name: "wikidata-places",
      decode: (value) => Place.safeParse(value).data,
    });
    this.#treaties = cache.space<Treaties>({
      name: "wikidata-treaties",
      decode: (value) => Treaties.safeParse(value).data,
    });
  }

  /** `countries`: items of countries, e.g. Q843; no treaties are asked for where there are less than two. */
  async load(items: readonly string[], countries: readonly string[], ask: RegisterAsk): Promise<Queried> {
    const wanted = items.map(placeCell);
    const before = await this.#places.peek(wanted);
    const treatiesBefore = countries.length < 2 ? undefined : (await this.#treaties.peek([treatyCell(countries)]))[0];
    const due = items.filter((_, at) => before[at]?.freshness === "STALE" || !before[at]?.value);
    const faults: CodedError[] = [];
    let loaded = false;
    if (ask.background) {
      const works = chunks(due, WIKIDATA_SPARQL_VALUES).map((batch) => ({
        part: "places",
        work: () => this.#renewPlaces(batch, ask),
      }));
      if (countries.length > 1 && (!treatiesBefore?.value || treatiesBefore.freshness === "STALE"))
        works.push({ part: "treaties", work: () => this.#renewTreaties(countries, ask) });
      for (const { part, work } of works) {
        const fault = await this.#guarded(part, work, ask);
        if (fault) faults.push(fault);
        else loaded = true;
      }
    }
    const held = loaded ? await this.#places.peek(wanted) : before;
    return {
      places: new Map(items.flatMap((item, at) => (held[at]?.value ? [[item, held[at].value] as const] : []))),
      treaties:
        loaded && countries.length > 1 ? (await this.#treaties.peek([treatyCell(countries)]))[0] : treatiesBefore,
      failure: faults[0] ?? null,
      loaded,
    };
  }

  async #guarded(part: string, work: () => Promise<void>, { signal }: RegisterAsk): Promise<CodedError | null> {
    const known = this.failures.get(part);
    if (known) return known;
    try {
      await work();
      return null;
    } catch (error) {
      if (!(error instanceof CodedError) || !error.code.startsWith("UPSTREAM_")) throw error;
      if (!signal?.aborted) this.failures.remember(part, error);
      return error;
    }
  }

  async #ask(query: string, { signal }: RegisterAsk) {
    const how = { background: true, ...(signal ? { signal } : {}) };
    const request = { as: "text", ...sparqlRequest(query), readsOnly: true, ...how } as const;
    const { body, retrievedAt } = await whole(this.upstream.send(request));
    return { rows: decodeSparql(body), retrievedOn: retrievedAt.toISOString().slice(0, 10) };
  }

  async #renewPlaces(items: readonly string[], ask: RegisterAsk): Promise<void> {
    const { rows } = await this.#ask(ownersQuery(items), ask);
    const listed = (item: string, variable: "alpha3" | "ownerLabel") => [
      ...new Set(rows.flatMap((row) => (row["item"]?.endsWith(`/${item}`) && row[variable] ? [row[variable]] : []))),
    ];
    const placeOf = (item: string) => ({ countries: listed(item, "alpha3"), owners: listed(item, "ownerLabel") });
    this.#places.put(items.map((item) => ({ ...placeCell(item), value: placeOf(item), lifetime: LIFETIME })));
  }

  async #renewTreaties(countries: readonly string[], ask: RegisterAsk): Promise<void> {
    const { rows, retrievedOn } = await this.#ask(treatiesQuery(countries), ask);
    this.#treaties.put([
      { ...treatyCell(countries), value: { treaties: treatiesOf(rows), retrievedOn }, lifetime: LIFETIME },
    ]);
  }
}
