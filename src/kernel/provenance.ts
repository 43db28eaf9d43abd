import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "./scalars.js";
import { Licence, Source } from "./source.js";

@ObjectType({ description: "Where a figure or fact comes from." })
export class Provenance {
  @Field(() => Source, { description: "The service or file." })
  readonly source: Source;
  @Field(() => String, { description: "Dataset, table or document within the source, with its edition." })
  readonly dataset: string;
  @Field(() => String, { nullable: true, description: "Where the figure can be looked up; never holds a key." })
  readonly url: string | null;
  @Field(() => DateScalar, { nullable: true, description: "When it was fetched or the file was read, ISO 8601." })
  readonly retrievedAt: string | null;
  @Field(() => DateScalar, { nullable: true, description: "When its publisher released it, ISO 8601." })
  readonly publishedAt: string | null;
  @Field(() => Licence, { description: "Terms of use." })
  readonly licence: Licence;

  constructor(init: {
    source: Source;
    dataset: string;
    url?: string | null;
    retrievedAt?: string | null;
    publishedAt?: string | null;
    licence?: Licence;
  }) {
    this.source = init.source;
    this.dataset = init.dataset;
    this.url = init.url ?? null;
    this.retrievedAt = init.retrievedAt ?? null;
    this.publishedAt = init.publishedAt ?? null;
    this.licence = init.licence ?? init.source.licence;
  }

  get key(): string {
    return `${this.source.id}\n${this.dataset}\n${this.url ?? ""}`;
  }
}
