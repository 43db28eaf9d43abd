import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Caveat, DateScalar, Figure, Frequency } from "../kernel/index.js";

export const TradeMeasure = { VALUE: "VALUE", NET_WEIGHT: "NET_WEIGHT" } as const;
export type TradeMeasure = (typeof TradeMeasure)[keyof typeof TradeMeasure];
registerEnumType(TradeMeasure, {
  name: "TradeMeasure",
  description: "What of a flow is compared.",
  valuesConfig: {
    VALUE: { description: "Value in current US dollars (`USD`)." },
    NET_WEIGHT: { description: "Net weight in tonnes (`t`)." },
  },
});

@ObjectType({ description: "Imports in one window beside a date or a signature." })
export class TradeWindowSide {
  @Field(() => DateScalar, { description: "First day of the window." })
  readonly from!: string;
  @Field(() => DateScalar, { description: "First day after the window." })
  readonly to!: string;
  @Field(() => Figure, {
    description:
      "Imports from the partner (all suppliers where none is named) in the window: current US dollars (`USD`), or tonnes (`t`).",
  })
  readonly value!: Figure;
  @Field(() => Figure, {
    description:
      "Share of all the importer's imports of these goods, a fraction of 1; missing where no partner is named.",
  })
  readonly share!: Figure;

  constructor(init: TradeWindowSide) {
    Object.assign(this, init);
  }
}

@ObjectType({
  description: "The same for other suppliers: all but the partner and the parties to the agreement, or those named.",
})
export class TradeWindowControl {
  @Field(() => Figure, { description: "Their imports before, current US dollars (`USD`) or tonnes (`t`)." })
  readonly before!: Figure;
  @Field(() => Figure, { description: "Their imports after, current US dollars (`USD`) or tonnes (`t`)." })
  readonly after!: Figure;
  @Field(() => Figure, { description: "Change of the mean a period, a fraction of 1." })
  readonly change!: Figure;

  constructor(init: TradeWindowControl) {
    Object.assign(this, init);
  }
}

@ObjectType({
  description:
    "A country's imports from a partner, or from all suppliers, before and after a date, such as that of a signature. Descriptive, never causal: the control shows what other suppliers did meanwhile.",
})
export class TradeWindow {
  @Field(() => TradeWindowSide, {
    nullable: true,
    description: "Before the date or signature; null where that is unknown.",
  })
  readonly before!: TradeWindowSide | null;
  @Field(() => TradeWindowSide, {
    nullable: true,
    description: "After the date or signature; null where that is unknown.",
  })
  readonly after!: TradeWindowSide | null;
  @Field(() => TradeWindowSide, {
    nullable: true,
    description: "The months of the window after, in the last year that lies wholly before the date.",
  })
  readonly sameSeason!: TradeWindowSide | null;
  @Field(() => Frequency, { description: "Of the figures used: months, or whole years where no months are held." })
  readonly frequency!: Frequency;
  @Field(() => Figure, {
    description: "Mean a period after ÷ mean a period before − 1, a fraction of 1; windows may differ in length.",
  })
  readonly change!: Figure;
  @Field(() => Figure, { description: "After ÷ the same season before − 1, a fraction of 1." })
  readonly sameSeasonChange!: Figure;
  @Field(() => TradeWindowControl, { description: "What other suppliers did meanwhile." })
  readonly control!: TradeWindowControl;
  @Field(() => Boolean, {
    description: "Can the two windows be compared without reserve? True when `reasons` is empty.",
  })
  readonly comparable!: boolean;
  @Field(() => [String], { description: "Why not." })
  readonly reasons!: readonly string[];
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: TradeWindow) {
    Object.assign(this, init);
  }
}
