import { Field, Float, ID, ObjectType } from "type-graphql";
import { Caveat, globalId, HistoricDate, Node, Provenance } from "../kernel/index.js";
import { Country } from "../reference/index.js";
import type { FacilityRecord } from "./agreements.records.js";
import { FacilityCapacity, FacilityProduction } from "./capacity.type.js";
import type { Claim } from "./claim.type.js";
import { Document } from "./claim.type.js";
import { AgreementList, EventList } from "./lists.type.js";
import { seenOn } from "./as-of.facility.js";
import { noEarlierVintage } from "./as-of.caveat.js";
import { Conflict } from "./register.type.js";
import { FacilityStatus, PlaceAccuracy } from "./subject.enums.js";
import type { AgreementWorld } from "./world.js";

@ObjectType({ description: "Where a plant stands." })
export class FacilityPlace {
  @Field(() => String, { nullable: true, description: "Town and area." })
  readonly name!: string | null;
  @Field(() => Float, { nullable: true, description: "Degrees north." })
  readonly latitude!: number | null;
  @Field(() => Float, { nullable: true, description: "Degrees east." })
  readonly longitude!: number | null;
  @Field(() => PlaceAccuracy, { nullable: true, description: "How exact the coordinates are." })
  readonly accuracy!: FacilityRecord["place"]["accuracy"];
}

@ObjectType({ description: "An owner of a plant." })
export class FacilityOwner {
  @Field(() => String, { description: "Name as published." })
  readonly name!: string;
  @Field(() => Float, { nullable: true, description: "Share as a fraction of 1; null where not stated." })
  readonly share!: number | null;
}

@ObjectType({ description: "A state of a plant from a day on, as one source has it." })
export class FacilityStatusChange {
  @Field(() => FacilityStatus, { description: "The state." })
  readonly status: FacilityRecord["status"];
  @Field(() => HistoricDate, {
    description: "Since when; UNKNOWN where the source states the state alone: see `asOf`.",
  })
  readonly from: HistoricDate;
  @Field(() => HistoricDate, {
    description: "As of when the source states it: its release, or the day of the document.",
  })
  readonly asOf: HistoricDate;
  readonly #citation: FacilityRecord["statusHistory"][number]["citation"];
  readonly #world: AgreementWorld;

  constructor(record: FacilityRecord["statusHistory"][number], world: AgreementWorld) {
    this.status = record.status;
    this.from = HistoricDate.parse(record.from);
    this.asOf = HistoricDate.parse(record.citation.publishedOn ?? record.citation.retrievedOn);
    this.#citation = record.citation;
    this.#world = world;
  }

  @Field(() => [Provenance], { description: "Who says so." })
  get provenance(): readonly Provenance[] {
    return this.#world.provenance([this.#citation]);
  }
}

@ObjectType({ implements: [Node], description: "A steel plant." })
export class Facility {
  readonly id: string;
  @Field(() => String, { description: "Name." })
  readonly name: string;
  @Field(() => [String], { description: "Other names and scripts." })
  readonly aliases: readonly string[];
  @Field(() => FacilityPlace, { description: "Where it stands." })
  readonly place: FacilityPlace;
  @Field(() => [FacilityOwner], { description: "Owners." })
  readonly owners: readonly FacilityOwner[];
  @Field(() => FacilityStatus, { description: "Its state, after the highest-ranking register that knows." })
  readonly status: FacilityRecord["status"];
  @Field(() => [String], { description: "What it makes." })
  readonly products: readonly string[];
  @Field(() => [ID], { description: "Keys of the registers' records joined in this node; each finds it." })
  readonly keys: readonly string[];
  readonly #world: AgreementWorld;

  constructor(
    readonly record: FacilityRecord,
    readonly entries: readonly FacilityRecord[],
    world: AgreementWorld,
  ) {
    this.id = globalId("Facility", record.key);
    this.name = record.name;
    this.aliases = record.aliases;
    this.place = record.place;
    this.owners = record.owners;
    this.status = record.status;
    this.products = record.products;
    this.keys = entries.map((entry) => entry.key);
    this.#world = world;
  }

  @Field(() => Country, { nullable: true, description: "Country." })
  get country(): Country | null {
    return this.#world.country(this.record.country) ?? null;
  }
  @Field(() => [FacilityStatusChange], { description: "Its states, oldest first; sources may disagree and both stay." })
  get statusHistory(): readonly FacilityStatusChange[] {
    return this.record.statusHistory.map((change) => new FacilityStatusChange(change, this.#world));
  }
  /** The last state that each source, and each release of it, has it in on a day. */
  statesOn(day: string): readonly FacilityStatusChange[] {
    return this.entries.flatMap(({ statusHistory }) => {
      const last = statusHistory.findLast((change) => (HistoricDate.parse(seenOn(change)).date ?? "9") <= day);
      return last ? [new FacilityStatusChange(last, this.#world)] : [];
    });
  }
  @Field(() => FacilityCapacity, { description: "What capacity who states for it." })
  get capacity(): FacilityCapacity {
    return new FacilityCapacity(this, this.#world);
  }
  @Field(() => [FacilityProduction], { description: "Output by year, where a register has it." })
  get production(): readonly FacilityProduction[] {
    return this.record.production.map((row) => new FacilityProduction(row, this.#world));
  }
  @Field(() => AgreementList, { description: "Instruments about it, latest first." })
  get agreements(): AgreementList {
    return new AgreementList(this.#world.agreementsOfFacility(this.record.key));
  }
  @Field(() => EventList, { description: "Events around it, oldest first." })
  get events(): EventList {
    return new EventList(this.#world.eventsOfFacility(this.record.key));
  }
  @Field(() => [Document], { description: "Documents about it, oldest first." })
  get documents(): readonly Document[] {
    return this.#world.documentsOfFacility(this.record.key);
  }
  /** Oldest first. */
  get claims(): readonly Claim[] {
    return this.#world.claimsOfFacility(this.record.key);
  }
  @Field(() => [Conflict], { description: "Statements that disagree with the ones chosen." })
  get conflicts(): readonly Conflict[] {
    return this.record.conflicts.map((conflict) => new Conflict(conflict, this.#world));
  }
  @Field(() => [Caveat], {
    description: "What to know before using it: of an answer as of a day, that no vintage of then is held.",
  })
  get caveats(): readonly Caveat[] {
    return noEarlierVintage(this.entries, this.#world);
  }
  @Field(() => [Provenance], { description: "Every source behind the record." })
  get provenance(): readonly Provenance[] {
    return this.#world.provenance(this.record.citations);
  }
}
