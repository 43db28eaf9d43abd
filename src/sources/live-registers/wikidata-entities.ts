import type { RegisterAsk } from "../../agreements/agreements.port.js";
import type { Cache, CellSpace, Held, Loaded } from "../../cache/index.js";
import { keySpace, text } from "../../cache/index.js";
import type { Upstream } from "../../http/index.js";
import type { PlannedCall } from "../../kernel/index.js";
import { CodedError } from "../../kernel/index.js";
import { decodeEntities } from "../wikidata/decode.js";
import { wikidata } from "../wikidata/record.js";
import { wbgetentitiesRequest, WIKIDATA_IDS_A_CALL } from "../wikidata/request.js";
import { chunks } from "./chunks.js";
import { LIFETIME } from "./copy.js";
import type { PartFailures } from "./failures.js";
import { HeldItem, heldItem } from "./wikidata-items.js";
import { whole } from "./whole.js";

/** The first one names what has no name of ours. */
const LANGUAGES = ["en", "ru", "ur"];
const HOUR_MS = 60 * 60 * 1000;
/** Deleted or not there yet. */
const MISSING = { freshMs: HOUR_MS, staleMs: 24 * HOUR_MS };
const sliceOf = keySpace("live-wikidata", 2, { languages: text() });
const wanted = (item: string) => ({ slice: sliceOf({ languages: LANGUAGES.join() }), cell: item });

export interface LoadedItems {
  readonly held: readonly (Held<HeldItem> | undefined)[];
  readonly loaded: boolean;
  readonly failure: CodedError | null;
}

/** Items by id, 50 a call, kept one by one. */
export class WikidataEntities {
  readonly #space: CellSpace<HeldItem>;

  constructor(
    private readonly upstream: Upstream,
    cache: Cache,
    private readonly failures: PartFailures,
  ) {
    this.#space = cache.space<HeldItem>({
      name: wikidata.id,
      decode: (value) => HeldItem.safeParse(value).data,
    });
  }

  async load(items: readonly string[], ask: RegisterAsk): Promise<LoadedItems> {
    const before = await this.#space.peek(items.map(wanted));
    const due = items.filter((_, at) => !before[at] || (ask.background && before[at].freshness === "STALE"));
    const known = due.length > 0 ? this.failures.get(wikidata.id) : null;
    if (known) return { held: before, loaded: false, failure: known };
    if (!this.#admitted(due, ask)) return { held: before, loaded: false, failure: null };
    const failure = await this.#renew(due, ask);
    return { held: await this.#space.peek(items.map(wanted)), loaded: true, failure };
  }

  #admitted(ids: readonly string[], { context }: RegisterAsk): boolean {
    const calls = chunks(ids, WIKIDATA_IDS_A_CALL).map((batch): PlannedCall => ({
      sourceId: wikidata.id,
      method: "GET",
      url: this.upstream.urlOf(wbgetentitiesRequest(batch, LANGUAGES)),
      cells: batch.length,
      estimatedRows: batch.length,
    }));
    const room = context && context.gate.mode === "RUN" ? context.gate.limit - context.gate.planned.length : Infinity;
    if (calls.length === 0 || calls.length > room) return false;
    if (context && !context.gate.admit(calls)) return false;
    calls.forEach(() => context?.usage.called(wikidata.id));
    return true;
  }

  /** Batches that came are kept also when a later one fails. */
  async #renew(ids: readonly string[], ask: RegisterAsk): Promise<CodedError | null> {
    try {
      for (const batch of chunks(ids, WIKIDATA_IDS_A_CALL)) this.#space.put(await this.#fetch(batch, ask));
      return null;
    } catch (error) {
      if (!(error instanceof CodedError) || !error.code.startsWith("UPSTREAM_")) throw error;
      if (!ask.signal?.aborted) this.failures.remember(wikidata.id, error);
      return error;
    }
  }

  async #fetch(batch: readonly string[], { background = false, signal }: RegisterAsk): Promise<Loaded<HeldItem>[]> {
    const how = { background, ...(signal ? { signal } : {}) };
    const request = { as: "json", ...wbgetentitiesRequest(batch, LANGUAGES), ...how } as const;
    const { body, retrievedAt } = await whole(this.upstream.send(request));
    const found = decodeEntities(body);
    const day = retrievedAt.toISOString().slice(0, 10);
    // An answer that does not say where it was redirected from: of several nobody could say whose they are.
    const lost = batch.filter((item) => !found.has(item));
    const strays = [...found].filter(([id]) => !batch.includes(id));
    const redirected = lost.length === 1 && strays.length === 1 ? strays[0]![1] : null;
    return batch.flatMap((item) => {
      const entity = found.get(item) ?? (item === lost[0] ? redirected : null);
      // Not in the answer, or not to be read: no word about it, so it is asked for again.
      if (!entity && !found.has(item)) return [];
      const value = entity && heldItem(entity, day, LANGUAGES);
      return [{ ...wanted(item), value, lifetime: value ? LIFETIME : MISSING }];
    });
  }
}
