import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Figure } from "../kernel/index.js";
import { Country } from "../reference/index.js";
import type { Country as CountryType } from "../reference/index.js";
import { SteelRoute } from "./inputs.js";
import { ScenarioBalance } from "./scenario-balance.type.js";

@ObjectType({ description: "What is displaced of one supplier's deliveries." })
export class ScenarioSupplier {
  @Field(() => Country, { description: "The supplier." })
  readonly partner!: CountryType;
  @Field(() => Figure, { description: "Its share of the weight imported in the reference years, a fraction of 1." })
  readonly share!: Figure;
  @Field(() => Figure, { description: "Displaced × share, tonnes (`t`)." })
  readonly displaced!: Figure;

  constructor(init: ScenarioSupplier) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "One product of the mix in one year." })
export class ScenarioProduct {
  @Field(() => ID, { description: "As in the mix, e.g. `STEEL`." })
  readonly product!: string;
  @Field(() => String, { description: "Its name." })
  readonly name!: string;
  @Field(() => ScenarioBalance, { description: "Output, and the imports it displaces." })
  readonly balance!: ScenarioBalance;
  @Field(() => [ScenarioSupplier], { description: "The largest suppliers, pro rata, at most `topSuppliers`." })
  readonly suppliers!: readonly ScenarioSupplier[];
  @Field(() => Figure, {
    description: "What is displaced of all suppliers that are known and not listed, tonnes (`t`).",
  })
  readonly otherSuppliers!: Figure;
  @Field(() => Figure, {
    description:
      "What is displaced of nobody known, tonnes (`t`). suppliers + otherSuppliers + unattributed = displaced.",
  })
  readonly unattributed!: Figure;

  constructor(init: ScenarioProduct) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "A raw material that the crude steel of a year takes." })
export class ScenarioInputNeed {
  @Field(() => SteelRoute, { description: "How the crude steel is made." })
  readonly route!: SteelRoute;
  @Field(() => ID, { description: "The coefficient, e.g. `bf-bof.iron-ore`." })
  readonly id!: string;
  @Field(() => String, { description: "The raw material." })
  readonly material!: string;
  @Field(() => Figure, { description: "Crude steel × coefficient, tonnes (`t`)." })
  readonly need!: Figure;
  @Field(() => Figure, { description: "Tonnes per tonne of crude steel, a fraction of 1." })
  readonly coefficient!: Figure;
  @Field(() => String, { description: "Source of the coefficient." })
  readonly citation!: string;
  @Field(() => String, { nullable: true, description: "Its address; null where it has none." })
  readonly url!: string | null;
  @Field(() => Int, { nullable: true, description: "Year of the source; null where it bears none." })
  readonly year!: number | null;

  constructor(init: ScenarioInputNeed) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "One year of operation." })
export class ScenarioYear {
  @Field(() => Int, { description: "Calendar year." })
  readonly year!: number;
  @Field(() => Float, { description: "Part of the capacity in use, a fraction of 1." })
  readonly utilisation!: number;
  @Field(() => Figure, { description: "Capacity × utilisation, tonnes (`t`)." })
  readonly crudeSteel!: Figure;
  @Field(() => ScenarioBalance, { description: "All products together." })
  readonly total!: ScenarioBalance;
  @Field(() => [ScenarioProduct], { description: "By product of the mix." })
  readonly products!: readonly ScenarioProduct[];
  @Field(() => [ScenarioInputNeed], {
    description: "Ore, coal and scrap, by route: the same crude steel made one way or the other.",
  })
  readonly inputNeeds!: readonly ScenarioInputNeed[];

  constructor(init: ScenarioYear) {
    Object.assign(this, init);
  }
}
