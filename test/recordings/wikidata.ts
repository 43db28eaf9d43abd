import { decodeEntities } from "../../src/sources/wikidata/decode.js";
import { decodeSparql } from "../../src/sources/wikidata/sparql.js";
import { sharedJson } from "../support/shared-data.js";
import type { Family, Reader, Reading } from "./types.js";
import { compared, none } from "./types.js";

interface Statement {
  readonly rank: string;
  readonly mainsnak: { readonly snaktype: string; readonly datavalue?: { readonly value: unknown } };
}
interface Item {
  readonly missing?: string;
  readonly labels?: Readonly<Record<string, { readonly value: string }>>;
  readonly aliases?: Readonly<Record<string, readonly { readonly value: string }[]>>;
  readonly claims?: Readonly<Record<string, readonly Statement[]>>;
}

/** Statements of the best rank that a property has; deprecated ones are none. */
const best = (statements: readonly Statement[]): readonly unknown[] => {
  const ranked = (rank: string) => statements.filter((one) => one.rank === rank);
  return (ranked("preferred").length > 0 ? ranked("preferred") : ranked("normal")).map(({ mainsnak }) =>
    mainsnak.snaktype === "value" ? mainsnak.datavalue!.value : mainsnak.snaktype,
  );
};
const recordedOf = ([id, item]: readonly [string, Item]): readonly (readonly [string, unknown])[] =>
  item.missing === undefined
    ? [
        ...Object.entries(item.labels ?? {}).map(([language, { value }]) => [`${id} label ${language}`, value] as const),
        ...Object.values(item.aliases ?? {}).flat().map(({ value }, at) => [`${id} alias ${at}`, value] as const),
        ...Object.entries(item.claims ?? {}).flatMap(([property, statements]) =>
          best(statements).map((value, at) => [`${id} ${property} ${at}`, value] as const),
        ),
      ]
    : [[id, "missing"]]; // prettier-ignore

const SAID = { NONE: "novalue", UNKNOWN: "somevalue" } as const;
const entities = (body: { readonly entities: Readonly<Record<string, Item>> }): Reading => {
  const ours = [...decodeEntities(body)].flatMap(([id, entity]): (readonly [string, unknown])[] =>
    entity === null
      ? [[id, "missing"]]
      : [
          ...Object.entries(entity.labels).map(([language, value]) => [`${id} label ${language}`, value] as const),
          ...entity.aliases.map((value, at) => [`${id} alias ${at}`, value] as const),
          ...Object.entries(entity.claims).flatMap(([property, claims]) =>
            claims.map(
              (claim, at) =>
                [`${id} ${property} ${at}`, claim.kind === "VALUE" ? claim.value : SAID[claim.kind]] as const,
            ),
          ),
        ],
  );
  return compared(new Map(ours), new Map(Object.entries(body.entities).flatMap(recordedOf)));
};
const batch: Reader = (path) => entities(sharedJson(path) as Parameters<typeof entities>[0]);

const sparql: Reader = (path) => {
  const body = sharedJson(path) as {
    head: { vars: string[] };
    results: { bindings: Record<string, { value: string; type: string }>[] };
  };
  const recorded = body.results.bindings.flatMap((binding, row) =>
    body.head.vars.map((name) => {
      const value = binding[name]?.value ?? null;
      return [`row ${row} ${name}`, name.endsWith("Label") && /^Q\d+$/.test(value ?? "") ? null : value] as const;
    }),
  );
  const ours = decodeSparql(JSON.stringify(body)).flatMap((row, at) =>
    Object.entries(row).map(([name, value]) => [`row ${at} ${name}`, value] as const),
  );
  return compared(new Map(ours), new Map(recorded));
};

export const WIKIDATA: Family = {
  folder: "agreements/recordings/wikidata",
  files: {
    "entity-Q217447.json": (path) => entities({ entities: { Q217447: sharedJson(path) as Item } }),
    "sparql-1-binding-optional-values-xsd-types.json": sparql,
    "sparql-34-bindings-statement-uris.json": sparql,
    "sparql-50-bindings-labels-descriptions-aliases.json": sparql,
    "sparql-50-bindings-labels-descriptions-aliases.rq": none("The question to one of the answers, not an answer."),
    "wbgetentities-Q10908976-missing.json": batch,
    "wbgetentities-Q42-en-info-claims-descriptions-labels-sitelinks.json": batch,
    "wbgetentities-Q483718-novalue-snak.json": batch,
    "wbgetentities-labels-50-ids-a.json": batch,
    "wbgetentities-labels-50-ids-b.json": batch,
  },
};
