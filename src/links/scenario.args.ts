import { Field, Float, ID, InputType, Int } from "type-graphql";
import { PeriodScalar } from "../kernel/index.js";

@InputType({ description: "A part of what a plant makes." })
export class ScenarioMixInput {
  @Field(() => ID, {
    description: "A product, a basket or an HS code, e.g. `HOT_ROLLED_COIL`, `STEEL_FLAT`, `7208`. No two may overlap.",
  })
  product!: string;
  @Field(() => Float, { description: "Share of the crude steel, above 0 and at most 1; all shares sum to 1." })
  share!: number;
}

@InputType({ description: "The yield of a product." })
export class ScenarioYieldInput {
  @Field(() => ID, { description: "As in `mix`, e.g. `STEEL`." })
  product!: string;
  @Field(() => Float, { description: "Tonnes of it per tonne of crude steel, above 0 and at most 1, e.g. 0.92." })
  value!: number;
}

@InputType({ description: "What is supposed of a plant, and the years whose imports it is set against." })
export class SubstitutionScenarioInput {
  @Field(() => Float, {
    nullable: true,
    description: "Crude steel, tonnes a year, above 0. Left out: the plant's nominal capacity; a country needs it.",
  })
  capacityTonnes?: number | null;
  // No defaults in the schema: not every executor fills those of an input that comes as a variable.
  @Field(() => Float, {
    nullable: true,
    description: "Part of the capacity in use, above 0 and at most 1; left out: 1.",
  })
  utilisation?: number | null;
  @Field(() => [Float], {
    nullable: true,
    description: "Part in use year by year from `startYear`, 1 to 30 fractions, in the place of `utilisation`.",
  })
  utilisationByYear?: number[] | null;
  @Field(() => Int, {
    nullable: true,
    description: "Years of a linear rise to `utilisation`, 1 to 30; left out: one year. Not with `utilisationByYear`.",
  })
  rampYears?: number | null;
  @Field(() => Int, { nullable: true, description: "First year of operation; left out: the year after `to`." })
  startYear?: number | null;
  @Field(() => [ScenarioMixInput], {
    nullable: true,
    description: "What is made, 1 to 30 products; left out: all of it `STEEL`.",
  })
  mix?: ScenarioMixInput[] | null;
  @Field(() => [ScenarioYieldInput], {
    nullable: true,
    description: "Yields of products of the mix; 0.9038 of each that is left out.",
  })
  yields?: ScenarioYieldInput[] | null;
  @Field(() => PeriodScalar, { description: "First reference year of the imports, e.g. `2019`." })
  from!: string;
  @Field(() => PeriodScalar, { description: "Last reference year, included." })
  to!: string;
  @Field(() => Int, {
    nullable: true,
    description: "Suppliers listed of a product, 1 to 250; the rest are one figure. Left out: 10.",
  })
  topSuppliers?: number | null;
}
