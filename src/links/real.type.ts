import { Field, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar } from "../kernel/index.js";
import { PriceSeries } from "../prices/index.js";

@ObjectType({
  description:
    "A period of trade in other terms: nominal, at constant prices, per head, in another currency. What was not asked is null.",
})
export class TradeInTerms {
  @Field(() => PeriodScalar, { description: "The period, a fiscal year where the publisher has those." })
  readonly period!: string;
  @Field(() => Figure, { description: "As reported, current US dollars (`USD`)." })
  readonly nominal!: Figure;
  @Field(() => Figure, {
    nullable: true,
    description: "nominal ÷ deflatorIndex × 100, US dollars of the base (`constant 2015 USD`).",
  })
  readonly real!: Figure | null;
  @Field(() => Figure, { nullable: true, description: "The deflator over the same months, the base being 100." })
  readonly deflatorIndex!: Figure | null;
  @Field(() => Figure, { nullable: true, description: "nominal ÷ population (`USD per head`)." })
  readonly nominalPerHead!: Figure | null;
  @Field(() => Figure, { nullable: true, description: "real ÷ population (`constant 2015 USD per head`)." })
  readonly realPerHead!: Figure | null;
  @Field(() => Figure, {
    nullable: true,
    description: "Nominal value at the rate of the same months, e.g. `PKR`; never deflated.",
  })
  readonly inCurrency!: Figure | null;
  @Field(() => PriceSeries, { nullable: true, description: "The deflator used." })
  readonly deflator!: PriceSeries | null;
  @Field(() => PriceSeries, { nullable: true, description: "The population used." })
  readonly population!: PriceSeries | null;
  @Field(() => PriceSeries, { nullable: true, description: "The exchange rate used." })
  readonly rate!: PriceSeries | null;
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: TradeInTerms) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "A period of a price at constant prices: a price beside the general level of prices." })
export class RealPrice {
  @Field(() => PeriodScalar, { description: "The period." })
  readonly period!: string;
  @Field(() => Figure, { description: "As published, in the series' own unit." })
  readonly nominal!: Figure;
  @Field(() => Figure, { description: "nominal ÷ deflatorIndex × 100, e.g. `constant 2015 USD/t`." })
  readonly real!: Figure;
  @Field(() => Figure, { description: "The deflator over the same months, the base being 100." })
  readonly deflatorIndex!: Figure;
  @Field(() => PriceSeries, { description: "The deflator used." })
  readonly deflator!: PriceSeries;
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: RealPrice) {
    Object.assign(this, init);
  }
}
