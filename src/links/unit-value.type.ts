import { Field, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar } from "../kernel/index.js";

@ObjectType({
  description:
    "What was paid per tonne beside a benchmark in one period. Both are indexed on one base; one is never subtracted from the other.",
})
export class UnitValueComparison {
  @Field(() => PeriodScalar, { description: "The period." })
  readonly period!: string;
  @Field(() => Figure, { description: "Value ÷ net weight of the selection (`USD/t`)." })
  readonly unitValue!: Figure;
  @Field(() => Figure, { description: "The benchmark, in its own unit; an index has no money in it." })
  readonly benchmark!: Figure;
  @Field(() => Figure, { description: "Unit value ÷ unit value of the base × 100." })
  readonly unitValueIndex!: Figure;
  @Field(() => Figure, { description: "Benchmark ÷ benchmark of the base × 100." })
  readonly benchmarkIndex!: Figure;
  @Field(() => Boolean, {
    description:
      "Do both indices exist, over whole periods and without a break? False with the cause among the caveats.",
  })
  readonly comparable!: boolean;
  @Field(() => [Caveat], { description: "What stands between the two." })
  readonly caveats!: readonly Caveat[];

  constructor(init: UnitValueComparison) {
    Object.assign(this, init);
  }
}
