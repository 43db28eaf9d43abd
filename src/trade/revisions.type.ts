import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Figure, PeriodScalar } from "../kernel/index.js";
import type { Commodity as CommodityType, Country as CountryType } from "../reference/index.js";
import { Commodity, Country } from "../reference/index.js";

export const TradeRevisionReason = { LATER_PAGE: "LATER_PAGE", MISPRINT: "MISPRINT" } as const;
export type TradeRevisionReason = (typeof TradeRevisionReason)[keyof typeof TradeRevisionReason];
registerEnumType(TradeRevisionReason, {
  name: "TradeRevisionReason",
  description: "Why another figure stands beside the one held.",
  valuesConfig: {
    LATER_PAGE: { description: "A page on a later period prints a change in per cent that implies another figure." },
    MISPRINT: {
      description: "The figure is held as printed and is very likely a misprint; its neighbours imply another.",
    },
  },
});

@ObjectType({ description: "A figure of a flow as first released, and what later pages imply instead." })
export class TradeRevision {
  @Field(() => PeriodScalar, { description: "The period as published, also where the selection asks for longer ones." })
  readonly period!: string;
  @Field(() => Country, { description: "The country that reports." })
  readonly reporter!: CountryType;
  @Field(() => Country, { description: "The other side of the flow; `W00` is the World." })
  readonly partner!: CountryType;
  @Field(() => Commodity, { description: "The product as published." })
  readonly commodity!: CommodityType;
  @Field(() => TradeRevisionReason, { description: "Why." })
  readonly reason!: TradeRevisionReason;
  @Field(() => Figure, { description: "As first released, tonnes (`t`) or US dollars (`USD`)." })
  readonly earlier!: Figure;
  @Field(() => Figure, {
    description: "What is implied instead, in the same unit; missing where pages disagree and give no number.",
  })
  readonly later!: Figure;
  @Field(() => Figure, { description: "Later − earlier, in the same unit." })
  readonly change!: Figure;
  @Field(() => Figure, { description: "Change ÷ earlier, in per cent (`%`)." })
  readonly percent!: Figure;
  @Field(() => String, { description: "How the later figure is known: it is implied, no later table is held." })
  readonly note!: string;

  constructor(init: TradeRevision) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "What is known of a selection's figures to have changed since their first release." })
export class TradeRevisions {
  @Field(() => [TradeRevision], { description: "By period, first releases alone are held; ascending." })
  readonly rows!: readonly TradeRevision[];
  @Field(() => Figure, {
    description:
      "Unit value of the whole selection (USD/t) with each later figure in the place of the earlier one; missing where nothing is to be put in.",
  })
  readonly unitValue!: Figure;
  @Field(() => String, { nullable: true, description: "Why nothing is listed: `no earlier vintage held`." })
  readonly note!: string | null;

  constructor(init: TradeRevisions) {
    Object.assign(this, init);
  }
}
