import { isObject } from "./cells.js";
import type { Json, JsonObject } from "./cells.js";

export interface SourceLine {
  readonly source: string;
  readonly dataset: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly attribution: string | null;
  readonly retrievedAt: string | null;
  readonly publishedAt: string | null;
  readonly citation: string | null;
  readonly freshness: readonly string[];
  /** How many figures of the answer it stands behind. */
  readonly figures: number;
}

type Draft = { -readonly [Key in keyof SourceLine]: SourceLine[Key] } & { fresh: Set<string> };

const text = (value: Json | undefined): string | null => (typeof value === "string" ? value : null);

/** Every source named anywhere in the answer (provenance of figures, citations), once a data set, the most used first. */
export const sourcesOf = (data: Json): readonly SourceLine[] => {
  const found = new Map<string, Draft>();
  visit(data, null, found);
  return [...found.values()]
    .map(({ fresh, ...line }) => ({ ...line, freshness: [...fresh].sort() }))
    .sort((a, b) => b.figures - a.figures);
};

const visit = (value: Json, freshness: string | null, found: Map<string, Draft>): void => {
  if (Array.isArray(value)) return (value as readonly Json[]).forEach((item) => visit(item, freshness, found));
  if (!isObject(value)) return;
  const own = text(value["freshness"]) ?? freshness;
  // A series or a record that names its own source and licence.
  if (isObject(value["source"]) && isObject(value["licence"]))
    note({ source: value["source"], licence: value["licence"], dataset: value["title"] ?? null }, own, found, 0);
  for (const [key, child] of Object.entries(value)) {
    const lines = Array.isArray(child) ? (child as readonly Json[]) : [child];
    if (key === "provenance") lines.filter((item) => isObject(item)).forEach((item) => note(item, own, found, 1));
    else if (key === "citations") lines.filter((item) => isObject(item)).forEach((item) => note(item, own, found, 0));
    else visit(child, own, found);
  }
};

const note = (item: JsonObject, freshness: string | null, found: Map<string, Draft>, figures: number): void => {
  const source = isObject(item["source"]) ? item["source"] : {};
  const licence = isObject(item["licence"]) ? item["licence"] : isObject(source["licence"]) ? source["licence"] : {};
  const url = text(item["url"]);
  // A citation may be selected by its text alone; its first words name who published.
  const name = text(source["name"]) ?? text(source["id"]) ?? text(item["text"]) ?? url;
  if (!name) return;
  const key = `${text(source["id"]) ?? name}|${url ?? ""}`;
  const draft: Draft = found.get(key) ?? {
    source: name,
    dataset: null,
    url,
    licence: null,
    attribution: null,
    retrievedAt: null,
    publishedAt: null,
    citation: null,
    freshness: [],
    figures: 0,
    fresh: new Set(),
  };
  draft.dataset ??= text(item["dataset"]);
  draft.licence ??= text(licence["id"]);
  draft.attribution ??= text(licence["attribution"]);
  draft.retrievedAt ??= text(item["retrievedAt"]);
  draft.publishedAt ??= text(item["publishedAt"]);
  draft.citation ??= text(item["text"]);
  draft.figures += figures;
  if (freshness) draft.fresh.add(freshness);
  found.set(key, draft);
};
