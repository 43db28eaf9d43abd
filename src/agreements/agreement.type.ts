import { Field, ID, Int, ObjectType } from "type-graphql";
import { Caveat, globalId, HistoricDate, Node, Provenance } from "../kernel/index.js";
import { AgreementStatus, InstrumentKind, LegalNature } from "./agreement.enums.js";
import type { AgreementRecord } from "./agreements.records.js";
import { Claim, Document } from "./claim.type.js";
import { Facility } from "./facility.type.js";
import { EventList } from "./lists.type.js";
import type { MergedAgreement } from "./merge.js";
import { AgreementParty, LifecycleEvent, Signature } from "./party.type.js";
import { noEarlierVintage } from "./as-of.caveat.js";
import { Conflict, RegisterEntry } from "./register.type.js";
import type { AgreementWorld } from "./world.js";

@ObjectType({ description: "Where the text of an instrument can be read." })
export class AgreementText {
  @Field(() => String, { description: "Address." })
  readonly url!: string;
  @Field(() => String, { nullable: true, description: "Language, ISO 639-1, where known." })
  readonly language!: string | null;
}

@ObjectType({
  implements: [Node],
  description:
    "An instrument: treaty, protocol, memorandum, contract. One node an instrument, however many registers list it; `registers` keeps what each says.",
})
export class Agreement {
  readonly id: string;
  @Field(() => String, { description: "Title in English." })
  readonly title: string;
  @Field(() => String, { nullable: true, description: "Title in the language of the original." })
  readonly titleOriginal: string | null;
  @Field(() => InstrumentKind, { description: "What it is called." })
  readonly instrumentKind: AgreementRecord["instrumentKind"];
  @Field(() => LegalNature, { description: "Under which law it binds, if at all." })
  readonly legalNature: AgreementRecord["legalNature"];
  @Field(() => AgreementStatus, { description: "Where it stands, after the highest-ranking register that knows." })
  readonly status: AgreementRecord["status"];
  @Field(() => String, {
    nullable: true,
    description:
      "The status in the words of the register that `status` is from: the first of `registers` whose status is not UNKNOWN. Null where it was derived as of a day.",
  })
  readonly sourceStatus: string | null;
  @Field(() => HistoricDate, { description: "Signed on." })
  readonly signedOn: HistoricDate;
  @Field(() => String, { nullable: true, description: "Place of signature." })
  readonly signedAt: string | null;
  @Field(() => HistoricDate, { description: "In force from; UNKNOWN where no register says so." })
  readonly inForceFrom: HistoricDate;
  @Field(() => HistoricDate, { description: "Ended on; UNKNOWN while it lasts or where no register says so." })
  readonly terminatedOn: HistoricDate;
  @Field(() => [String], { description: "Topics, lower case: `trade`, `investment`, `steel`, `energy` …" })
  readonly topics: readonly string[];
  @Field(() => Int, { nullable: true, description: "DESTA depth index, 0 to 7, for trade agreements it has coded." })
  readonly depthIndex: number | null;
  @Field(() => String, { nullable: true, description: "In our own words." })
  readonly summary: string | null;
  @Field(() => [AgreementText], { description: "Where the text can be read." })
  readonly texts: readonly AgreementText[];
  @Field(() => [ID], { description: "Keys of the registers' records joined in this node; each finds it." })
  readonly keys: readonly string[];
  readonly #merged: MergedAgreement;
  readonly #world: AgreementWorld;
  #parties: readonly AgreementParty[] | undefined;

  constructor(merged: MergedAgreement, world: AgreementWorld) {
    const { record } = merged;
    this.id = globalId("Agreement", record.key);
    this.title = record.title;
    this.titleOriginal = record.titleOriginal;
    this.instrumentKind = record.instrumentKind;
    this.legalNature = record.legalNature;
    this.status = record.status;
    this.sourceStatus = record.sourceStatus;
    this.signedOn = HistoricDate.parse(record.signedOn);
    this.signedAt = record.signedAt;
    this.inForceFrom = HistoricDate.parse(record.inForceFrom);
    this.terminatedOn = HistoricDate.parse(record.terminatedOn);
    this.topics = record.topics;
    this.depthIndex = record.depthIndex;
    this.summary = record.summary;
    this.texts = record.texts;
    this.keys = merged.entries.map((entry) => entry.key);
    this.#merged = merged;
    this.#world = world;
  }

  /** For services and links: the merged record and the registers' own. */
  get record(): AgreementRecord {
    return this.#merged.record;
  }
  get entries(): readonly AgreementRecord[] {
    return this.#merged.entries;
  }
  get days(): readonly string[] {
    return this.#merged.days;
  }
  @Field(() => [AgreementParty], { description: "Parties, signatories and others." })
  get parties(): readonly AgreementParty[] {
    return (this.#parties ??= this.record.parties.map(
      (party) => new AgreementParty(party, this.#world, this.#merged.days),
    ));
  }
  @Field(() => [Signature], { description: "Who signed and who witnessed." })
  get signatures(): readonly Signature[] {
    return this.record.signatures.map((signature) => new Signature(signature, this.#world));
  }
  @Field(() => [LifecycleEvent], { description: "Steps in its life, as the chosen register lists them." })
  get lifecycle(): readonly LifecycleEvent[] {
    return this.record.lifecycle.map((step) => new LifecycleEvent(step, this.#world));
  }
  @Field(() => [Agreement], { description: "Earlier instruments it builds on, amends or replaces." })
  get predecessors(): readonly Agreement[] {
    return this.record.predecessors.map((key) => this.#world.agreement(key)).filter((found) => found !== undefined);
  }
  @Field(() => [Agreement], { description: "Later instruments that build on it." })
  get successors(): readonly Agreement[] {
    return this.#world.successorsOf(this.record.key);
  }
  @Field(() => [Facility], { description: "Plants it is about." })
  get facilities(): readonly Facility[] {
    return this.record.facilities.map((key) => this.#world.facility(key)).filter((found) => found !== undefined);
  }
  @Field(() => EventList, { description: "Events around it, oldest first." })
  get events(): EventList {
    return new EventList(this.#world.eventsOfAgreement(this.record.key));
  }
  @Field(() => [Document], { description: "Documents about it, oldest first." })
  get documents(): readonly Document[] {
    return this.#world.documentsOfAgreement(this.record.key);
  }
  @Field(() => [Claim], { description: "Statements about it that carry a quantity." })
  get claims(): readonly Claim[] {
    return this.#world.claimsOfAgreement(this.record.key);
  }
  @Field(() => [RegisterEntry], { description: "What each register says, the highest-ranking first." })
  get registers(): readonly RegisterEntry[] {
    return this.#merged.entries.map(
      (entry) => new RegisterEntry(entry, this.#world.source(entry.sourceId), this.#world),
    );
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
