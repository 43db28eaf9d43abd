import { ArgsType, Field } from "type-graphql";
import { PeriodScalar } from "../kernel/index.js";

@ArgsType()
export class TwoPeriodsArgs {
  @Field(() => PeriodScalar, { description: "The earlier period, within the selection." })
  from!: string;
  @Field(() => PeriodScalar, { description: "The later period, within the selection." })
  to!: string;
}
