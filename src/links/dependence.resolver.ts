import { Args, ArgsType, Ctx, Field, FieldResolver, Float, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../kernel/index.js";
import { PeriodScalar } from "../kernel/index.js";
import { Country } from "../reference/index.js";
import type { DependenceService } from "./dependence.service.js";
import { SteelDependence } from "./dependence.type.js";

@ArgsType()
export class SteelDependenceArgs {
  @Field(() => PeriodScalar, { description: "First calendar year, e.g. `2015`." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last calendar year, included." })
  to!: string;
  @Field(() => Float, {
    defaultValue: 1,
    description:
      "c, the share of crude steel cast continuously, 0 to 1: products become crude steel by 1.3 ÷ (1 + 0.175 c), 1.1064 at 1 and 1.3 at 0.",
  })
  castContinuously: number = 1;
}

@Resolver(() => Country)
export class CountryDependenceResolver {
  constructor(private readonly service: DependenceService) {}

  @FieldResolver(() => [SteelDependence], {
    nullable: true,
    description:
      "Import dependency and self-sufficiency in steel, year by year, in crude steel equivalent. BAD_USER_INPUT.",
  })
  steelDependence(
    @Root() country: Country,
    @Args(() => SteelDependenceArgs) args: SteelDependenceArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly SteelDependence[]> {
    return this.service.yearly(country.code, args, context);
  }
}
