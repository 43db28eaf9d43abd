import { ArgsType, Field, Float, ID, InputType } from "type-graphql";
import { DateScalar, Frequency, PageArgs, PeriodScalar } from "../kernel/index.js";
import { SteelProduct } from "../reference/index.js";
import { Aggregation, SeriesKind, TransformKind } from "./price.enums.js";

@InputType({ description: "A transformation of the levels." })
export class TransformInput {
  @Field(() => TransformKind, { description: "What to compute." })
  kind!: TransformKind;
  @Field(() => PeriodScalar, {
    nullable: true,
    description:
      "Base of INDEX, e.g. `2008-01`; a period longer than the answer's stands for its mean. Required with INDEX, refused with others.",
  })
  base?: string | null;
}

@ArgsType()
export class PricesArgs extends PageArgs {
  @Field(() => [SteelProduct], { nullable: true, description: "Products that a series can stand for; best fit first." })
  products?: SteelProduct[] | null;
  @Field(() => [SeriesKind], { nullable: true, description: "Kinds of series." })
  kinds?: SeriesKind[] | null;
  @Field(() => [String], {
    nullable: true,
    description: "Regions: a country in any accepted form, or a code such as `LME`.",
  })
  regions?: string[] | null;
  @Field(() => [ID], { nullable: true, description: "Source ids, e.g. `bls`." })
  sources?: string[] | null;
  @Field(() => String, { nullable: true, description: "Words that must all occur in title, id, aliases or product." })
  text?: string | null;
  @Field(() => String, { nullable: true, description: "ISO 4217 code of the currency the series is published in." })
  currency?: string | null;
}

@ArgsType()
export class ObservationsArgs {
  @Field(() => PeriodScalar, { description: "First period, included." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last period, included." })
  to!: string;
  @Field(() => Frequency, {
    nullable: true,
    description: "As published unless given; finer than published is refused.",
  })
  frequency?: Frequency | null;
  @Field(() => Aggregation, {
    nullable: true,
    description: "How longer periods are made; the series' own way unless given.",
  })
  aggregation?: Aggregation | null;
  @Field(() => TransformInput, {
    nullable: true,
    description: "Applied last, after conversion and joining of periods.",
  })
  transform?: TransformInput | null;
  @Field(() => String, {
    nullable: true,
    description: "Unit to convert to, e.g. `USD/st`; refused where no exact factor exists.",
  })
  unit?: string | null;
  @Field(() => String, { nullable: true, description: "ISO 4217 code to convert to; needs `rate`." })
  currency?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "Exchange-rate series to use, e.g. `sbp:PKR-per-USD`; each period with its own rate.",
  })
  rate?: string | null;
  @Field(() => Float, { nullable: true, description: "Per cent Fe, for conversions between `dmt` and `dmtu`." })
  ironContent?: number | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Only what was published by the end of this day, `2023-12-31`: the newest vintage of then, of the series and of the rate. NOT_COVERED where none so old is held.",
  })
  asOf?: string | null;
}

@ArgsType()
export class RevisionsArgs {
  @Field(() => PeriodScalar, { description: "First period, included, in the published frequency." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last period, included." })
  to!: string;
  @Field(() => DateScalar, { nullable: true, description: "The vintage of that day; the oldest held unless given." })
  earlier?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "The vintage of that day; the newest held unless given." })
  later?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: "Also periods that were not revised." })
  all: boolean = false;
}

@ArgsType()
export class QualityArgs {
  @Field(() => PeriodScalar, { description: "First period, included." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last period, included." })
  to!: string;
  @Field(() => Frequency, {
    nullable: true,
    description: "As published unless given: `ANNUAL` tells years held in part.",
  })
  frequency?: Frequency | null;
}
