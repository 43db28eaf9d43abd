import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../kernel/index.js";
import { CountryCodeScalar, DurationScalar } from "../kernel/index.js";
import { PriceSeries } from "../prices/index.js";
import { TradeWindowArgs } from "./links.resolver.js";
import type { PriceWindowService } from "./price-window.service.js";
import { PriceWindow } from "./price-window.type.js";
import type { TradeWindowService } from "./trade-window.service.js";
import { TradeWindow } from "./trade-window.type.js";

const AT = "A day, month or year, e.g. `2018-03-23`; the month (or year) that holds it is in neither window.";

@ArgsType()
export class DatedTradeWindowArgs extends TradeWindowArgs {
  @Field(() => String, { description: AT })
  at!: string;
  @Field(() => [CountryCodeScalar], {
    defaultValue: [],
    description: "Suppliers to set against the partner. Left out: all others.",
  })
  control!: string[];
}

@ArgsType()
export class PriceWindowArgs {
  @Field(() => String, { description: AT })
  at!: string;
  @Field(() => DurationScalar, { defaultValue: "P12M", description: "Length of the window before, e.g. `P12M`." })
  before: string = "P12M";
  @Field(() => DurationScalar, { defaultValue: "P12M", description: "Length of the window after, e.g. `P12M`." })
  after: string = "P12M";
}

@Resolver()
export class TradeWindowResolver {
  constructor(private readonly service: TradeWindowService) {}

  @Query(() => TradeWindow, {
    nullable: true,
    description: "Imports from a partner before and after any date. Descriptive, never causal. BAD_USER_INPUT, CODE_*.",
  })
  tradeWindow(
    @Args(() => DatedTradeWindowArgs) args: DatedTradeWindowArgs,
    @Ctx() context: RequestContext,
  ): Promise<TradeWindow> {
    return this.service.around(args.at, args, context);
  }
}

@Resolver(() => PriceSeries)
export class PriceWindowResolver {
  constructor(private readonly service: PriceWindowService) {}

  @FieldResolver(() => PriceWindow, {
    nullable: true,
    description:
      "The series before and after any date. Descriptive, never causal. BAD_USER_INPUT, CODE_UNKNOWN, REFUSED_UNIT, REFUSED_FREQUENCY.",
  })
  window(
    @Root() series: PriceSeries,
    @Args(() => PriceWindowArgs) args: PriceWindowArgs,
    @Arg("control", () => [ID], {
      defaultValue: [],
      description: "At most 10 series of the same frequency to set beside it, e.g. `wb-pink-sheet:COPPER`.",
    })
    control: string[],
    @Ctx() context: RequestContext,
  ): Promise<PriceWindow> {
    return this.service.window(series, { ...args, control }, context);
  }
}
