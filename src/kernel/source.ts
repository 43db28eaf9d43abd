import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

export const Domain = { TRADE: "TRADE", PRICES: "PRICES", AGREEMENTS: "AGREEMENTS", REFERENCE: "REFERENCE" } as const;
export type Domain = (typeof Domain)[keyof typeof Domain];
registerEnumType(Domain, {
  name: "Domain",
  description: "A subject of the graph.",
  valuesConfig: {
    TRADE: { description: "Imports and exports." },
    PRICES: { description: "Price series, indices, exchange rates." },
    AGREEMENTS: { description: "Agreements, plants, events, people." },
    REFERENCE: { description: "Countries, groups, product codes." },
  },
});

@ObjectType({ description: "Under which terms a figure may be used." })
export class Licence {
  @Field(() => ID, { description: "Short id, e.g. `CC-BY-4.0`, `etalab-2.0`, `public-domain`." })
  readonly id!: string;
  @Field(() => String, { description: "Name of the licence or of the terms." })
  readonly name!: string;
  @Field(() => String, { nullable: true, description: "Where the terms stand." })
  readonly url!: string | null;
  @Field(() => String, { description: "The line to print beside the figure." })
  readonly attribution!: string;
  @Field(() => Boolean, { description: "May the figures be passed on to others?" })
  readonly mayRedistribute!: boolean;

  constructor(init: Pick<Licence, "id" | "name" | "url" | "attribution" | "mayRedistribute">) {
    Object.assign(this, init);
  }
}

/** What a source is, apart from its state: a record, not code. Health, quota and freshness are added by the graph. */
export interface SourceRecord {
  /** Lower case with hyphens; settings are named after it: `comtrade` → ENTREPOT_COMTRADE_URL, ENTREPOT_COMTRADE_KEY. */
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly homepage: string;
  readonly domains: readonly Domain[];
  readonly licence: Licence;
  /** Set where a key is required or raises limits. */
  readonly credential?: { readonly required: boolean; readonly signUpUrl: string };
  /** Lifetime in words, e.g. `annual figures: 24 h, older years 30 d`. */
  readonly freshnessPolicy: string;
}

@ObjectType("Source", { description: "A service or file that figures come from." })
export class Source {
  @Field(() => ID, { description: "Stable id, e.g. `comtrade`, `bls`, `wto-rta`." })
  readonly id: string;
  @Field(() => String, { description: "Name in words." })
  readonly name: string;
  @Field(() => String, { description: "Who publishes the figures." })
  readonly provider: string;
  @Field(() => String, { description: "Where a reader can look." })
  readonly homepage: string;
  @Field(() => [Domain], { description: "Subjects it serves." })
  readonly domains: readonly Domain[];
  @Field(() => Licence, { description: "Terms of its figures." })
  readonly licence: Licence;

  constructor(readonly record: SourceRecord) {
    this.id = record.id;
    this.name = record.name;
    this.provider = record.provider;
    this.homepage = record.homepage;
    this.domains = record.domains;
    this.licence = record.licence;
  }
}

/** Looks sources up by id; the composition root fills it from `sources/registry.ts`. */
export interface SourceCatalogue {
  get(id: string): Source;
  all(): readonly Source[];
}
