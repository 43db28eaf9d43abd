import { Field, ObjectType } from "type-graphql";
import { Actor, DateScalar, globalId, Node } from "../kernel/index.js";
import type { GroupRecord } from "./reference.js";

@ObjectType({ description: "The time a country belongs to a group. A date may be known to the year or month only." })
export class GroupMembership {
  @Field(() => String, { description: "ISO 3166-1 alpha-3." })
  readonly code!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: "First day, e.g. `2015-08-12` or `1992`; null for a fixed list.",
  })
  readonly from!: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Last day; null while it lasts." })
  readonly to!: string | null;
}

/** `members(on:)` is added by the resolver. */
@ObjectType({
  implements: [Node, Actor],
  description: "Countries that form a bloc or organisation, with the dates of their membership.",
})
export class CountryGroup {
  readonly id: string;
  @Field(() => String, { description: "Short name, e.g. `EAEU`." })
  readonly code: string;
  readonly name: string;
  @Field(() => [String], { description: "Other names accepted on input." })
  readonly aliases: readonly string[];
  @Field(() => String, { description: "What the list counts and what it leaves out." })
  readonly note: string;
  @Field(() => [GroupMembership], { description: "Every membership, past ones too." })
  readonly memberships: readonly GroupMembership[];

  constructor(readonly record: GroupRecord) {
    this.id = globalId("CountryGroup", record.id);
    this.code = record.id;
    this.name = record.name;
    this.aliases = record.aliases;
    this.note = record.note;
    this.memberships = record.members;
  }
}
