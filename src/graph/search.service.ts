import MiniSearch from "minisearch";
import type { SearchEntry } from "../kernel/index.js";

export interface Found {
  readonly score: number;
  readonly entry: SearchEntry;
}

/** Letters without their marks, so that `Zürich`, `Zurich` and `ZÜRICH` are one word. */
const fold = (term: string): string =>
  term
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();

/** Free text over everything the subjects give; the index is built at the first search, not at start. */
export class SearchService {
  #index: Promise<{ search: MiniSearch; entries: readonly SearchEntry[] }> | undefined;

  constructor(private readonly sources: readonly (() => readonly SearchEntry[] | Promise<readonly SearchEntry[]>)[]) {}

  async search(text: string, first: number): Promise<readonly Found[]> {
    const { search, entries } = await (this.#index ??= this.#build());
    const options = {
      prefix: (term: string) => term.length >= 3,
      // A short word with a letter wrong is another word: HRC is not HSC.
      fuzzy: (term: string) => (term.length >= 5 && !/\d/.test(term) ? 0.2 : false),
      boost: { title: 3 },
      boostDocument: (id: unknown) => entries[id as number]?.boost ?? 1,
      weights: { fuzzy: 0.3, prefix: 0.5 },
    };
    const all = search.search(text, { ...options, combineWith: "AND" });
    const hits = all.length > 0 ? all : search.search(text, { ...options, combineWith: "OR" });
    return hits
      .map((hit) => ({ score: hit.score, entry: entries[hit.id as number]! }))
      .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
      .slice(0, first);
  }

  async #build(): Promise<{ search: MiniSearch; entries: readonly SearchEntry[] }> {
    const entries = (await Promise.all(this.sources.map(async (source) => source()))).flat();
    const search = new MiniSearch({ fields: ["title", "text"], processTerm: fold });
    search.addAll(entries.map(({ title, text }, id) => ({ id, title, text })));
    return { search, entries };
  }
}
