import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import {
  asOfDay,
  badInput,
  checkFirst,
  connectionType,
  CountryCodeScalar,
  DateScalar,
  isKnownBy,
  PeriodScalar,
} from "../kernel/index.js";
import type { ConnectionOf, RequestContext } from "../kernel/index.js";
import { Country } from "../reference/index.js";
import { Agreement } from "./agreement.type.js";
import { AgreementsArgs } from "./agreements.args.js";
import { AgreementList } from "./lists.type.js";
import { RegisterCoverageInfo } from "./register.type.js";
import type { AgreementRegisters } from "./registers.js";
import { VotingYear } from "./voting.type.js";

export const AgreementConnection = connectionType(Agreement, "Agreement");
export const AS_OF =
  "As known by the end of this day, e.g. `2011-12-31`. Error: BAD_INPUT where nothing dates it until then.";
type AgreementPage = ConnectionOf<Agreement> & { readonly registers: readonly RegisterCoverageInfo[] };

@Resolver(() => Agreement)
export class AgreementResolver {
  constructor(private readonly registers: AgreementRegisters) {}

  @Query(() => AgreementConnection, {
    nullable: true,
    description:
      "Instruments of all registers, each once. `coverage` says what each register holds, so that an empty answer means something.",
  })
  async agreements(
    @Args(() => AgreementsArgs) args: AgreementsArgs,
    @Ctx() context: RequestContext,
  ): Promise<AgreementPage> {
    const service = await this.registers.asOf(context, args.asOf);
    const { sources } = args;
    const registers = service.coverage.filter(({ source }) => !sources || sources.includes(source.id));
    return { ...service.agreements(args), registers };
  }

  @Query(() => Agreement, {
    nullable: true,
    description: "One instrument by id, e.g. `pak-rus-psm-2025`; a key of any register finds it. Error: CODE_UNKNOWN.",
  })
  async agreement(
    @Arg("id", () => ID, { description: "Key or global id." }) id: string,
    @Ctx() context: RequestContext,
    @Arg("asOf", () => DateScalar, { nullable: true, description: AS_OF }) asOf?: string | null,
  ): Promise<Agreement> {
    return (await this.registers.asOf(context, asOf)).one("agreement", id);
  }
}

@Resolver(() => AgreementConnection)
export class AgreementCoverageResolver {
  @FieldResolver(() => [RegisterCoverageInfo], {
    description: "What each register asked covers, does not cover, and up to when.",
  })
  coverage(@Root() page: AgreementPage): readonly RegisterCoverageInfo[] {
    return page.registers;
  }
}

@Resolver(() => RegisterCoverageInfo)
export class RegisterCoverageResolver {
  @FieldResolver(() => Boolean, {
    description: "Was this edition of the register out, or fetched, by the end of the day?",
  })
  outBy(
    @Root() register: RegisterCoverageInfo,
    @Arg("asOf", () => DateScalar, { description: "A day, e.g. `2024-12-31`." }) asOf: string,
  ): boolean {
    return isKnownBy(register.retrievedAt ?? register.through, asOfDay(asOf)!);
  }
}

@Resolver(() => Country)
export class CountryAgreementsResolver {
  constructor(private readonly registers: AgreementRegisters) {}

  @FieldResolver(() => AgreementList, {
    nullable: true,
    description:
      "Instruments in which the country takes part, latest first; blocs count with their members on the day of signature or of entry into force.",
  })
  async agreements(
    @Root() country: Country,
    @Ctx() context: RequestContext,
    @Arg("with", () => [CountryCodeScalar], {
      nullable: true,
      description: "Only those in which any of these takes part too; the country itself in the list is ignored.",
    })
    others: string[] | null | undefined,
    @Arg("first", () => Int, { nullable: true, description: "At most so many, 1 to 500; `totalCount` counts all." })
    first: number | null | undefined,
    @Arg("asOf", () => DateScalar, {
      nullable: true,
      description: "As known by the end of this day, e.g. `2011-12-31`.",
    })
    asOf: string | null | undefined,
  ): Promise<AgreementList> {
    const found = (await this.registers.asOf(context, asOf)).agreementsOf(country.code, others);
    return new AgreementList(found, first == null ? undefined : checkFirst(first));
  }

  @FieldResolver(() => [VotingYear], {
    nullable: true,
    description: "How the country and another voted in the UN General Assembly, by year; empty where no pair is held.",
  })
  async votingSimilarity(
    @Root() country: Country,
    @Ctx() context: RequestContext,
    @Arg("with", () => CountryCodeScalar, { description: "The other country." }) other: string,
    @Arg("from", () => PeriodScalar, { nullable: true, description: "First year, e.g. `1990`." })
    from: string | null | undefined,
    @Arg("to", () => PeriodScalar, { nullable: true, description: "Last year." }) to: string | null | undefined,
  ): Promise<readonly VotingYear[]> {
    return (await this.registers.current(context)).voting(country.code, other, yearOf(from, "from"), yearOf(to, "to"));
  }
}

const yearOf = (text: string | null | undefined, argument: string): number | null => {
  if (text == null) return null;
  if (!/^\d{4}$/.test(text)) throw badInput(argument, "a calendar year such as 1990", text);
  return Number(text);
};
