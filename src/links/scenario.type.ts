import { Field, Float, ID, ObjectType } from "type-graphql";
import { Caveat, Figure, Missing, PeriodScalar } from "../kernel/index.js";
import { Country } from "../reference/index.js";
import type { Country as CountryType } from "../reference/index.js";
import { Assumption } from "./import-substitution.type.js";
import { ScenarioYear } from "./scenario-year.type.js";

@ObjectType({ description: "A reference year that is not used." })
export class ScenarioYearLeftOut {
  @Field(() => PeriodScalar, { description: "The year." })
  readonly period!: string;
  @Field(() => Missing, { description: "Why." })
  readonly missing!: Missing;

  constructor(init: ScenarioYearLeftOut) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "Imports of a product of the mix in the reference years." })
export class ScenarioReference {
  @Field(() => ID, { description: "As in the mix, e.g. `STEEL`." })
  readonly product!: string;
  @Field(() => String, { description: "Its name." })
  readonly name!: string;
  @Field(() => Float, { description: "Share of the crude steel made into it, a fraction of 1." })
  readonly share!: number;
  @Field(() => [String], { description: "HS codes or the basket that its imports are asked by." })
  readonly commodities!: readonly string[];
  @Field(() => Figure, { description: "Mean imports of the years used, tonnes a year (`t`)." })
  readonly imports!: Figure;
  @Field(() => Figure, { description: "Value of the imports ÷ their weight over the years used (`USD/t`)." })
  readonly unitValue!: Figure;
  @Field(() => Figure, { description: "Tonnes of the product per tonne of crude steel, a fraction of 1." })
  readonly productYield!: Figure;
  @Field(() => [PeriodScalar], { description: "Reference years whose imports are held whole." })
  readonly yearsUsed!: readonly string[];
  @Field(() => [ScenarioYearLeftOut], { description: "The others, each with its reason." })
  readonly yearsLeftOut!: readonly ScenarioYearLeftOut[];

  constructor(init: ScenarioReference) {
    Object.assign(this, init);
  }
}

@ObjectType({
  description:
    "What a steel plant's supposed output would displace of a country's imports, and what it would consume. Arithmetic on stated suppositions, no forecast.",
})
export class SubstitutionScenario {
  @Field(() => Country, { description: "The country whose imports are displaced." })
  readonly country!: CountryType;
  @Field(() => Figure, { description: "Crude steel capacity, tonnes a year (`t/yr`)." })
  readonly capacity!: Figure;
  @Field(() => [ScenarioReference], { description: "The imports it is set against, by product." })
  readonly references!: readonly ScenarioReference[];
  @Field(() => [ScenarioYear], { description: "Year by year from the start of operation." })
  readonly years!: readonly ScenarioYear[];
  @Field(() => [Assumption], { description: "What was supposed, with the source of each coefficient." })
  readonly assumptions!: readonly Assumption[];
  @Field(() => [Caveat], { description: "What the scenario leaves out." })
  readonly limits!: readonly Caveat[];

  constructor(init: SubstitutionScenario) {
    Object.assign(this, init);
  }
}
