import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../kernel/index.js";
import { CommodityCodeScalar, CountryCodeScalar, PeriodScalar } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { advantages, intensities } from "./advantage.js";
import { RevealedComparativeAdvantage, TradeIntensity } from "./advantage.type.js";
import type { TradeService } from "./trade.service.js";

@ArgsType()
class SampleArgs {
  @Field(() => [CountryCodeScalar], {
    description: "The countries that stand for the world, the compared ones among them. Another list, another index.",
  })
  among!: string[];
  @Field(() => PeriodScalar, { description: "First year, e.g. `2020`." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last year, included." })
  to!: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Sources to accept, e.g. `["comtrade"]`; the index is made of one publisher.',
  })
  sources?: string[] | null;
}

@ArgsType()
export class AdvantageArgs extends SampleArgs {
  @Field(() => CountryCodeScalar, { description: "The country that exports." })
  country!: string;
  @Field(() => CommodityCodeScalar, { description: "The product: an HS code or a basket id, e.g. `72`." })
  commodity!: string;
  @Field(() => CommodityCodeScalar, {
    defaultValue: "TOTAL",
    description: "What the product is a share of; it must hold the product. `TOTAL` is all goods.",
  })
  of: string = "TOTAL";
}

@ArgsType()
export class IntensityArgs extends SampleArgs {
  @Field(() => CountryCodeScalar, { description: "The country that exports." })
  exporter!: string;
  @Field(() => CountryCodeScalar, { description: "The country that imports." })
  partner!: string;
  @Field(() => CommodityCodeScalar, { defaultValue: "TOTAL", description: "The goods; `TOTAL` is all." })
  commodity: string = "TOTAL";
}

@Resolver()
export class AdvantageResolver {
  constructor(
    private readonly service: TradeService,
    private readonly reference: Reference,
  ) {}

  @Query(() => [RevealedComparativeAdvantage], {
    nullable: true,
    description:
      "Revealed comparative advantage in exports (Balassa 1965), year by year, within the countries named. BAD_USER_INPUT, CODE_*, REFUSED_MIXED_PUBLISHERS.",
  })
  revealedComparativeAdvantage(
    @Args(() => AdvantageArgs) args: AdvantageArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly RevealedComparativeAdvantage[]> {
    return advantages(this.service, this.reference, args, context);
  }

  @Query(() => [TradeIntensity], {
    nullable: true,
    description:
      "Trade intensity of an exporter with a partner (Kojima 1964), year by year, within the countries named. BAD_USER_INPUT, CODE_*, REFUSED_MIXED_PUBLISHERS.",
  })
  tradeIntensity(
    @Args(() => IntensityArgs) args: IntensityArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly TradeIntensity[]> {
    return intensities(this.service, this.reference, args, context);
  }
}
