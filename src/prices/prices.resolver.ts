import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { ConnectionOf, RequestContext } from "../kernel/index.js";
import { connectionType, paginate } from "../kernel/index.js";
import { PriceObservation } from "./price-observation.type.js";
import { PriceSeries } from "./price-series.type.js";
import { ObservationsArgs, PricesArgs, QualityArgs, RevisionsArgs } from "./prices.args.js";
import type { PricesService } from "./prices.service.js";
import { priceQuality } from "./quality.js";
import { PriceQuality } from "./quality.type.js";
import { priceRevisions } from "./revisions.js";
import { PriceRevisions } from "./revisions.type.js";

export const PriceSeriesConnection = connectionType(PriceSeries, "PriceSeries");

@Resolver(() => PriceSeries)
export class PricesResolver {
  constructor(private readonly service: PricesService) {}

  @Query(() => PriceSeriesConnection, {
    nullable: true,
    description: "Series that fit every filter given, best fit to the products first: EXACT, NARROWER, WIDER, RELATED.",
  })
  async prices(@Args(() => PricesArgs) args: PricesArgs): Promise<ConnectionOf<PriceSeries>> {
    return paginate(await this.service.list(args), args, (series) => series.key);
  }

  @Query(() => PriceSeries, {
    nullable: true,
    description:
      "One series by key, whole id, bare code or alias; live also by a publisher's id that no list has, e.g. `fred:UNRATE`, `dbnomics:BIS/cbpol/M.GB`, which costs a call. CODE_UNKNOWN with the nearest where none fits.",
  })
  priceSeries(
    @Arg("id", () => ID, { description: "e.g. `bls:WPU1017`, `fred:WPU1017`." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PriceSeries> {
    return this.service.series(id, "id", context);
  }

  @FieldResolver(() => [PriceObservation], {
    nullable: true,
    description:
      "One figure for every period of the window, missing ones with their reason. REFUSED_FREQUENCY, REFUSED_UNIT and REFUSED_INDEX_IS_NOT_A_PRICE where the question has no honest answer.",
  })
  observations(
    @Root() series: PriceSeries,
    @Args(() => ObservationsArgs) args: ObservationsArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly PriceObservation[]> {
    return this.service.observations({ ...args, series: series.key }, context);
  }

  @FieldResolver(() => PriceRevisions, {
    nullable: true,
    description: "What was revised between two vintages, with the size of each change. BAD_USER_INPUT.",
  })
  revisions(
    @Root() series: PriceSeries,
    @Args(() => RevisionsArgs) args: RevisionsArgs,
    @Ctx() context: RequestContext,
  ): Promise<PriceRevisions> {
    return priceRevisions(this.service, series, args, context);
  }

  @FieldResolver(() => PriceQuality, {
    nullable: true,
    description: "How good the figures of a window are, in figures. BAD_USER_INPUT, REFUSED_FREQUENCY.",
  })
  quality(
    @Root() series: PriceSeries,
    @Args(() => QualityArgs) args: QualityArgs,
    @Ctx() context: RequestContext,
  ): Promise<PriceQuality> {
    return priceQuality(this.service, series, args, context);
  }

  @FieldResolver(() => PriceObservation, { nullable: true, description: "The last figure held; null where none is." })
  latest(@Root() series: PriceSeries, @Ctx() context: RequestContext): Promise<PriceObservation | null> {
    return this.service.latest(series, context);
  }
}
