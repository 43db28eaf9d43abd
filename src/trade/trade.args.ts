import { ArgsType, Field, Float, ID } from "type-graphql";
import { CommodityCodeScalar, CountryCodeScalar, DateScalar, Frequency, PeriodScalar } from "../kernel/index.js";
import { CIF_FOB_FACTOR_DEFAULT } from "./analysis/mirror.js";
import { TradeFlow } from "./trade.enums.js";

@ArgsType()
export class FlowArgs {
  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description: "Partners to look at; `W00` is the World. Left out: all partners, and the World where it is reported.",
  })
  partners?: string[] | null;

  @Field(() => [CommodityCodeScalar], {
    description: "HS codes, `TOTAL` or basket ids. Sums refuse codes that contain one another.",
  })
  commodities!: string[];

  @Field(() => PeriodScalar, { description: "First period of the window." })
  from!: string;

  @Field(() => PeriodScalar, { description: "Last period of the window, included." })
  to!: string;

  @Field(() => Frequency, { defaultValue: Frequency.ANNUAL, description: "Length of a period." })
  frequency: Frequency = Frequency.ANNUAL;

  @Field(() => [ID], {
    nullable: true,
    description: 'Sources to accept, e.g. `["pbs"]`; left out: the configured order.',
  })
  sources?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Only data sets published, or at the latest retrieved, by the end of this day, `2023-12-31`. NOT_COVERED where none so old is held; a data set without a date is not known to have been out.",
  })
  asOf?: string | null;
}

@ArgsType()
export class TradeArgs extends FlowArgs {
  @Field(() => [CountryCodeScalar], { description: "Countries that report the trade." })
  reporters!: string[];

  @Field(() => TradeFlow, { description: "Direction as the reporters see it." })
  flow!: TradeFlow;
}

@ArgsType()
export class MirrorArgs {
  @Field(() => CountryCodeScalar, { description: "The country the goods enter." })
  importer!: string;
  @Field(() => CountryCodeScalar, { description: "The country the goods leave." })
  exporter!: string;
  @Field(() => [CommodityCodeScalar], { description: "HS codes, `TOTAL` or basket ids." })
  commodities!: string[];
  @Field(() => PeriodScalar, { description: "First period." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last period, included." })
  to!: string;
  @Field(() => Frequency, { defaultValue: Frequency.ANNUAL, description: "Length of a period." })
  frequency: Frequency = Frequency.ANNUAL;

  @Field(() => Float, {
    defaultValue: CIF_FOB_FACTOR_DEFAULT,
    description: "CIF ÷ FOB that a CIF value is divided by, 1 to 2; 1.06 is the IMF's (WP/18/16).",
  })
  cifFobFactor: number = CIF_FOB_FACTOR_DEFAULT;
}
