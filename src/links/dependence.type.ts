import { Field, ObjectType } from "type-graphql";
import { Caveat, Figure, globalId, Node, PeriodScalar } from "../kernel/index.js";
import type { Country as CountryType } from "../reference/index.js";
import { Country } from "../reference/index.js";

@ObjectType({
  implements: [Node],
  description: "Apparent use of steel (production + imports − exports) of one country in one year, as published.",
})
export class ApparentSteelUse {
  readonly id: string;
  @Field(() => Country, { description: "The country." })
  readonly country: CountryType;
  @Field(() => PeriodScalar, { description: "The calendar year." })
  readonly period: string;
  @Field(() => Figure, { description: "Tonnes of crude steel equivalent (`t`), e.g. 8,389,000." })
  readonly use: Figure;

  constructor(key: string, country: CountryType, period: string, use: Figure) {
    this.id = globalId("ApparentSteelUse", key);
    this.country = country;
    this.period = period;
    this.use = use;
  }
}

@ObjectType({
  description:
    "How far a country lives on imported steel in one year. All tonnes are crude steel equivalent (`t`), of one publisher.",
})
export class SteelDependence {
  @Field(() => PeriodScalar, { description: "The calendar year." })
  readonly period!: string;
  @Field(() => Figure, {
    description:
      "Apparent steel use as published: production + imports − exports (`t`; worldsteel's definition: deliveries less net exports).",
  })
  readonly apparentConsumption!: Figure;
  @Field(() => Figure, {
    description:
      "Imports of semi-finished and finished steel × factor (`t`); the factor is worldsteel's, 1.3 ÷ (1 + 0.175 c).",
  })
  readonly imports!: Figure;
  @Field(() => Figure, {
    description:
      "Exports of semi-finished and finished steel × factor (`t`); the factor is worldsteel's, 1.3 ÷ (1 + 0.175 c).",
  })
  readonly exports!: Figure;
  @Field(() => Figure, {
    description:
      "Apparent use − imports + exports (`t`), worldsteel's definition of apparent use solved for production: derived, not a production statistic. Missing below 0.",
  })
  readonly production!: Figure;
  @Field(() => Figure, {
    description:
      "Imports ÷ apparent use, a fraction of 1 (FAO's import dependency ratio, stocks apart); above 1 where imports pass through to other countries.",
  })
  readonly importDependency!: Figure;
  @Field(() => Figure, {
    description:
      "Production ÷ apparent use, a fraction of 1 (FAO's self-sufficiency ratio, stocks apart); above 1 for a net exporter.",
  })
  readonly selfSufficiency!: Figure;
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: SteelDependence) {
    Object.assign(this, init);
  }
}
