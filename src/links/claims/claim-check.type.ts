import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Caveat, Figure } from "../../kernel/index.js";

export const ClaimVerdict = {
  SUPPORTED: "SUPPORTED",
  CONTRADICTED: "CONTRADICTED",
  DEPENDS_ON_SCOPE: "DEPENDS_ON_SCOPE",
  NOT_TESTABLE: "NOT_TESTABLE",
} as const;
export type ClaimVerdict = (typeof ClaimVerdict)[keyof typeof ClaimVerdict];
registerEnumType(ClaimVerdict, {
  name: "ClaimVerdict",
  description: "What the figures held say of a statement. The rules are in docs/links.md.",
  valuesConfig: {
    SUPPORTED: { description: "It fits under every scope that could be tested." },
    CONTRADICTED: { description: "It fits under none." },
    DEPENDS_ON_SCOPE: { description: "It fits under some scopes, years or parts of a range and not under others." },
    NOT_TESTABLE: { description: "No figure held can test it; the reason says why." },
  },
});

@ObjectType({ description: "What exactly a statement is measured against." })
export class ClaimScope {
  @Field(() => ID, { description: "Stable id, e.g. `STEEL.five-years`, `register.curated`." })
  readonly id!: string;
  @Field(() => String, { description: "Goods, window and basis in words." })
  readonly name!: string;
}

@ObjectType({ description: "The figures of one scope, and the verdict under it alone." })
export class ClaimRange {
  @Field(() => ClaimScope, { description: "The scope." })
  readonly scope!: ClaimScope;
  @Field(() => Figure, { description: "Lowest figure of the scope, in the unit of the statement." })
  readonly low!: Figure;
  @Field(() => Figure, { description: "Highest figure of the scope; equal to `low` where there is one only." })
  readonly high!: Figure;
  @Field(() => String, { nullable: true, description: "Periods covered, e.g. `2021`, `2017/2021`; null without one." })
  readonly period!: string | null;
  @Field(() => ClaimVerdict, { description: "The verdict under this scope." })
  readonly verdict!: ClaimVerdict;

  constructor(init: ClaimRange) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "A statement set against the figures held, scope by scope." })
export class ClaimCheck {
  @Field(() => ClaimVerdict, { description: "Over all scopes that could be tested." })
  readonly verdict!: ClaimVerdict;
  @Field(() => String, { description: "Why, in a sentence." })
  readonly reason!: string;
  @Field(() => [ClaimRange], { description: "The scopes; empty where nothing could be tested." })
  readonly ranges!: readonly ClaimRange[];
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: ClaimCheck) {
    Object.assign(this, init);
  }
}
