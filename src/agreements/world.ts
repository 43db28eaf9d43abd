import type { Actor, Freshness, Provenance, Source } from "../kernel/index.js";
import type { Country, CountryGroup } from "../reference/index.js";
import type { Agreement } from "./agreement.type.js";
import type { ActorRef, CitationRecord } from "./agreements.records.js";
import type { Claim, Document } from "./claim.type.js";
import type { DiplomaticEvent } from "./event.type.js";
import type { Facility } from "./facility.type.js";
import type { Organisation } from "./organisation.type.js";
import type { Person } from "./person.type.js";

export type ActorNode = Actor & object;

/** What the types ask of the index. Keys that lead nowhere give undefined; lists skip them. */
export interface AgreementWorld {
  /** The day that everything is as of; null: as held today. */
  readonly asOf: string | null;
  country(code: string): Country | undefined;
  group(id: string): CountryGroup | undefined;
  actor(ref: ActorRef): ActorNode;
  person(key: string): Person | undefined;
  organisation(key: string): Organisation | undefined;
  agreement(key: string): Agreement | undefined;
  facility(key: string): Facility | undefined;
  document(key: string): Document | undefined;
  agreementsOfFacility(key: string): readonly Agreement[];
  agreementsOfOrganisation(key: string): readonly Agreement[];
  successorsOf(key: string): readonly Agreement[];
  eventsOfAgreement(key: string): readonly DiplomaticEvent[];
  eventsOfFacility(key: string): readonly DiplomaticEvent[];
  eventsOfActor(kind: "PERSON" | "ORGANISATION", key: string): readonly DiplomaticEvent[];
  documentsOfAgreement(key: string): readonly Document[];
  documentsOfFacility(key: string): readonly Document[];
  claimsOfAgreement(key: string): readonly Claim[];
  claimsOfFacility(key: string): readonly Claim[];
  claimsOfDocument(key: string): readonly Claim[];
  /** Codes of the countries an actor counts as in filters, on the days given (ISO). */
  countriesOf(ref: ActorRef, days: readonly string[]): readonly string[];
  source(id: string): Source;
  /** Of a register's records. */
  freshness(sourceId: string): Freshness;
  provenance(citations: readonly CitationRecord[]): readonly Provenance[];
}
