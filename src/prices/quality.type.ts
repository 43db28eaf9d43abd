import { Field, Int, ObjectType } from "type-graphql";
import { Figure, MissingReason, PeriodScalar } from "../kernel/index.js";
import { SeriesBreak } from "./price-series.parts.js";

@ObjectType({ description: "Periods that are missing for one reason." })
export class MissingPeriodCount {
  @Field(() => MissingReason, { description: "Why." })
  readonly reason!: MissingReason;
  @Field(() => String, { nullable: true, description: "In words, of the first such period." })
  readonly detail!: string | null;
  @Field(() => Int, { description: "How many periods." })
  readonly periods!: number;
}

@ObjectType({ description: "How good the figures of a series are over a window, in figures." })
export class PriceQuality {
  @Field(() => Int, { description: "Periods of the window." })
  readonly periods!: number;
  @Field(() => Figure, { description: "Periods with a figure ÷ periods asked, a fraction of 1." })
  readonly coverage!: Figure;
  @Field(() => Figure, { description: "Part of the periods with a figure that is PROVISIONAL, a fraction of 1." })
  readonly provisionalShare!: Figure;
  @Field(() => Figure, { description: "Part of the periods with a figure that is ESTIMATED, a fraction of 1." })
  readonly estimatedShare!: Figure;
  @Field(() => [SeriesBreak], { description: "Where the definition changes within the window." })
  readonly breaks!: readonly SeriesBreak[];
  @Field(() => [PeriodScalar], { description: "Periods held in part, where published ones are joined (`frequency`)." })
  readonly partialPeriods!: readonly string[];
  @Field(() => [MissingPeriodCount], { description: "Periods without a figure, by reason." })
  readonly missing!: readonly MissingPeriodCount[];
  @Field(() => PeriodScalar, { nullable: true, description: "Last period of the window with a figure." })
  readonly lastPeriod!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "When the newest edition used was released, `2026-03-03` or `2023-12`; where its publisher gives no date, when it was retrieved.",
  })
  readonly lastRelease!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Days from the last release (a month's last day) to today; null where no date is known.",
  })
  readonly daysSinceRelease!: number | null;
  @Field(() => [String], { description: "Release of every vintage held, newest first; one where one alone is held." })
  readonly vintages!: readonly string[];

  constructor(init: PriceQuality) {
    Object.assign(this, init);
  }
}
