import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { ConnectionOf, RequestContext } from "../kernel/index.js";
import { connectionType, CountryCodeScalar, DateScalar, PageArgs, paginate } from "../kernel/index.js";
import { Country, CountryKind } from "./country.type.js";
import { dayOf } from "./group.index.js";
import { CountryGroup } from "./group.type.js";
import type { Reference } from "./reference.js";

export const CountryConnection = connectionType(Country, "Country");

@ArgsType()
export class CountriesArgs extends PageArgs {
  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description:
      "These countries, in this order, each once. One that is not known fails the field, naming every bad code.",
  })
  codes?: string[] | null;
  @Field(() => String, { nullable: true, description: "Members of this group, e.g. `EAEU`, on the day `on`." })
  group?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Day of the membership; today if not given." })
  on?: string | null;
  @Field(() => [CountryKind], {
    nullable: true,
    description: "Kinds of place; without `codes`, COUNTRY and TERRITORY if not given.",
  })
  kinds?: CountryKind[] | null;
}

@Resolver(() => Country)
export class CountryResolver {
  constructor(private readonly reference: Reference) {}

  @Query(() => Country, {
    nullable: true,
    description: "One country by alpha-3, alpha-2, M49 or name. Errors: CODE_UNKNOWN, CODE_AMBIGUOUS with candidates.",
  })
  country(
    @Arg("code", () => CountryCodeScalar, { description: "e.g. `PAK`, `PK`, `586`, `Pakistan`." }) code: string,
  ): Country {
    return this.reference.country(code, "code");
  }

  @Query(() => CountryConnection, {
    nullable: true,
    description: "Countries and territories by code. Errors: CODE_UNKNOWN, CODE_AMBIGUOUS, BAD_USER_INPUT.",
  })
  countries(
    @Args(() => CountriesArgs) { codes, group, on, kinds, ...page }: CountriesArgs,
    @Ctx() context: RequestContext,
  ): ConnectionOf<Country> {
    let found = codes ? this.reference.countriesOf(codes) : this.reference.countries();
    const wanted = kinds ?? (codes || group ? null : ["COUNTRY", "TERRITORY"]);
    if (wanted) found = found.filter(({ kind }) => wanted.includes(kind));
    if (group) {
      const members = this.reference.membersOn(this.reference.group(group, "group").id, today(on, context));
      found = found.filter(({ code }) => members.includes(code));
    }
    return paginate(found, page, ({ code }) => code);
  }

  @FieldResolver(() => [CountryGroup], {
    nullable: true,
    description: "Groups it belongs to on a day. Error: BAD_USER_INPUT.",
  })
  groups(
    @Root() country: Country,
    @Arg("on", () => DateScalar, { nullable: true, description: "Day; today if not given." })
    on: string | null | undefined,
    @Ctx() context: RequestContext,
  ): readonly CountryGroup[] {
    return this.reference.groupsOf(country.code, today(on, context)).map((group) => this.reference.groupType(group));
  }
}

export const today = (on: string | null | undefined, context: RequestContext): string =>
  on == null ? context.clock.now().toISOString().slice(0, 10) : dayOf(on, "on");
