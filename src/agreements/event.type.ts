import { Field, ObjectType } from "type-graphql";
import { Actor, globalId, HistoricDate, Node, Provenance } from "../kernel/index.js";
import { Agreement } from "./agreement.type.js";
import type { EventRecord } from "./agreements.records.js";
import { Facility } from "./facility.type.js";
import { Conflict } from "./register.type.js";
import { DiplomaticEventKind } from "./subject.enums.js";
import type { ActorNode, AgreementWorld } from "./world.js";

@ObjectType({ implements: [Node], description: "Something that happened: a signing, a meeting, a ruling, a shutdown." })
export class DiplomaticEvent {
  readonly id: string;
  @Field(() => DiplomaticEventKind, { description: "What kind of event." })
  readonly kind: EventRecord["kind"];
  @Field(() => String, { description: "What happened, in one line." })
  readonly title: string;
  @Field(() => HistoricDate, { description: "When." })
  readonly on: HistoricDate;
  @Field(() => String, { nullable: true, description: "Where." })
  readonly place: string | null;
  @Field(() => String, {
    nullable: true,
    description: "CAMEO event code as text, e.g. `057` for signing an agreement.",
  })
  readonly cameoCode: string | null;
  readonly #world: AgreementWorld;

  constructor(
    readonly record: EventRecord,
    world: AgreementWorld,
  ) {
    this.id = globalId("DiplomaticEvent", record.key);
    this.kind = record.kind;
    this.title = record.title;
    this.on = HistoricDate.parse(record.on);
    this.place = record.place;
    this.cameoCode = record.cameoCode;
    this.#world = world;
  }

  @Field(() => [Actor], { description: "Who took part." })
  get participants(): readonly ActorNode[] {
    return this.record.participants.map((ref) => this.#world.actor(ref));
  }
  @Field(() => [Agreement], { description: "Instruments it is about." })
  get agreements(): readonly Agreement[] {
    return this.record.agreements.map((key) => this.#world.agreement(key)).filter((found) => found !== undefined);
  }
  @Field(() => [Facility], { description: "Plants it is about." })
  get facilities(): readonly Facility[] {
    return this.record.facilities.map((key) => this.#world.facility(key)).filter((found) => found !== undefined);
  }
  @Field(() => [Conflict], { description: "Other statements about it." })
  get conflicts(): readonly Conflict[] {
    return this.record.conflicts.map((conflict) => new Conflict(conflict, this.#world));
  }
  @Field(() => [Provenance], { description: "Where this is read." })
  get provenance(): readonly Provenance[] {
    return this.#world.provenance(this.record.citations);
  }
}
