import { Field, Int, ObjectType } from "type-graphql";
import { Figure, PeriodScalar } from "../kernel/index.js";

@ObjectType({ description: "One period of a price series." })
export class PriceObservation {
  @Field(() => PeriodScalar, { description: "The period." })
  readonly period: string;
  @Field(() => Figure, { description: "The value, in the series' own unit unless converted or transformed." })
  readonly value: Figure;
  @Field(() => Int, {
    description: "Published periods held in this one: 9 of 12 months gives a value with status PARTIAL.",
  })
  readonly held: number;
  @Field(() => Int, { description: "Published periods that make this one whole." })
  readonly whole: number;

  constructor(period: string, value: Figure, held: number, whole: number) {
    this.period = period;
    this.value = value;
    this.held = held;
    this.whole = whole;
  }
}
