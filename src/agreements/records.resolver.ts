import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { asOfDay, connectionType, DateScalar, dayArgument, isKnownBy } from "../kernel/index.js";
import type { ConnectionOf, RequestContext } from "../kernel/index.js";
import { AS_OF } from "./agreements.resolver.js";
import { EventsArgs, FacilitiesArgs } from "./agreements.args.js";
import { Claim, Document } from "./claim.type.js";
import { DiplomaticEvent } from "./event.type.js";
import { Facility, FacilityStatusChange } from "./facility.type.js";
import { Organisation } from "./organisation.type.js";
import { Person } from "./person.type.js";
import type { AgreementRegisters } from "./registers.js";

export const FacilityConnection = connectionType(Facility, "Facility");
export const DiplomaticEventConnection = connectionType(DiplomaticEvent, "DiplomaticEvent");

@Resolver(() => Facility)
export class RecordsResolver {
  constructor(private readonly registers: AgreementRegisters) {}

  @Query(() => Facility, {
    nullable: true,
    description: "One plant by id, e.g. `pakistan-steel-mills`. Error: CODE_UNKNOWN.",
  })
  async facility(
    @Arg("id", () => ID, { description: "Key or global id." }) id: string,
    @Ctx() context: RequestContext,
    @Arg("asOf", () => DateScalar, { nullable: true, description: AS_OF }) asOf?: string | null,
  ): Promise<Facility> {
    return (await this.registers.asOf(context, asOf)).one("facility", id);
  }
  @FieldResolver(() => [Claim], { description: "Statements about it that carry a quantity, oldest first." })
  claims(
    @Root() facility: Facility,
    @Arg("asOf", () => DateScalar, {
      nullable: true,
      description: "Only those made by the end of this day; undated ones are left out.",
    })
    asOf?: string | null,
  ): readonly Claim[] {
    const day = asOfDay(asOf);
    return facility.claims.filter(({ statedOn }) => day === null || isKnownBy(statedOn.text, day));
  }

  @FieldResolver(() => [FacilityStatusChange], {
    description:
      "The last state that each source, and each release of it, has it in on a day; they may disagree. Empty before the first.",
  })
  statusOn(
    @Root() facility: Facility,
    @Arg("day", () => DateScalar, { description: "A day, e.g. `2014-12-31`." }) day: string,
  ): readonly FacilityStatusChange[] {
    return facility.statesOn(dayArgument(day, "day")!);
  }

  @Query(() => FacilityConnection, { nullable: true, description: "Steel plants." })
  async facilities(
    @Args(() => FacilitiesArgs) args: FacilitiesArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionOf<Facility>> {
    return (await this.registers.asOf(context, args.asOf)).facilities(args);
  }
  @Query(() => DiplomaticEvent, { nullable: true, description: "One event by id. Error: CODE_UNKNOWN." })
  async event(
    @Arg("id", () => ID, { description: "Key or global id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DiplomaticEvent> {
    return (await this.registers.current(context)).one("event", id);
  }
  @Query(() => DiplomaticEventConnection, { nullable: true, description: "Events, oldest first." })
  async events(
    @Args(() => EventsArgs) args: EventsArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionOf<DiplomaticEvent>> {
    return (await this.registers.asOf(context, args.asOf)).events(args);
  }
  @Query(() => Document, { nullable: true, description: "One document by id. Error: CODE_UNKNOWN." })
  async document(
    @Arg("id", () => ID, { description: "Key or global id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Document> {
    return (await this.registers.current(context)).one("document", id);
  }
  @Query(() => Person, { nullable: true, description: "One person by id. Error: CODE_UNKNOWN." })
  async person(
    @Arg("id", () => ID, { description: "Key or global id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Person> {
    return (await this.registers.current(context)).one("person", id);
  }
  @Query(() => Organisation, { nullable: true, description: "One organisation by id. Error: CODE_UNKNOWN." })
  async organisation(
    @Arg("id", () => ID, { description: "Key or global id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Organisation> {
    return (await this.registers.current(context)).one("organisation", id);
  }
}
