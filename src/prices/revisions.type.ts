import { Field, Int, ObjectType } from "type-graphql";
import { Figure, PeriodScalar } from "../kernel/index.js";

@ObjectType({ description: "One period in two vintages." })
export class PriceRevision {
  @Field(() => PeriodScalar, { description: "The period." })
  readonly period!: string;
  @Field(() => Figure, { description: "As the earlier vintage has it, in the series' own unit." })
  readonly earlier!: Figure;
  @Field(() => Figure, { description: "As the later vintage has it." })
  readonly later!: Figure;
  @Field(() => Figure, { description: "Later − earlier, in the series' own unit." })
  readonly change!: Figure;
  @Field(() => Figure, { description: "Change ÷ earlier, in per cent (`%`)." })
  readonly percent!: Figure;

  constructor(init: PriceRevision) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "What a publisher has changed of a series between two vintages that are held." })
export class PriceRevisions {
  @Field(() => String, {
    nullable: true,
    description: "When the earlier vintage was published; null where none is held.",
  })
  readonly earlier!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "When the later vintage was published; null where none is held.",
  })
  readonly later!: string | null;
  @Field(() => Int, { description: "Periods with a figure in both." })
  readonly compared!: number;
  @Field(() => Int, { description: "Of these, how many differ." })
  readonly revised!: number;
  @Field(() => [PriceRevision], { description: "Periods whose figures differ, or all of both; ascending." })
  readonly rows!: readonly PriceRevision[];
  @Field(() => String, { nullable: true, description: "Why nothing is compared: `no earlier vintage held`." })
  readonly note!: string | null;

  constructor(init: PriceRevisions) {
    Object.assign(this, init);
  }
}
