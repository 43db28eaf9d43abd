import { createUnionType, Field, ObjectType } from "type-graphql";
import { Actor, CountryCodeScalar, HistoricDate } from "../kernel/index.js";
import { Country, CountryGroup } from "../reference/index.js";
import { LifecycleScope, LifecycleType, PartyRole } from "./agreement.enums.js";
import type { LifecycleRecord, PartyRecord, SignatureRecord } from "./agreements.records.js";
import { Organisation } from "./organisation.type.js";
import { Person } from "./person.type.js";
import type { ActorNode, AgreementWorld } from "./world.js";

@ObjectType({
  implements: [Actor],
  description: "A name as published that could not be tied to a country, organisation or person of the graph.",
})
export class UnresolvedActor {
  constructor(readonly name: string) {}
}

export const Party = createUnionType({
  name: "Party",
  description: "Who takes part in an instrument.",
  types: () => [Country, CountryGroup, Organisation, Person, UnresolvedActor] as const,
  resolveType: (value) => value.constructor.name,
});

@ObjectType({ description: "A party, signatory or other participant of an instrument." })
export class AgreementParty {
  @Field(() => PartyRole, { description: "In what capacity." })
  readonly role: PartyRecord["role"];
  @Field(() => HistoricDate, { description: "Party since; UNKNOWN where the register does not say." })
  readonly from: HistoricDate;
  @Field(() => HistoricDate, { description: "Party until; UNKNOWN also when it still is one." })
  readonly to: HistoricDate;
  @Field(() => String, { nullable: true, description: "The bloc through which it is a party, e.g. `EAEU`." })
  readonly expandedFrom: string | null;
  readonly #record: PartyRecord;
  readonly #world: AgreementWorld;
  readonly #days: readonly string[];

  constructor(record: PartyRecord, world: AgreementWorld, days: readonly string[]) {
    this.role = record.role;
    this.from = HistoricDate.parse(record.from);
    this.to = HistoricDate.parse(record.to);
    this.expandedFrom = record.expandedFrom;
    this.#record = record;
    this.#world = world;
    this.#days = days;
  }

  @Field(() => Party, { description: "Country, bloc, organisation or person." })
  get party(): ActorNode {
    return this.#world.actor(this.#record.actor);
  }
  @Field(() => [CountryCodeScalar], {
    description:
      "The countries that this party counts as when instruments are filtered by country: a country itself; a bloc's members on the day of signature or of entry into force; " +
      "the state that continues a former one (Russia for the USSR); the country of an organisation, which does not make that state a party. Depositaries and witnesses count as none.",
  })
  get countsAs(): readonly string[] {
    return countsAs(this.#record, this.#world, this.#days);
  }
}

export const countsAs = (
  record: PartyRecord,
  world: Pick<AgreementWorld, "countriesOf">,
  days: readonly string[],
): readonly string[] =>
  record.role === "WITNESS" || record.role === "DEPOSITARY" ? [] : world.countriesOf(record.actor, days);

@ObjectType({ description: "Who put their name to an instrument, or witnessed it." })
export class Signature {
  @Field(() => String, { description: "The name as the source prints it, mis-spellings included." })
  readonly nameAsPublished: string;
  @Field(() => String, { nullable: true, description: "Office held then." })
  readonly title: string | null;
  @Field(() => Boolean, { description: "Witnessed the signing only." })
  readonly witness: boolean;
  readonly #record: SignatureRecord;
  readonly #world: AgreementWorld;

  constructor(record: SignatureRecord, world: AgreementWorld) {
    this.nameAsPublished = record.nameAsPublished;
    this.title = record.title;
    this.witness = record.witness;
    this.#record = record;
    this.#world = world;
  }

  @Field(() => Person, { nullable: true, description: "The person, where known." })
  get person(): Person | null {
    return (this.#record.person && this.#world.person(this.#record.person)) || null;
  }
  @Field(() => Party, { nullable: true, description: "For whom." })
  get onBehalfOf(): ActorNode | null {
    return this.#record.onBehalfOf && this.#world.actor(this.#record.onBehalfOf);
  }
}

@ObjectType({ description: "A step in the life of an instrument." })
export class LifecycleEvent {
  @Field(() => LifecycleType, { description: "What happened." })
  readonly type: LifecycleRecord["type"];
  @Field(() => LifecycleScope, { description: "To which part of the instrument." })
  readonly scope: LifecycleRecord["scope"];
  @Field(() => HistoricDate, { description: "When." })
  readonly on: HistoricDate;
  @Field(() => String, { nullable: true, description: "The register's own words where they do not fit a date." })
  readonly sourceText: string | null;
  readonly #record: LifecycleRecord;
  readonly #world: AgreementWorld;

  constructor(record: LifecycleRecord, world: AgreementWorld) {
    this.type = record.type;
    this.scope = record.scope;
    this.on = HistoricDate.parse(record.date);
    this.sourceText = record.sourceText;
    this.#record = record;
    this.#world = world;
  }

  @Field(() => Party, { nullable: true, description: "Who did it, where it is one party's act." })
  get actor(): ActorNode | null {
    return this.#record.actor && this.#world.actor(this.#record.actor);
  }
}
