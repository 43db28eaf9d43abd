import { z } from "zod";
import { CodedError, HistoricDate } from "../../kernel/index.js";
import { atEdge, badData } from "../edge.js";

const SOURCE = "wikidata";

const Snak = z.looseObject({
  snaktype: z.enum(["value", "somevalue", "novalue"]),
  property: z.string(),
  datavalue: z.looseObject({ type: z.string().optional(), value: z.unknown() }).optional(),
});
const Statement = z.looseObject({ mainsnak: Snak, rank: z.enum(["preferred", "normal", "deprecated"]) });
const Text = z.looseObject({ language: z.string(), value: z.string() });
const Entity = z.looseObject({
  id: z.string(),
  missing: z.union([z.literal(""), z.boolean()]).optional(),
  labels: z.record(z.string(), Text).default({}),
  aliases: z.record(z.string(), z.array(Text)).default({}),
  claims: z.record(z.string(), z.array(Statement)).default({}),
});
const Answer = z.looseObject({ entities: z.record(z.string(), Entity) });
const Refusal = z.looseObject({ error: z.looseObject({ code: z.string(), info: z.string().default("") }) });

export type WikidataClaim =
  { readonly kind: "VALUE"; readonly value: unknown } | { readonly kind: "UNKNOWN" } | { readonly kind: "NONE" };

export interface WikidataEntity {
  /** The id asked for; a redirect answers under another one, which is `id`. */
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  /** Best statements of a property: preferred, else normal, never deprecated. */
  readonly claims: Readonly<Record<string, readonly WikidataClaim[]>>;
}

/** wbgetentities. An error is a 200 with `error`; a deleted or unknown item is `missing` and becomes null. */
export const decodeEntities = (body: unknown): ReadonlyMap<string, WikidataEntity | null> => {
  const refusal = Refusal.safeParse(body);
  if (refusal.success) {
    const { code, info } = refusal.data.error;
    const lagging = code === "maxlag" || code === "ratelimited";
    throw new CodedError(
      lagging ? "UPSTREAM_RATE_LIMITED" : "UPSTREAM_REFUSED",
      `wikidata: ${code}: ${info.slice(0, 200)}`,
      { source: SOURCE, retryable: lagging },
    );
  }
  const entities = new Map<string, WikidataEntity | null>();
  for (const [asked, entity] of Object.entries(atEdge(SOURCE, Answer, body).entities))
    entities.set(asked, entity.missing === undefined ? entityOf(entity) : null);
  return entities;
};

const entityOf = (entity: z.infer<typeof Entity>): WikidataEntity => ({
  id: entity.id,
  labels: Object.fromEntries(Object.values(entity.labels).map((label) => [label.language, label.value])),
  aliases: Object.values(entity.aliases).flatMap((list) => list.map((alias) => alias.value)),
  claims: Object.fromEntries(
    Object.entries(entity.claims).map(([property, statements]) => [property, best(statements)]),
  ),
});

const best = (statements: readonly z.infer<typeof Statement>[]): readonly WikidataClaim[] => {
  const preferred = statements.filter((statement) => statement.rank === "preferred");
  const kept = preferred.length > 0 ? preferred : statements.filter((statement) => statement.rank === "normal");
  return kept.map(({ mainsnak }): WikidataClaim => {
    if (mainsnak.snaktype === "novalue") return { kind: "NONE" };
    return mainsnak.snaktype === "somevalue" || !mainsnak.datavalue
      ? { kind: "UNKNOWN" }
      : { kind: "VALUE", value: mainsnak.datavalue.value };
  });
};

const Time = z.looseObject({ time: z.string(), precision: z.number().int() });

/** `+1990-00-00T00:00:00Z` with precision 9 (year), 10 (month), 11 (day): newer data writes 01-01 with 9, so precision decides. */
export const wikidataDate = (value: unknown): HistoricDate => {
  const { time, precision } = atEdge(SOURCE, Time, value);
  const match = /^\+(\d{4})-(\d{2})-(\d{2})T/.exec(time);
  // Years BCE and beyond 9999, and decades or centuries (below 9), say less than a year does.
  if (!match || precision < 9) return HistoricDate.UNKNOWN;
  return HistoricDate.parse(match.slice(1, precision >= 11 ? 4 : precision - 7).join("-"));
};

const Binding = z.record(
  z.string(),
  z.looseObject({ type: z.string(), value: z.string(), datatype: z.string().optional() }),
);
const Results = z.looseObject({
  head: z.looseObject({ vars: z.array(z.string()) }),
  results: z.looseObject({ bindings: z.array(Binding) }),
});

export interface SparqlRow {
  readonly [variable: string]: string | null;
}

/**
 * SPARQL results as rows: an unbound variable, an unknown value (a blank node or a genid address) and a label that is only the item's id
 * are null. Takes the text, because a time-out is written into the middle of a 200.
 */
export const decodeSparql = (text: string): readonly SparqlRow[] => {
  if (/TimeoutException|SPARQL-QUERY:/.test(text))
    throw new CodedError("UPSTREAM_TIMEOUT", "wikidata: the query ran out of time inside its answer.", {
      source: SOURCE,
      retryable: true,
    });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw badData(SOURCE, "the body", "JSON", text.slice(0, 40));
  }
  const { head, results } = atEdge(SOURCE, Results, body);
  return results.bindings.map((binding) =>
    Object.fromEntries(
      head.vars.map((variable) => {
        const term = binding[variable];
        const unknown = !term || term.type === "bnode" || term.value.includes("/.well-known/genid/");
        const bareId = variable.endsWith("Label") && /^Q\d+$/.test(term?.value ?? "");
        return [variable, unknown || bareId ? null : term.value];
      }),
    ),
  );
};
