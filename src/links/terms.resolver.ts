import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../kernel/index.js";
import { Frequency, PeriodScalar } from "../kernel/index.js";
import { PriceSeries } from "../prices/index.js";
import { TradeSelection } from "../trade/index.js";
import type { RealService } from "./real.service.js";
import { RealPrice, TradeInTerms } from "./real.type.js";

@ArgsType()
export class TermsArgs {
  @Field(() => ID, { nullable: true, description: "A price index, e.g. `bls:PPIACO`; needs `base`." })
  deflator?: string | null;
  @Field(() => PeriodScalar, { nullable: true, description: "The period whose prices are used, e.g. `2015`." })
  base?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "The population of the one reporter: a macro series of persons (`count`).",
  })
  population?: string | null;
  @Field(() => String, { nullable: true, description: "ISO 4217 code to convert to, e.g. `PKR`; needs `rate`." })
  currency?: string | null;
  @Field(() => ID, { nullable: true, description: "Exchange-rate series to use, e.g. `sbp:PKR-per-USD`." })
  rate?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Take the mean of a finer series over the months of each period; without it such a series is refused.",
  })
  average: boolean = false;
}

@ArgsType()
export class RealArgs {
  @Field(() => ID, { description: "A price index, e.g. `bls:PPIACO`." })
  deflator!: string;
  @Field(() => PeriodScalar, { description: "The period whose prices are used, e.g. `2015`." })
  base!: string;
  @Field(() => PeriodScalar, { description: "First period, included." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last period, included." })
  to!: string;
  @Field(() => Frequency, { nullable: true, description: "As published unless given; finer is refused." })
  frequency?: Frequency | null;
  @Field(() => Boolean, { defaultValue: false, description: "Take the mean of a finer deflator over each period." })
  average: boolean = false;
}

@Resolver(() => TradeSelection)
export class TradeTermsResolver {
  constructor(private readonly service: RealService) {}

  @FieldResolver(() => [TradeInTerms], {
    nullable: true,
    description:
      "The selection period by period at constant prices, per head and in another currency. BAD_USER_INPUT, CODE_UNKNOWN, REFUSED_DEFLATOR, REFUSED_POPULATION, REFUSED_UNIT, REFUSED_FREQUENCY.",
  })
  terms(
    @Root() selection: TradeSelection,
    @Args(() => TermsArgs) args: TermsArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly TradeInTerms[]> {
    return this.service.terms(selection, args, context);
  }
}

@Resolver(() => PriceSeries)
export class PriceTermsResolver {
  constructor(private readonly service: RealService) {}

  @FieldResolver(() => [RealPrice], {
    nullable: true,
    description:
      "The price at the prices of `base`. REFUSED_DEFLATOR, REFUSED_INDEX_IS_NOT_A_PRICE, REFUSED_UNIT, REFUSED_FREQUENCY.",
  })
  real(
    @Root() series: PriceSeries,
    @Args(() => RealArgs) args: RealArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly RealPrice[]> {
    return this.service.price(series, args, context);
  }
}
