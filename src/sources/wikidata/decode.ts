import { z } from "zod";
import { CodedError, HistoricDate } from "../../kernel/index.js";
import { atEdge } from "../edge.js";

const SOURCE = "wikidata";

const Snak = z.looseObject({
  snaktype: z.enum(["value", "somevalue", "novalue"]),
  property: z.string(),
  datavalue: z.looseObject({ type: z.string().optional(), value: z.unknown() }).optional(),
});
const Statement = z.looseObject({ mainsnak: Snak, rank: z.enum(["preferred", "normal", "deprecated"]) });
/** PHP writes an empty map as `[]`: an item without labels has `labels: []`. */
const mapOf = <T extends z.ZodType>(inner: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) && value.length === 0 ? {} : value),
    z.record(z.string(), inner).default({}),
  );
/** A label that somebody took away stands there as `{ language, removed: "" }`. */
const Text = z.looseObject({ language: z.string(), value: z.string().optional() });
/** Whether there is such an item comes before how it is written: a page that does not exist has no id (`{"-1": {missing: ""}}`). */
const Missing = z.looseObject({ missing: z.union([z.literal(""), z.literal(true)]) });
const Entity = z.looseObject({
  id: z.string(),
  labels: mapOf(Text),
  aliases: mapOf(z.array(Text)),
  claims: mapOf(z.array(Statement)),
  redirects: z.looseObject({ from: z.string(), to: z.string().optional() }).optional(),
});
const Answer = z.looseObject({ entities: mapOf(z.unknown()) });
const Refusal = z.looseObject({ error: z.looseObject({ code: z.string(), info: z.string().default("") }) });

export type WikidataClaim =
  { readonly kind: "VALUE"; readonly value: unknown } | { readonly kind: "UNKNOWN" } | { readonly kind: "NONE" };

export interface WikidataEntity {
  /** Of the item that answers; where the one asked for was merged into it, another one than that. */
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  /** Best statements of a property: preferred, else normal, never deprecated. */
  readonly claims: Readonly<Record<string, readonly WikidataClaim[]>>;
}

/**
 * wbgetentities, by the id asked for: a redirect is found under both. An error is a 200 with `error`; a deleted or unknown item is `missing`
 * and becomes null. An item that is not as described is left out, so that it does not cost the others of its batch; where none can be read,
 * UPSTREAM_BAD_DATA.
 */
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
  const given = Object.entries(atEdge(SOURCE, Answer, body).entities);
  const read = given.flatMap(([asked, entity]): [string, WikidataEntity | null][] => {
    if (Missing.safeParse(entity).success) return [[asked, null]];
    const { data } = Entity.safeParse(entity);
    return data ? [...new Set([asked, data.redirects?.from ?? asked])].map((id) => [id, entityOf(data)]) : [];
  });
  const [first] = given;
  if (read.length === 0 && first) atEdge(SOURCE, z.object({ entities: z.object({ [first[0]]: Entity }) }), body);
  return new Map(read);
};

const entityOf = (entity: z.infer<typeof Entity>): WikidataEntity => {
  const labels = Object.values(entity.labels).flatMap(({ language, value }) => (value ? [[language, value]] : []));
  return {
    id: entity.id,
    labels: Object.fromEntries(labels) as Record<string, string>,
    aliases: Object.values(entity.aliases).flatMap((list) => list.flatMap(({ value }) => (value ? [value] : []))),
    claims: Object.fromEntries(
      Object.entries(entity.claims).map(([property, statements]) => [property, best(statements)]),
    ),
  };
};

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
