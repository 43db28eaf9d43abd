import { Field, ObjectType, registerEnumType } from "type-graphql";

export const MissingReason = {
  NOT_REPORTED: "NOT_REPORTED",
  SUPPRESSED: "SUPPRESSED",
  NOT_COVERED: "NOT_COVERED",
  NOT_YET_PUBLISHED: "NOT_YET_PUBLISHED",
  UPSTREAM_UNAVAILABLE: "UPSTREAM_UNAVAILABLE",
  QUOTA_EXHAUSTED: "QUOTA_EXHAUSTED",
  TRUNCATED: "TRUNCATED",
  LICENCE_RESTRICTED: "LICENCE_RESTRICTED",
  NEEDS_CREDENTIAL: "NEEDS_CREDENTIAL",
  NOT_COMPARABLE: "NOT_COMPARABLE",
} as const;
export type MissingReason = (typeof MissingReason)[keyof typeof MissingReason];

registerEnumType(MissingReason, {
  name: "MissingReason",
  description: "Why a value is null. A reported zero is not missing: its value is 0.",
  valuesConfig: {
    NOT_REPORTED: { description: "The publisher's table has the row but no number in it." },
    SUPPRESSED: { description: "Withheld by the publisher, for example for confidentiality." },
    NOT_COVERED: { description: "No source in use covers this cell." },
    NOT_YET_PUBLISHED: { description: "The period is too recent." },
    UPSTREAM_UNAVAILABLE: { description: "The source failed and nothing is held." },
    QUOTA_EXHAUSTED: { description: "The calls allowed to the source are used up." },
    TRUNCATED: { description: "The source cut its answer." },
    LICENCE_RESTRICTED: { description: "The licence does not allow it to be shown." },
    NEEDS_CREDENTIAL: { description: "A source with a key would answer; `detail` names the key and where to get it." },
    NOT_COMPARABLE: { description: "A number could be computed but would mislead; `detail` says why." },
  },
});

@ObjectType({ description: "Why a value is absent." })
export class Missing {
  @Field(() => MissingReason, { description: "The kind of absence." })
  readonly reason: MissingReason;

  @Field(() => String, { nullable: true, description: "In words: what is missing and what would help." })
  readonly detail: string | null;

  constructor(reason: MissingReason, detail: string | null = null) {
    this.reason = reason;
    this.detail = detail;
  }
}
