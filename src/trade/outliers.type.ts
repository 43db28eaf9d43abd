import { Field, ObjectType } from "type-graphql";
import { Figure, PeriodScalar } from "../kernel/index.js";
import type { Country as CountryType, Commodity as CommodityType } from "../reference/index.js";
import { Commodity, Country } from "../reference/index.js";

@ObjectType({
  description:
    "A unit value beside all others of its product in the selection. Rule: the modified z-score of its logarithm, an outlier above 3.5 or below −3.5, given from six whole periods on (Iglewicz and Hoaglin 1993).",
})
export class UnitValueScore {
  @Field(() => PeriodScalar, { description: "The period." })
  readonly period!: string;
  @Field(() => Country, { description: "The country that reports." })
  readonly reporter!: CountryType;
  @Field(() => Commodity, { description: "The product." })
  readonly commodity!: CommodityType;
  @Field(() => Figure, { description: "Value ÷ net weight (USD/t)." })
  readonly unitValue!: Figure;
  @Field(() => Figure, {
    description:
      "Modified z-score of its logarithm, 0.6745 × (x − median) ÷ median absolute deviation (Iglewicz and Hoaglin 1993), e.g. 6.3; missing below six values, and of a period that is left out.",
  })
  readonly score!: Figure;
  @Field(() => Boolean, { description: "Is the score above 3.5 or below −3.5 (limit of Iglewicz and Hoaglin 1993)?" })
  readonly isOutlier!: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      "Why the period is left out of all scores of its product: missing, held in part, without a weight. Null where it is not.",
  })
  readonly excluded!: string | null;

  constructor(init: UnitValueScore) {
    Object.assign(this, init);
  }
}
