import { Field, ObjectType } from "type-graphql";
import { Actor, globalId, HistoricDate, Node, Provenance } from "../kernel/index.js";
import type { PersonRecord } from "./agreements.records.js";
import { EventList } from "./lists.type.js";
import { Organisation } from "./organisation.type.js";
import { IdentityState } from "./subject.enums.js";
import type { AgreementWorld } from "./world.js";

@ObjectType({ description: "An office somebody held." })
export class PersonRole {
  @Field(() => String, { description: "The office." })
  readonly title: string;
  @Field(() => Organisation, { nullable: true, description: "Where." })
  readonly organisation: Organisation | null;
  @Field(() => HistoricDate, { description: "Since; UNKNOWN where not known." })
  readonly from: HistoricDate;
  @Field(() => HistoricDate, { description: "Until; UNKNOWN where not known or still held." })
  readonly to: HistoricDate;

  constructor(record: PersonRecord["roles"][number], world: AgreementWorld) {
    this.title = record.title;
    this.organisation = (record.organisation && world.organisation(record.organisation)) || null;
    this.from = HistoricDate.parse(record.from);
    this.to = HistoricDate.parse(record.to);
  }
}

@ObjectType({ implements: [Node, Actor], description: "A person named in an instrument, event or statement." })
export class Person {
  readonly id: string;
  readonly name: string;
  @Field(() => [String], { description: "Other spellings and scripts, published mis-spellings included." })
  readonly aliases: readonly string[];
  @Field(() => IdentityState, {
    description: "RESOLVED, or UNRESOLVED for a published name that could not be tied to a known person.",
  })
  readonly identity: PersonRecord["identity"];
  readonly #world: AgreementWorld;

  constructor(
    readonly record: PersonRecord,
    world: AgreementWorld,
  ) {
    this.id = globalId("Person", record.key);
    this.name = record.name;
    this.aliases = record.aliases;
    this.identity = record.identity;
    this.#world = world;
  }

  @Field(() => Person, { nullable: true, description: "Who an UNRESOLVED name may be: plausible, unproven." })
  get candidate(): Person | null {
    return (this.record.candidate && this.#world.person(this.record.candidate)) || null;
  }
  @Field(() => [PersonRole], { description: "Offices held." })
  get roles(): readonly PersonRole[] {
    return this.record.roles.map((role) => new PersonRole(role, this.#world));
  }
  @Field(() => EventList, { description: "Events the person took part in, oldest first." })
  get events(): EventList {
    return new EventList(this.#world.eventsOfActor("PERSON", this.record.key));
  }
  @Field(() => [Provenance], { description: "Where this is read." })
  get provenance(): readonly Provenance[] {
    return this.#world.provenance(this.record.citations);
  }
}
