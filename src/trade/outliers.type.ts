import { Field, ObjectType } from "type-graphql";
import { Figure, PeriodScalar } from "../kernel/index.js";
import type { Country as CountryType, Commodity as CommodityType } from "../reference/index.js";
import { Commodity, Country } from "../reference/index.js";

@ObjectType({ description: "A unit value beside all others of its product in the selection." })
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
      "Modified z-score of its logarithm, 0.6745 × (x − median) ÷ median absolute deviation (Iglewicz and Hoaglin 1993); missing below six values.",
  })
  readonly score!: Figure;
  @Field(() => Boolean, { description: "Is the score above 3.5 or below −3.5?" })
  readonly isOutlier!: boolean;

  constructor(init: UnitValueScore) {
    Object.assign(this, init);
  }
}
