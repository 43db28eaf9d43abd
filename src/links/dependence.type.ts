import { Field, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar } from "../kernel/index.js";

@ObjectType({
  description:
    "How far a country lives on imported steel in one year. All tonnes are crude steel equivalent (`t`), of one publisher.",
})
export class SteelDependence {
  @Field(() => PeriodScalar, { description: "The calendar year." })
  readonly period!: string;
  @Field(() => Figure, { description: "Apparent steel use as published: production + imports − exports (`t`)." })
  readonly apparentConsumption!: Figure;
  @Field(() => Figure, { description: "Imports of semi-finished and finished steel × factor (`t`)." })
  readonly imports!: Figure;
  @Field(() => Figure, { description: "Exports of semi-finished and finished steel × factor (`t`)." })
  readonly exports!: Figure;
  @Field(() => Figure, {
    description: "Apparent use − imports + exports (`t`): derived, not a production statistic. Missing below 0.",
  })
  readonly production!: Figure;
  @Field(() => Figure, {
    description: "Imports ÷ apparent use, a fraction of 1; above 1 where imports pass through to other countries.",
  })
  readonly importDependency!: Figure;
  @Field(() => Figure, { description: "Production ÷ apparent use, a fraction of 1; above 1 for a net exporter." })
  readonly selfSufficiency!: Figure;
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: SteelDependence) {
    Object.assign(this, init);
  }
}
