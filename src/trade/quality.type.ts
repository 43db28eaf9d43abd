import { Field, ObjectType } from "type-graphql";
import { DateScalar, Figure, PeriodScalar, Source } from "../kernel/index.js";

@ObjectType({ description: "How good the figures of a selection are, in figures." })
export class TradeQuality {
  @Field(() => [Source], { description: "Whose figures they are." })
  readonly sources!: readonly Source[];
  @Field(() => Figure, { description: "Cells answered ÷ cells asked, a fraction of 1." })
  readonly coverage!: Figure;
  @Field(() => Figure, {
    description: "Part of the value (of the weight where no value is held) marked ESTIMATED or PROVISIONAL.",
  })
  readonly estimatedShare!: Figure;
  @Field(() => Figure, {
    description:
      "Part of the net weight marked ESTIMATED or PROVISIONAL: UN Comtrade estimates weights and never values. Missing where no weight is held.",
  })
  readonly estimatedWeightShare!: Figure;
  @Field(() => Figure, {
    description: "Part of the total whose partner is an area not elsewhere specified, or that has no partner at all.",
  })
  readonly unspecifiedShare!: Figure;
  @Field(() => Figure, {
    description: "Part of the value that has a weight too; missing where no value is held.",
  })
  readonly weighedShare!: Figure;
  @Field(() => [PeriodScalar], { description: "Periods that are held in part." })
  readonly partialPeriods!: readonly string[];
  @Field(() => PeriodScalar, { nullable: true, description: "Last period with a figure." })
  readonly lastPeriod!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Day the newest of the data sets was released; where its publisher gives none, the day it was retrieved.",
  })
  readonly lastRelease!: string | null;
  @Field(() => Figure, {
    description:
      "Importer's less exporter's report over the mean of the two, both FOB; only for one reporter and one partner.",
  })
  readonly mirrorGap!: Figure;

  constructor(init: TradeQuality) {
    Object.assign(this, init);
  }
}
