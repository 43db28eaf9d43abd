import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Resolver, Root } from "type-graphql";
import { Agreement, Claim, Facility } from "../agreements/index.js";
import type { RequestContext } from "../kernel/index.js";
import { CommodityCodeScalar, CountryCodeScalar, DurationScalar, PeriodScalar } from "../kernel/index.js";
import { TradeSelection } from "../trade/index.js";
import type { ClaimCheckService } from "./claims/claim-check.service.js";
import { ClaimCheck } from "./claims/claim-check.type.js";
import type { ImportSubstitutionService } from "./import-substitution.service.js";
import { ImportSubstitution } from "./import-substitution.type.js";
import type { TradeWindowService } from "./trade-window.service.js";
import { TradeMeasure, TradeWindow } from "./trade-window.type.js";
import type { UnitValueService } from "./unit-value.service.js";
import { UnitValueComparison } from "./unit-value.type.js";

@ArgsType()
export class ImportSubstitutionArgs {
  @Field(() => ID, { description: "Basket of goods that holds steel products, e.g. `STEEL`." })
  basket!: string;
  @Field(() => Float, {
    nullable: true,
    description: "Crude steel, tonnes a year, above 0. Left out: the plant's nominal capacity.",
  })
  capacityTonnes?: number | null;
  @Field(() => Float, { defaultValue: 1, description: "Part of the capacity in use, above 0 and at most 1.2." })
  utilisation: number = 1;
  @Field(() => Float, {
    nullable: true,
    description:
      "Tonnes of products per tonne of crude steel, above 0 and at most 1; 1 takes the capacity as one of products. Left out: 0.9038.",
  })
  productYield?: number | null;
  @Field(() => PeriodScalar, { description: "First year." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last year, included." })
  to!: string;
}

@ArgsType()
export class FlowWindowArgs {
  @Field(() => CountryCodeScalar, { description: "The country that imports." })
  importer!: string;
  @Field(() => [CommodityCodeScalar], { description: "HS codes, `TOTAL` or basket ids." })
  commodities!: string[];
  @Field(() => DurationScalar, { defaultValue: "P24M", description: "Length of the window before, e.g. `P24M`." })
  before: string = "P24M";
  @Field(() => DurationScalar, { defaultValue: "P12M", description: "Length of the window after, e.g. `P12M`." })
  after: string = "P12M";
  @Field(() => TradeMeasure, { defaultValue: TradeMeasure.VALUE, description: "Value in USD, or net weight in t." })
  measure: TradeMeasure = TradeMeasure.VALUE;
}

@ArgsType()
export class TradeWindowArgs extends FlowWindowArgs {
  @Field(() => CountryCodeScalar, { description: "The supplier looked at." })
  partner!: string;
}

@Resolver(() => Facility)
export class FacilityLinksResolver {
  constructor(private readonly service: ImportSubstitutionService) {}

  @FieldResolver(() => [ImportSubstitution], {
    nullable: true,
    description:
      "The plant's supposed output beside its country's imports, year by year. BAD_USER_INPUT, CODE_UNKNOWN.",
  })
  importSubstitution(
    @Root() facility: Facility,
    @Args(() => ImportSubstitutionArgs) args: ImportSubstitutionArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly ImportSubstitution[]> {
    return this.service.yearly(facility, args, context);
  }
}

@Resolver(() => Agreement)
export class AgreementLinksResolver {
  constructor(private readonly service: TradeWindowService) {}

  @FieldResolver(() => TradeWindow, {
    nullable: true,
    description: "Imports from a partner before and after the signature. BAD_USER_INPUT, CODE_*.",
  })
  tradeWindow(
    @Root() agreement: Agreement,
    @Args(() => TradeWindowArgs) args: TradeWindowArgs,
    @Ctx() context: RequestContext,
  ): Promise<TradeWindow> {
    return this.service.window(agreement, args, context);
  }
}

@Resolver(() => TradeSelection)
export class TradeLinksResolver {
  constructor(private readonly service: UnitValueService) {}

  @FieldResolver(() => [UnitValueComparison], {
    nullable: true,
    description:
      "Unit value of the selection beside a price series, both indexed on `base`. CODE_UNKNOWN, BAD_USER_INPUT, REFUSED_FREQUENCY.",
  })
  unitValueVersus(
    @Root() selection: TradeSelection,
    @Arg("series", () => ID, { description: "A price or price index, e.g. `bls:WPU1017`." }) series: string,
    @Arg("base", () => PeriodScalar, { description: "The period that is to be 100, of the selection's frequency." })
    base: string,
    @Ctx() context: RequestContext,
  ): Promise<readonly UnitValueComparison[]> {
    return this.service.compare(selection, series, base, context);
  }
}

@Resolver(() => Claim)
export class ClaimLinksResolver {
  constructor(private readonly service: ClaimCheckService) {}

  @FieldResolver(() => ClaimCheck, { nullable: true, description: "The statement set against the figures held." })
  check(@Root() claim: Claim, @Ctx() context: RequestContext): Promise<ClaimCheck> {
    return this.service.check(claim, context);
  }
}
