import type { Candidate, SourceCatalogue } from "../kernel/index.js";
import { CodedError, keyOf } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { PriceSeries } from "./price-series.type.js";
import type { PricePort, SeriesRecord } from "./prices.port.js";

const candidate = ({ key, title }: PriceSeries): Candidate => ({ code: key, name: title });
const MAX_CANDIDATES = 5;
/** Far more than one request can name. */
const MAX_OPEN = 1000;

export const seriesOf = (record: SeriesRecord, reference: Reference, sources: SourceCatalogue): PriceSeries =>
  new PriceSeries(record, sources.get(record.sourceId), (products) =>
    products.flatMap(({ product, match: seriesMatch }) =>
      reference.product(product).hs.map(({ code, match, note }) => ({
        product,
        commodity: reference.commodity(code),
        match,
        seriesMatch,
        note,
      })),
    ),
  );

/** Every series that the ports know; the first port with an id describes it, each port keeps its own dates. */
export class SeriesCatalogue {
  readonly #byId = new Map<string, PriceSeries>();
  readonly #byName = new Map<string, Set<PriceSeries>>();
  readonly #records = new Map<PricePort, ReadonlyMap<string, SeriesRecord>>();
  /** In no list and in no search: found by their id alone. */
  readonly #open = new Map<string, { readonly port: PricePort; readonly series: PriceSeries }>();

  static async load(
    ports: readonly PricePort[],
    reference: Reference,
    sources: SourceCatalogue,
  ): Promise<SeriesCatalogue> {
    const catalogue = new SeriesCatalogue();
    for (const port of ports) {
      const records = await port.catalogue();
      catalogue.#records.set(port, new Map(records.map((record) => [record.id, record])));
    }
    for (const port of ports)
      for (const record of catalogue.#records.get(port)!.values())
        if (!catalogue.#byId.has(record.id)) catalogue.#add(catalogue.#withVintages(record, port), reference, sources);
    return catalogue;
  }

  /** Who describes a series first may have today's figures alone; others keep what was published before. */
  #withVintages(record: SeriesRecord, describer: PricePort): SeriesRecord {
    const all = [...this.#records].flatMap(([port, records]) => {
      const held = records.get(record.id);
      if (!held || !port.keepsVintages) return [];
      return held.vintages.length > 0 ? held.vintages : (held.publishedAt ?? held.retrievedAt ?? []);
    });
    const vintages = [...new Set(all)].sort().reverse();
    // A single one is the series as it is described; beside today's figures of a source it is an older vintage.
    return vintages.length > 1 || !describer.keepsVintages ? { ...record, vintages } : record;
  }

  #add(record: SeriesRecord, reference: Reference, sources: SourceCatalogue): void {
    const series = seriesOf(record, reference, sources);
    this.#byId.set(record.id, series);
    // "bls:WPU1017" is also found as "WPU1017" and by its aliases, in any case of letters.
    const names = [record.id, ...record.aliases].flatMap((name) => [name, name.slice(name.indexOf(":") + 1)]);
    for (const name of names) {
      const key = name.toLowerCase();
      this.#byName.set(key, (this.#byName.get(key) ?? new Set()).add(series));
    }
  }

  all(): readonly PriceSeries[] {
    return [...this.#byId.values()];
  }

  /** As this port describes it; undefined when it does not know the series. */
  recordOf(port: PricePort, id: string): SeriesRecord | undefined {
    const open = this.#open.get(id);
    return this.#records.get(port)?.get(id) ?? (open?.port === port ? open.series.record : undefined);
  }

  /** The last period that any port says it holds; null where none does. */
  lastPeriodOf(id: string): string | null {
    const ends = [...this.#records.values()].flatMap((records) => {
      const record = records.get(id);
      return record?.end && record.start !== null ? [record.end] : [];
    });
    return ends.sort().at(-1) ?? null;
  }

  byKey(key: string): PriceSeries | undefined {
    return this.#byId.get(key) ?? this.#open.get(key)?.series;
  }

  /** Remembers what a port says of a series that no catalogue has. */
  keepOpen(port: PricePort, series: PriceSeries): void {
    this.#open.delete(series.key);
    this.#open.set(series.key, { port, series });
    if (this.#open.size > MAX_OPEN) this.#open.delete(this.#open.keys().next().value!);
  }

  /** By key, whole id, bare code or alias. Throws CODE_UNKNOWN or CODE_AMBIGUOUS naming `argument`. */
  find(input: string, argument: string): PriceSeries {
    const key = keyOf("PriceSeries", input.trim());
    const found = this.#byId.get(key);
    if (found) return found;
    const all = [...(this.#byName.get(key.toLowerCase()) ?? [])];
    // FRED's copy of a BLS series gives way to the publisher's own, which names it among its aliases.
    const named = all.filter((series) => !all.some((other) => other !== series && other.aliases.includes(series.key)));
    if (named.length === 1) return named[0]!;
    if (named.length > 1)
      throw new CodedError(
        "CODE_AMBIGUOUS",
        `${argument}: ${JSON.stringify(input)} fits several series: ${named.map((series) => series.key).join(", ")}.`,
        { argument, received: input, candidates: named.map(candidate) },
      );
    const candidates = this.nearest(key).map(candidate);
    throw new CodedError(
      "CODE_UNKNOWN",
      `${argument}: no price series ${JSON.stringify(input)}.${candidates.length ? ` Nearest: ${candidates.map(({ code }) => code).join(", ")}.` : ""}`,
      { argument, received: input, accepted: "publisher:code, e.g. bls:WPU1017", candidates },
    );
  }

  /** By the pairs of letters that the code has in common with each name. */
  nearest(input: string): readonly PriceSeries[] {
    const wanted = pairs(input.slice(input.indexOf(":") + 1).toLowerCase());
    const scores = new Map<PriceSeries, number>();
    for (const [name, found] of this.#byName) {
      const own = pairs(name.slice(name.indexOf(":") + 1));
      const common = [...wanted].filter((pair) => own.has(pair)).length;
      const score = (2 * common) / (wanted.size + own.size || 1);
      for (const series of found) if (score > (scores.get(series) ?? 0)) scores.set(series, score);
    }
    return [...scores]
      .filter(([, score]) => score >= 0.4)
      .sort(([a, x], [b, y]) => y - x || (a.key < b.key ? -1 : 1))
      .slice(0, MAX_CANDIDATES)
      .map(([series]) => series);
  }
}

const pairs = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));
