import { Field, ObjectType } from "type-graphql";
import { PeriodScalar } from "../kernel/index.js";
import { Country, HsEditionId } from "../reference/index.js";
import type { Country as CountryType } from "../reference/index.js";

@ObjectType({ description: "Which edition of the Harmonized System one reporter's figures of one period are in." })
export class EditionOfPeriod {
  @Field(() => Country, { description: "The country that reports." })
  readonly reporter!: CountryType;
  @Field(() => PeriodScalar, { description: "The period; a fiscal year where the publisher has those." })
  readonly period!: string;
  @Field(() => HsEditionId, {
    nullable: true,
    description: "The edition; null where the data set does not state one, or none alone.",
  })
  readonly edition!: HsEditionId | null;
  @Field(() => String, { nullable: true, description: "Why there is none; null when there is one." })
  readonly reason!: string | null;
}
