import { Field, Int, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar } from "../kernel/index.js";
import type { Commodity as CommodityType } from "../reference/index.js";
import { Commodity } from "../reference/index.js";

@ObjectType({ description: "A pair of periods that was left out of a decomposition." })
export class ExcludedPair {
  @Field(() => Commodity, { description: "The product." })
  readonly commodity!: CommodityType;
  @Field(() => PeriodScalar, {
    nullable: true,
    description: "The earlier period of the pair; null where there is none.",
  })
  readonly before!: string | null;
  @Field(() => PeriodScalar, { nullable: true, description: "The later period of the pair; null where there is none." })
  readonly after!: string | null;
  @Field(() => String, { description: "Why it was left out." })
  readonly reason!: string;

  constructor(init: ExcludedPair) {
    Object.assign(this, init);
  }
}

@ObjectType({
  description:
    "A change of value split into a price and a volume effect that add up to it (Bennet's symmetric indicator, Bennet 1920, Diewert 2005). Unit values stand for prices: a change of mix inside a product counts as price.",
})
export class PriceVolumeSplit {
  @Field(() => PeriodScalar, { description: "The earlier period, as asked." })
  readonly from!: string;
  @Field(() => PeriodScalar, { description: "The later period, as asked." })
  readonly to!: string;
  @Field(() => Figure, { description: "Value of the pairs compared, earlier period (USD)." })
  readonly before!: Figure;
  @Field(() => Figure, { description: "Value of the pairs compared, later period (USD)." })
  readonly after!: Figure;
  @Field(() => Figure, { description: "After − before (USD) = price effect + volume effect + unpriced." })
  readonly change!: Figure;
  @Field(() => Figure, { description: "Mean of both weights × change of unit value, summed (USD)." })
  readonly priceEffect!: Figure;
  @Field(() => Figure, { description: "Mean of both unit values × change of weight, summed (USD)." })
  readonly volumeEffect!: Figure;
  @Field(() => Figure, {
    description: "Change of what was bought in one of the two periods only: it has no price change (USD).",
  })
  readonly unpriced!: Figure;
  @Field(() => Int, { description: "Pairs of periods compared, over all products." })
  readonly pairs!: number;
  @Field(() => [ExcludedPair], { description: "Pairs left out because a side is missing, partial, or has no weight." })
  readonly excluded!: readonly ExcludedPair[];
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: PriceVolumeSplit) {
    Object.assign(this, init);
  }
}
