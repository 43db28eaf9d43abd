import { Field, ObjectType } from "type-graphql";
import type { Provenance } from "./provenance.js";
import { Licence, Source } from "./source.js";

@ObjectType({ description: "How to cite one source behind an answer." })
export class Citation {
  @Field(() => Source, { description: "The source." })
  readonly source: Source;
  @Field(() => String, { description: "The citation, ready to print." })
  readonly text: string;
  @Field(() => String, { nullable: true, description: "Where it can be looked up." })
  readonly url: string | null;
  @Field(() => Licence, { description: "Terms of use." })
  readonly licence: Licence;

  constructor(provenance: Provenance) {
    const dates = [
      provenance.publishedAt && `published ${provenance.publishedAt.slice(0, 10)}`,
      provenance.retrievedAt && `retrieved ${provenance.retrievedAt.slice(0, 10)}`,
    ].filter((part) => part);
    this.source = provenance.source;
    this.url = provenance.url;
    this.licence = provenance.licence;
    this.text = [provenance.licence.attribution, provenance.dataset, ...dates].join(", ") + ".";
  }
}

export const citationsOf = (provenance: readonly Provenance[]): readonly Citation[] =>
  provenance.map((item) => new Citation(item));
