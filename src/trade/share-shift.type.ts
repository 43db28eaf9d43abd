import { Field, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar } from "../kernel/index.js";
import type { Country as CountryType } from "../reference/index.js";
import { Country } from "../reference/index.js";

@ObjectType({ description: "One partner's share in two periods." })
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

@ObjectType({ description: "How much of supply changed hands between two periods." })
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
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: ShareShift) {
    Object.assign(this, init);
  }
}
