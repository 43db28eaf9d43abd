import { Field, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar } from "../kernel/index.js";

@ObjectType({
  description:
    "Revealed comparative advantage (Balassa 1965): a product's share in a country's exports over its share in the exports of all countries named.",
})
export class RevealedComparativeAdvantage {
  @Field(() => PeriodScalar, { description: "The year; a fiscal year where all countries named report the same." })
  readonly period!: string;
  @Field(() => Figure, {
    description: "The index, from 0; above 1 the country sells more of the product than the sample does.",
  })
  readonly index!: Figure;
  @Field(() => Figure, { description: "Exports of the product by the country (USD)." })
  readonly countryProduct!: Figure;
  @Field(() => Figure, { description: "Exports of the whole by the country (USD)." })
  readonly countryTotal!: Figure;
  @Field(() => Figure, { description: "Exports of the product by all countries named (USD)." })
  readonly sampleProduct!: Figure;
  @Field(() => Figure, { description: "Exports of the whole by all countries named (USD)." })
  readonly sampleTotal!: Figure;
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: RevealedComparativeAdvantage) {
    Object.assign(this, init);
  }
}

@ObjectType({
  description:
    "Trade intensity (Kojima 1964): a partner's share in a country's exports over its share in the imports of all countries named but the exporter.",
})
export class TradeIntensity {
  @Field(() => PeriodScalar, { description: "The year; a fiscal year where all countries named report the same." })
  readonly period!: string;
  @Field(() => Figure, { description: "The index, from 0; above 1 they trade more than their sizes suggest." })
  readonly index!: Figure;
  @Field(() => Figure, { description: "Exports to the partner (USD)." })
  readonly exportsToPartner!: Figure;
  @Field(() => Figure, { description: "Exports of the exporter to all (USD)." })
  readonly exporterTotal!: Figure;
  @Field(() => Figure, { description: "Imports of the partner from all (USD)." })
  readonly partnerImports!: Figure;
  @Field(() => Figure, { description: "Imports of all countries named, the exporter among them (USD)." })
  readonly sampleImports!: Figure;
  @Field(() => Figure, { description: "Imports of the exporter from all (USD), taken out of those of the sample." })
  readonly exporterImports!: Figure;
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: TradeIntensity) {
    Object.assign(this, init);
  }
}
