import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../kernel/index.js";
import { DateScalar } from "../kernel/index.js";
import { today } from "./country.resolver.js";
import { Country } from "./country.type.js";
import { CountryGroup } from "./group.type.js";
import type { Reference } from "./reference.js";

@Resolver(() => CountryGroup)
export class GroupResolver {
  constructor(private readonly reference: Reference) {}

  @Query(() => CountryGroup, {
    nullable: true,
    description: "One group of countries by id or name. Error: CODE_UNKNOWN with candidates.",
  })
  group(@Arg("id", () => ID, { description: "e.g. `EAEU`." }) id: string): CountryGroup {
    return this.reference.groupType(this.reference.group(id, "id"));
  }

  @Query(() => [CountryGroup], { description: "Every group of countries, by id." })
  groups(): readonly CountryGroup[] {
    return this.reference.groups().map((group) => this.reference.groupType(group));
  }

  @FieldResolver(() => [Country], {
    nullable: true,
    description: "Members on a day, by code. Error: BAD_USER_INPUT.",
  })
  members(
    @Root() group: CountryGroup,
    @Arg("on", () => DateScalar, { nullable: true, description: "Day; today if not given." })
    on: string | null | undefined,
    @Ctx() context: RequestContext,
  ): readonly Country[] {
    return this.reference.membersOn(group.code, today(on, context)).map((code) => this.reference.countryByCode(code)!);
  }
}
