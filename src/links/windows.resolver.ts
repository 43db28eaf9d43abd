import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Agreement, DiplomaticEvent } from "../agreements/index.js";
import type { RequestContext } from "../kernel/index.js";
import { CountryCodeScalar, DurationScalar } from "../kernel/index.js";
import { PriceSeries } from "../prices/index.js";
import { FlowWindowArgs } from "./links.resolver.js";
import type { PriceWindowService } from "./price-window.service.js";
import { PriceWindow } from "./price-window.type.js";
import type { TradeWindowService } from "./trade-window.service.js";
import { TradeWindow } from "./trade-window.type.js";

const AT =
  "A day, month or year, e.g. `2018-03-23`, or the id of an event or agreement that has one, e.g. `DiplomaticEvent:psm-stop-2015`; the month (or year) that holds it is in neither window.";
const CONTROL = "At most 10 series of the same frequency to set beside it, e.g. `wb-pink-sheet:COPPER`.";
const SERIES = "The series looked at, e.g. `bls:WPU1017`.";

@ArgsType()
export class EventTradeWindowArgs extends FlowWindowArgs {
  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: "The supplier looked at. Left out: all suppliers; then there is no share and no control.",
  })
  partner?: string | null;
  @Field(() => [CountryCodeScalar], {
    defaultValue: [],
    description: "Suppliers to set against the partner. Left out: all others.",
  })
  control!: string[];
}

@ArgsType()
export class DatedTradeWindowArgs extends EventTradeWindowArgs {
  @Field(() => String, { description: AT })
  at!: string;
}

@ArgsType()
export class EventPriceWindowArgs {
  @Field(() => DurationScalar, { defaultValue: "P12M", description: "Length of the window before, e.g. `P12M`." })
  before: string = "P12M";
  @Field(() => DurationScalar, { defaultValue: "P12M", description: "Length of the window after, e.g. `P12M`." })
  after: string = "P12M";
}

@ArgsType()
export class PriceWindowArgs extends EventPriceWindowArgs {
  @Field(() => String, { description: AT })
  at!: string;
}

@Resolver()
export class TradeWindowResolver {
  constructor(private readonly service: TradeWindowService) {}

  @Query(() => TradeWindow, {
    nullable: true,
    description:
      "Imports from a partner, or from all suppliers, before and after any date or event. Descriptive, never causal. BAD_USER_INPUT, CODE_*.",
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
      description: CONTROL,
    })
    control: string[],
    @Ctx() context: RequestContext,
  ): Promise<PriceWindow> {
    return this.service.window(series, { ...args, control }, context);
  }
}

@Resolver(() => DiplomaticEvent)
export class EventWindowResolver {
  constructor(
    private readonly trade: TradeWindowService,
    private readonly prices: PriceWindowService,
  ) {}

  @FieldResolver(() => TradeWindow, {
    nullable: true,
    description: "Imports before and after the event. Descriptive, never causal. BAD_USER_INPUT, CODE_*.",
  })
  tradeWindow(
    @Root() event: DiplomaticEvent,
    @Args(() => EventTradeWindowArgs) args: EventTradeWindowArgs,
    @Ctx() context: RequestContext,
  ): Promise<TradeWindow> {
    return this.trade.ofEvent(event, args, context);
  }

  @FieldResolver(() => PriceWindow, {
    nullable: true,
    description:
      "A series before and after the event. Descriptive, never causal. BAD_USER_INPUT, CODE_UNKNOWN, REFUSED_UNIT, REFUSED_FREQUENCY.",
  })
  priceWindow(
    @Root() event: DiplomaticEvent,
    @Args(() => EventPriceWindowArgs) args: EventPriceWindowArgs,
    @Arg("series", () => ID, { description: SERIES }) series: string,
    @Arg("control", () => [ID], { defaultValue: [], description: CONTROL }) control: string[],
    @Ctx() context: RequestContext,
  ): Promise<PriceWindow> {
    return this.prices.ofEvent(event, series, { ...args, control }, context);
  }
}

@Resolver(() => Agreement)
export class AgreementWindowResolver {
  constructor(private readonly prices: PriceWindowService) {}

  @FieldResolver(() => PriceWindow, {
    nullable: true,
    description:
      "A series before and after the signature. Descriptive, never causal. BAD_USER_INPUT, CODE_UNKNOWN, REFUSED_UNIT, REFUSED_FREQUENCY.",
  })
  priceWindow(
    @Root() agreement: Agreement,
    @Args(() => EventPriceWindowArgs) args: EventPriceWindowArgs,
    @Arg("series", () => ID, { description: SERIES }) series: string,
    @Arg("control", () => [ID], { defaultValue: [], description: CONTROL }) control: string[],
    @Ctx() context: RequestContext,
  ): Promise<PriceWindow> {
    return this.prices.ofAgreement(agreement, series, { ...args, control }, context);
  }
}
