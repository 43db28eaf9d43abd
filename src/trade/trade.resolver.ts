import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../kernel/index.js";
import { badInput } from "../kernel/index.js";
import { Country } from "../reference/index.js";
import { Concentration } from "./concentration.type.js";
import { mirrorFlows } from "./mirror.js";
import { MirrorFlow } from "./mirror.type.js";
import { TradeAggregate } from "./trade-aggregate.type.js";
import { TradeSelection } from "./trade-selection.type.js";
import { FlowArgs, MirrorArgs, TradeArgs } from "./trade.args.js";
import { TradeDimension, TradeOrder } from "./trade.enums.js";
import type { TradeService } from "./trade.service.js";

@Resolver(() => TradeSelection)
export class TradeResolver {
  constructor(private readonly service: TradeService) {}

  @Query(() => TradeSelection, { nullable: true, description: "Trade of several reporters at once." })
  trade(@Args(() => TradeArgs) args: TradeArgs, @Ctx() context: RequestContext): Promise<TradeSelection> {
    return this.service.select(args, context);
  }

  @Query(() => [MirrorFlow], { nullable: true, description: "One flow as its importer and as its exporter report it." })
  mirrorTrade(
    @Args(() => MirrorArgs) args: MirrorArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly MirrorFlow[]> {
    return mirrorFlows(this.service, args, context);
  }

  @FieldResolver(() => [TradeAggregate], {
    nullable: true,
    description:
      "Sums for the dimensions named, over the whole window unless PERIOD is among them. REFUSED_* where goods would be counted twice or publishers mixed.",
  })
  aggregate(
    @Root() selection: TradeSelection,
    @Arg("by", () => [TradeDimension], { description: "Dimensions to keep apart." }) by: TradeDimension[],
    @Arg("top", () => Int, { nullable: true, description: "Only the largest so many, within each period; 1 to 500." })
    top: number | null,
    @Arg("other", () => Boolean, {
      defaultValue: false,
      description: "Add a row of all that `top` leaves out (with PARTNER in `by`).",
    })
    other: boolean,
    @Arg("orderBy", () => TradeOrder, {
      defaultValue: TradeOrder.VALUE,
      description: "What ranks and shares are taken of.",
    })
    orderBy: TradeOrder,
  ): readonly TradeAggregate[] {
    return selection.aggregate({ by, top, other, orderBy });
  }

  @FieldResolver(() => [Concentration], {
    nullable: true,
    description: "How concentrated supply is, period by period.",
  })
  concentration(
    @Root() selection: TradeSelection,
    @Arg("by", () => TradeDimension, {
      defaultValue: TradeDimension.PARTNER,
      description: "PARTNER; nothing else has a market to concentrate on.",
    })
    by: TradeDimension,
  ): readonly Concentration[] {
    if (by !== "PARTNER") throw badInput("by", "PARTNER", by);
    return selection.concentration();
  }
}

@Resolver(() => Country)
export class CountryTradeResolver {
  constructor(private readonly service: TradeService) {}

  @FieldResolver(() => TradeSelection, {
    nullable: true,
    description: "Imports as this country reports them, by origin.",
  })
  imports(
    @Root() country: Country,
    @Args(() => FlowArgs) args: FlowArgs,
    @Ctx() context: RequestContext,
  ): Promise<TradeSelection> {
    return this.service.select({ ...args, reporters: [country.code], flow: "IMPORT" }, context);
  }

  @FieldResolver(() => TradeSelection, {
    nullable: true,
    description: "Exports as this country reports them, by last known destination.",
  })
  exports(
    @Root() country: Country,
    @Args(() => FlowArgs) args: FlowArgs,
    @Ctx() context: RequestContext,
  ): Promise<TradeSelection> {
    return this.service.select({ ...args, reporters: [country.code], flow: "EXPORT" }, context);
  }
}
