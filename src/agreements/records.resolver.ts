import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { asOfDay, connectionType, DateScalar, dayArgument, groupBy, isKnownBy } from "../kernel/index.js";
import type { ConnectionOf, RequestContext } from "../kernel/index.js";
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
  ): Promise<Facility> {
    return (await this.registers.current(context)).one("facility", id);
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
    description: "The last state that each source has it in on a day; sources may disagree. Empty before the first.",
  })
  statusOn(
    @Root() facility: Facility,
    @Arg("day", () => DateScalar, { description: "A day, e.g. `2014-12-31`." }) day: string,
  ): readonly FacilityStatusChange[] {
    const on = dayArgument(day, "day")!;
    const begun = facility.statusHistory.filter(({ from }) => from.date !== null && from.date <= on);
    return [...groupBy(begun, ({ provenance }) => provenance[0]?.source.id ?? "").values()].map((all) => all.at(-1)!);
  }

  @Query(() => FacilityConnection, { nullable: true, description: "Steel plants." })
  async facilities(
    @Args(() => FacilitiesArgs) args: FacilitiesArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionOf<Facility>> {
    return (await this.registers.current(context)).facilities(args);
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
    return (await this.registers.current(context)).events(args);
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
