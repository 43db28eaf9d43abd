import { Field, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar } from "../kernel/index.js";
import type { Country as CountryType } from "../reference/index.js";
import { Country } from "../reference/index.js";

@ObjectType({
  description:
    "One partner's share in two periods. Missing where the share is; 0 where the partner has no row in a period that is whole.",
})
export class ShareChange {
  @Field(() => Country, { description: "The partner." })
  readonly partner!: CountryType;
  @Field(() => Figure, { description: "Share in the earlier period, a fraction of 1." })
  readonly before!: Figure;
  @Field(() => Figure, { description: "Share in the later period, a fraction of 1." })
  readonly after!: Figure;
  @Field(() => Figure, { description: "After − before, a fraction of 1." })
  readonly change!: Figure;

  constructor(init: ShareChange) {
    Object.assign(this, init);
  }
}

@ObjectType({
  description:
    "How much of supply changed hands between two periods: one minus the similarity of Finger and Kreinin 1979, over all partners with a share in both; areas not elsewhere specified count as one partner each.",
})
export class ShareShift {
  @Field(() => PeriodScalar, { description: "The earlier period." })
  readonly from!: string;
  @Field(() => PeriodScalar, { description: "The later period." })
  readonly to!: string;
  @Field(() => Figure, {
    description:
      "Half the sum of the absolute changes of all shares, 0 (same suppliers, same shares) to 1 (all others): one minus the similarity of Finger and Kreinin 1979.",
  })
  readonly shift!: Figure;
  @Field(() => [ShareChange], { description: "The partners whose shares changed most, largest change first." })
  readonly movers!: readonly ShareChange[];
  @Field(() => [Caveat], {
    description: "What a careful reader must know first, e.g. partners without a share in one of the periods.",
  })
  readonly caveats!: readonly Caveat[];

  constructor(init: ShareShift) {
    Object.assign(this, init);
  }
}
