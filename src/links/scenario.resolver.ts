import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Facility } from "../agreements/index.js";
import type { RequestContext } from "../kernel/index.js";
import { CountryCodeScalar } from "../kernel/index.js";
import { SubstitutionScenarioInput } from "./scenario.args.js";
import type { ScenarioService } from "./scenario.service.js";
import { SubstitutionScenario } from "./scenario.type.js";

const INPUT = "Capacity, use, mix, yields, years.";

@Resolver(() => Facility)
export class FacilityScenarioResolver {
  constructor(private readonly service: ScenarioService) {}

  @FieldResolver(() => SubstitutionScenario, {
    nullable: true,
    description: "What the plant would displace of its country's imports, under suppositions. BAD_USER_INPUT, CODE_*.",
  })
  substitutionScenario(
    @Root() facility: Facility,
    @Arg("input", () => SubstitutionScenarioInput, { description: INPUT }) input: SubstitutionScenarioInput,
    @Ctx() context: RequestContext,
  ): Promise<SubstitutionScenario> {
    return this.service.ofFacility(facility, input, context);
  }
}

@Resolver()
export class CountryScenarioResolver {
  constructor(private readonly service: ScenarioService) {}

  @Query(() => SubstitutionScenario, {
    nullable: true,
    description:
      "What a plant of a given capacity would displace of a country's imports, under suppositions. BAD_USER_INPUT, CODE_*.",
  })
  substitutionScenario(
    @Arg("country", () => CountryCodeScalar, { description: "The country that imports, e.g. `PAK`." }) country: string,
    @Arg("input", () => SubstitutionScenarioInput, { description: `${INPUT} The capacity is required.` })
    input: SubstitutionScenarioInput,
    @Ctx() context: RequestContext,
  ): Promise<SubstitutionScenario> {
    return this.service.ofCountry(country, input, context);
  }
}
