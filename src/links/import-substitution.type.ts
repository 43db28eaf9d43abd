import { Field, Float, ID, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar, Unit } from "../kernel/index.js";

@ObjectType({ description: "A number that was supposed, not measured, with where it is from." })
export class Assumption {
  @Field(() => ID, { description: "What it is, e.g. `capacity`, `utilisation` or `yield`." })
  readonly id!: string;
  @Field(() => String, { description: "What is supposed, and after whom." })
  readonly text!: string;
  @Field(() => Float, { nullable: true, description: "The number; null where no source states one." })
  readonly value!: number | null;
  @Field(() => Unit, { description: "Its unit." })
  readonly unit!: Unit;
  @Field(() => String, {
    nullable: true,
    description: "Source of a coefficient; null where the asker gave the number.",
  })
  readonly citation!: string | null;

  constructor(init: Assumption) {
    Object.assign(this, init);
  }
}

@ObjectType({
  description:
    "A plant's supposed output beside a country's imports in one year. Tonnes beside tonnes: never a saving, and never cut at 100 %.",
})
export class ImportSubstitution {
  @Field(() => PeriodScalar, { description: "The year; a fiscal year where the imports are reported so." })
  readonly period!: string;
  @Field(() => Figure, { description: "Capacity × utilisation × yield, tonnes of products (`t`)." })
  readonly output!: Figure;
  @Field(() => Figure, { description: "Imports of the basket, tonnes (`t`)." })
  readonly imports!: Figure;
  @Field(() => Figure, { description: "Output ÷ imports, a fraction of 1; above 1 where output exceeds all imports." })
  readonly coverage!: Figure;
  @Field(() => Boolean, {
    nullable: true,
    description: "Is output above all imports of the year? Null where one of the two is missing.",
  })
  readonly exceedsImports!: boolean | null;
  @Field(() => Figure, {
    description: "What the imports of the basket cost that year, US dollars (`USD`). Not a saving.",
  })
  readonly importBill!: Figure;
  @Field(() => [Assumption], { description: "What was supposed." })
  readonly assumptions!: readonly Assumption[];
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: ImportSubstitution) {
    Object.assign(this, init);
  }
}
