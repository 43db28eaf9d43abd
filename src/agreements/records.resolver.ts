import { Arg, Args, ID, Query, Resolver } from "type-graphql";
import { connectionType } from "../kernel/index.js";
import type { ConnectionOf } from "../kernel/index.js";
import { EventsArgs, FacilitiesArgs } from "./agreements.args.js";
import type { AgreementsService } from "./agreements.service.js";
import { Document } from "./claim.type.js";
import { DiplomaticEvent } from "./event.type.js";
import { Facility } from "./facility.type.js";
import { Organisation } from "./organisation.type.js";
import { Person } from "./person.type.js";

export const FacilityConnection = connectionType(Facility, "Facility");
export const DiplomaticEventConnection = connectionType(DiplomaticEvent, "DiplomaticEvent");

@Resolver(() => Facility)
export class RecordsResolver {
  constructor(private readonly service: AgreementsService) {}

  @Query(() => Facility, {
    nullable: true,
    description: "One plant by id, e.g. `pakistan-steel-mills`. Error: CODE_UNKNOWN.",
  })
  facility(@Arg("id", () => ID, { description: "Key or global id." }) id: string): Facility {
    return this.service.one("facility", id);
  }
  @Query(() => FacilityConnection, { nullable: true, description: "Steel plants." })
  facilities(@Args(() => FacilitiesArgs) args: FacilitiesArgs): ConnectionOf<Facility> {
    return this.service.facilities(args);
  }
  @Query(() => DiplomaticEvent, { nullable: true, description: "One event by id. Error: CODE_UNKNOWN." })
  event(@Arg("id", () => ID, { description: "Key or global id." }) id: string): DiplomaticEvent {
    return this.service.one("event", id);
  }
  @Query(() => DiplomaticEventConnection, { nullable: true, description: "Events, oldest first." })
  events(@Args(() => EventsArgs) args: EventsArgs): ConnectionOf<DiplomaticEvent> {
    return this.service.events(args);
  }
  @Query(() => Document, { nullable: true, description: "One document by id. Error: CODE_UNKNOWN." })
  document(@Arg("id", () => ID, { description: "Key or global id." }) id: string): Document {
    return this.service.one("document", id);
  }
  @Query(() => Person, { nullable: true, description: "One person by id. Error: CODE_UNKNOWN." })
  person(@Arg("id", () => ID, { description: "Key or global id." }) id: string): Person {
    return this.service.one("person", id);
  }
  @Query(() => Organisation, { nullable: true, description: "One organisation by id. Error: CODE_UNKNOWN." })
  organisation(@Arg("id", () => ID, { description: "Key or global id." }) id: string): Organisation {
    return this.service.one("organisation", id);
  }
}
