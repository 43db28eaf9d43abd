import { Field, ObjectType } from "type-graphql";
import { Actor, globalId, Node, Provenance } from "../kernel/index.js";
import { Country } from "../reference/index.js";
import type { OrganisationRecord } from "./agreements.records.js";
import { AgreementList, EventList } from "./lists.type.js";
import { OrganisationKind } from "./subject.enums.js";
import type { AgreementWorld } from "./world.js";

@ObjectType({ implements: [Node, Actor], description: "A ministry, company, court or other body." })
export class Organisation {
  readonly id: string;
  readonly name: string;
  @Field(() => [String], { description: "Other names: other languages, short forms, published mis-spellings." })
  readonly aliases: readonly string[];
  @Field(() => OrganisationKind, { description: "What it is." })
  readonly kind: OrganisationRecord["kind"];
  readonly #world: AgreementWorld;

  constructor(
    readonly record: OrganisationRecord,
    world: AgreementWorld,
  ) {
    this.id = globalId("Organisation", record.key);
    this.name = record.name;
    this.aliases = record.aliases;
    this.kind = record.kind;
    this.#world = world;
  }

  @Field(() => Country, { nullable: true, description: "Country of its seat; null for bodies of several states." })
  get country(): Country | null {
    return (this.record.country && this.#world.country(this.record.country)) || null;
  }
  @Field(() => AgreementList, {
    description: "Instruments to which it is party or signatory, or for which someone signed on its behalf.",
  })
  get agreements(): AgreementList {
    return new AgreementList(this.#world.agreementsOfOrganisation(this.record.key));
  }
  @Field(() => EventList, { description: "Events it took part in, oldest first." })
  get events(): EventList {
    return new EventList(this.#world.eventsOfActor("ORGANISATION", this.record.key));
  }
  @Field(() => [Provenance], { description: "Where this is read." })
  get provenance(): readonly Provenance[] {
    return this.#world.provenance(this.record.citations);
  }
}
