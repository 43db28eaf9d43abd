import { Field, Int, ObjectType } from "type-graphql";
import { Caveat, DateScalar, Figure, Frequency } from "../kernel/index.js";
import { PriceSeries } from "../prices/index.js";

@ObjectType({ description: "The level of a series in one window." })
export class PriceWindowSide {
  @Field(() => DateScalar, { description: "First day of the window." })
  readonly from!: string;
  @Field(() => DateScalar, { description: "First day after the window." })
  readonly to!: string;
  @Field(() => Figure, { description: "Mean of the periods held, in the unit of the series, e.g. `USD/t`." })
  readonly mean!: Figure;
  @Field(() => Int, { description: "Published periods with a figure." })
  readonly held!: number;
  @Field(() => Int, { description: "Published periods that make the window whole." })
  readonly expected!: number;

  constructor(init: PriceWindowSide) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "What another series did in the same windows." })
export class PriceWindowControl {
  @Field(() => PriceSeries, { description: "The series." })
  readonly series!: PriceSeries;
  @Field(() => Figure, { description: "Mean before, in its own unit." })
  readonly before!: Figure;
  @Field(() => Figure, { description: "Mean after, in its own unit." })
  readonly after!: Figure;
  @Field(() => Figure, { description: "Mean after ÷ mean before − 1, a fraction of 1." })
  readonly change!: Figure;
  @Field(() => Figure, { description: "Mean after ÷ mean of the same season before − 1, a fraction of 1." })
  readonly sameSeasonChange!: Figure;

  constructor(init: PriceWindowControl) {
    Object.assign(this, init);
  }
}

@ObjectType({
  description:
    "A series before and after a date. Descriptive, never causal: the control shows what others did meanwhile.",
})
export class PriceWindow {
  @Field(() => PriceWindowSide, { nullable: true, description: "Before the date; null where that is unknown." })
  readonly before!: PriceWindowSide | null;
  @Field(() => PriceWindowSide, { nullable: true, description: "After the date; null where that is unknown." })
  readonly after!: PriceWindowSide | null;
  @Field(() => PriceWindowSide, {
    nullable: true,
    description: "The months of the window after, in the last year that lies wholly before the date.",
  })
  readonly sameSeason!: PriceWindowSide | null;
  @Field(() => Frequency, { description: "Of the figures used, as published." })
  readonly frequency!: Frequency;
  @Field(() => Figure, { description: "Mean after ÷ mean before − 1, a fraction of 1." })
  readonly change!: Figure;
  @Field(() => Figure, { description: "Mean after ÷ mean of the same season before − 1, a fraction of 1." })
  readonly sameSeasonChange!: Figure;
  @Field(() => [PriceWindowControl], { description: "The series named as control, in the order given." })
  readonly control!: readonly PriceWindowControl[];
  @Field(() => Boolean, { description: "Can the windows be compared without reserve? True when `reasons` is empty." })
  readonly comparable!: boolean;
  @Field(() => [String], { description: "Why not." })
  readonly reasons!: readonly string[];
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: PriceWindow) {
    Object.assign(this, init);
  }
}
