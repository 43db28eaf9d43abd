import { Provenance } from "../kernel/index.js";
import type { Freshness, Source, SourceCatalogue } from "../kernel/index.js";
import type { Country, CountryGroup, Reference } from "../reference/index.js";
import { Agreement } from "./agreement.type.js";
import type { ActorRef, AgreementCorpus, CitationRecord } from "./agreements.records.js";
import { Claim, Document } from "./claim.type.js";
import { DiplomaticEvent } from "./event.type.js";
import { Facility } from "./facility.type.js";
import { mergeAgreements, mergeFacilities, mergeOrganisations, mergePersons } from "./merge.js";
import type { MergedAgreement } from "./merge.js";
import { Organisation } from "./organisation.type.js";
import { countsAs, UnresolvedActor } from "./party.type.js";
import { Person } from "./person.type.js";
import type { ActorNode, AgreementWorld } from "./world.js";

/** The Russian Federation continues the treaties of the USSR (its note of 13 January 1992 to foreign missions). */
const CONTINUED_BY: Readonly<Record<string, string>> = { SUN: "RUS" };

class Lists<T> {
  readonly #lists = new Map<string, T[]>();
  add(key: string, item: T): void {
    const list = this.#lists.get(key);
    if (!list) this.#lists.set(key, [item]);
    else if (!list.includes(item)) list.push(item);
  }
  get(key: string): readonly T[] {
    return this.#lists.get(key) ?? [];
  }
}

const oldestFirst = (a: string | null, b: string | null): number =>
  (a ?? "9") < (b ?? "9") ? -1 : (a ?? "9") > (b ?? "9") ? 1 : 0;

/** Everything the registers hold, joined and indexed; built once, never changed: a refresh builds another. */
export class AgreementIndex implements AgreementWorld {
  readonly asOf: string | null;
  readonly agreements: readonly Agreement[];
  readonly facilities: readonly Facility[];
  readonly events: readonly DiplomaticEvent[];
  readonly persons: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly #byKey = {
    agreement: new Map<string, Agreement>(),
    facility: new Map<string, Facility>(),
    event: new Map<string, DiplomaticEvent>(),
    person: new Map<string, Person>(),
    organisation: new Map<string, Organisation>(),
    document: new Map<string, Document>(),
    claim: new Map<string, Claim>(),
  };
  readonly #countries = new Map<Agreement, ReadonlySet<string>>();
  readonly #seats = new Map<string, string | null>();
  readonly #of = {
    country: new Lists<Agreement>(),
    facilityAgreements: new Lists<Agreement>(),
    organisationAgreements: new Lists<Agreement>(),
    successors: new Lists<Agreement>(),
    agreementEvents: new Lists<DiplomaticEvent>(),
    facilityEvents: new Lists<DiplomaticEvent>(),
    actorEvents: new Lists<DiplomaticEvent>(),
    agreementDocuments: new Lists<Document>(),
    facilityDocuments: new Lists<Document>(),
    agreementClaims: new Lists<Claim>(),
    facilityClaims: new Lists<Claim>(),
    documentClaims: new Lists<Claim>(),
  };

  constructor(
    corpora: readonly AgreementCorpus[],
    private readonly reference: Reference,
    private readonly sources: SourceCatalogue,
    readonly freshness: (sourceId: string) => Freshness = () => "RECORDED",
    /** The day that all of it is as of, with its instruments; left out: today, and records are joined. */
    past?: { readonly day: string; readonly merged: readonly MergedAgreement[] },
  ) {
    this.asOf = past?.day ?? null;
    const all = <K extends keyof AgreementCorpus>(kind: K) =>
      corpora.flatMap((corpus) => [...corpus[kind]]) as AgreementCorpus[K][number][];
    const keyed = <R extends { readonly key: string }, T>(
      records: readonly R[],
      map: Map<string, T>,
      make: (record: R) => T,
    ): T[] =>
      records.map((record) => {
        const item = make(record);
        map.set(record.key, item);
        return item;
      });
    for (const record of all("organisations").reverse()) this.#seats.set(record.key, record.country);
    this.persons = keyed(mergePersons(all("persons")), this.#byKey.person, (record) => new Person(record, this));
    this.organisations = keyed(
      mergeOrganisations(all("organisations")),
      this.#byKey.organisation,
      (record) => new Organisation(record, this),
    );
    this.documents = keyed(
      all("documents").sort((a, b) => oldestFirst(a.publishedOn, b.publishedOn)),
      this.#byKey.document,
      (record) => new Document(record, this),
    );
    this.events = keyed(
      all("events").sort((a, b) => oldestFirst(a.on, b.on)),
      this.#byKey.event,
      (record) => new DiplomaticEvent(record, this),
    );
    this.claims = keyed(
      all("claims").sort((a, b) => oldestFirst(a.statedOn, b.statedOn)),
      this.#byKey.claim,
      (record) => new Claim(record, this),
    );
    this.facilities = mergeFacilities(all("facilities")).map(({ record, entries }) => {
      const facility = new Facility(record, entries, this);
      for (const entry of entries) this.#byKey.facility.set(entry.key, facility);
      return facility;
    });
    const merged =
      past?.merged ??
      mergeAgreements(all("agreements"), (record, days) =>
        record.parties.flatMap((party) => countsAs(party, this, days)),
      );
    this.agreements = [...merged]
      .sort(
        (a, b) =>
          oldestFirst(b.record.signedOn ?? "0", a.record.signedOn ?? "0") || (a.record.key < b.record.key ? -1 : 1),
      )
      .map((one) => {
        const agreement = new Agreement(one, this);
        for (const entry of one.entries) this.#byKey.agreement.set(entry.key, agreement);
        return agreement;
      });
    this.#connect();
  }

  #connect(): void {
    const of = this.#of;
    // The other way round, a key may be of a record that was merged away: lists are kept under the key of the node.
    const agreementKey = (key: string) => this.#byKey.agreement.get(key)?.record.key ?? key;
    const facilityKey = (key: string) => this.#byKey.facility.get(key)?.record.key ?? key;
    for (const agreement of this.agreements) {
      const { record } = agreement;
      for (const key of record.facilities) of.facilityAgreements.add(facilityKey(key), agreement);
      for (const key of record.predecessors) of.successors.add(agreementKey(key), agreement);
      for (const ref of [
        ...record.parties.map((party) => party.actor),
        ...record.signatures.map((one) => one.onBehalfOf),
      ])
        if (ref?.kind === "ORGANISATION") of.organisationAgreements.add(ref.key, agreement);
      for (const code of this.countriesOfAgreement(agreement)) of.country.add(code, agreement);
    }
    for (const event of this.events) {
      for (const key of event.record.agreements) of.agreementEvents.add(agreementKey(key), event);
      for (const key of event.record.facilities) of.facilityEvents.add(facilityKey(key), event);
      for (const ref of event.record.participants)
        if (ref.kind === "PERSON" || ref.kind === "ORGANISATION") of.actorEvents.add(`${ref.kind} ${ref.key}`, event);
    }
    for (const document of this.documents) {
      for (const key of document.record.agreements) of.agreementDocuments.add(agreementKey(key), document);
      for (const key of document.record.facilities) of.facilityDocuments.add(facilityKey(key), document);
    }
    for (const claim of this.claims) {
      const { about, document } = claim.record;
      if (about.agreement) of.agreementClaims.add(agreementKey(about.agreement), claim);
      if (about.facility) of.facilityClaims.add(facilityKey(about.facility), claim);
      if (document) of.documentClaims.add(document, claim);
    }
  }

  /** `onDay` decides the members of blocs; without it, those on the day of signature or of entry into force. */
  countriesOfAgreement(agreement: Agreement, onDay?: string): ReadonlySet<string> {
    const { parties } = agreement.record;
    if (onDay === undefined) {
      let codes = this.#countries.get(agreement);
      if (!codes) {
        codes = new Set(parties.flatMap((party) => countsAs(party, this, agreement.days)));
        this.#countries.set(agreement, codes);
      }
      return codes;
    }
    const then = parties.filter(
      ({ from, to }) => (from ?? "") <= onDay && (to === null || onDay.slice(0, to.length) <= to),
    );
    return new Set(then.flatMap((party) => countsAs(party, this, [onDay])));
  }
  /** Latest signature first. */
  agreementsOfCountry(code: string): readonly Agreement[] {
    return this.#of.country.get(code);
  }
  countriesOf(ref: ActorRef, days: readonly string[]): readonly string[] {
    switch (ref.kind) {
      case "COUNTRY":
        return CONTINUED_BY[ref.code] ? [ref.code, CONTINUED_BY[ref.code]!] : [ref.code];
      case "GROUP":
        return [...new Set(days.flatMap((day) => this.reference.membersOn(ref.id, day)))];
      case "ORGANISATION": {
        const seat = this.#seats.get(ref.key);
        return seat ? this.countriesOf({ kind: "COUNTRY", code: seat }, days) : [];
      }
      case "PERSON":
      case "NAMED":
        return [];
    }
  }
  /** As `countriesOf`; a person counts as the countries of the organisations they held office in. */
  countriesOfActor(ref: ActorRef, days: readonly string[]): readonly string[] {
    if (ref.kind !== "PERSON") return this.countriesOf(ref, days);
    const roles = this.person(ref.key)?.record.roles ?? [];
    return roles.flatMap(({ organisation }) =>
      organisation ? this.countriesOf({ kind: "ORGANISATION", key: organisation }, days) : [],
    );
  }
  actor(ref: ActorRef): ActorNode {
    switch (ref.kind) {
      case "COUNTRY":
        return this.country(ref.code) ?? new UnresolvedActor(ref.code);
      case "GROUP":
        return this.group(ref.id) ?? new UnresolvedActor(ref.id);
      case "ORGANISATION":
        return this.organisation(ref.key) ?? new UnresolvedActor(ref.key);
      case "PERSON":
        return this.person(ref.key) ?? new UnresolvedActor(ref.key);
      case "NAMED":
        return new UnresolvedActor(ref.name);
    }
  }
  country(code: string): Country | undefined {
    return this.reference.countryByCode(code);
  }
  group(id: string): CountryGroup | undefined {
    const record = this.reference.groupNamed(id);
    return record && this.reference.groupType(record);
  }
  source(id: string): Source {
    return this.sources.get(id);
  }
  provenance(citations: readonly CitationRecord[]): readonly Provenance[] {
    return citations.map(
      (citation) =>
        new Provenance({
          source: this.sources.get(citation.sourceId),
          dataset: citation.publisher ? `${citation.publisher}: ${citation.dataset}` : citation.dataset,
          url: citation.url,
          publishedAt: citation.publishedOn,
          retrievedAt: citation.retrievedOn,
        }),
    );
  }
  agreement = (key: string) => this.#byKey.agreement.get(key);
  facility = (key: string) => this.#byKey.facility.get(key);
  event = (key: string) => this.#byKey.event.get(key);
  person = (key: string) => this.#byKey.person.get(key);
  organisation = (key: string) => this.#byKey.organisation.get(key);
  document = (key: string) => this.#byKey.document.get(key);
  claim = (key: string) => this.#byKey.claim.get(key);
  agreementsOfFacility = (key: string) => this.#of.facilityAgreements.get(key);
  agreementsOfOrganisation = (key: string) => this.#of.organisationAgreements.get(key);
  successorsOf = (key: string) => this.#of.successors.get(key);
  eventsOfAgreement = (key: string) => this.#of.agreementEvents.get(key);
  eventsOfFacility = (key: string) => this.#of.facilityEvents.get(key);
  eventsOfActor = (kind: "PERSON" | "ORGANISATION", key: string) => this.#of.actorEvents.get(`${kind} ${key}`);
  documentsOfAgreement = (key: string) => this.#of.agreementDocuments.get(key);
  documentsOfFacility = (key: string) => this.#of.facilityDocuments.get(key);
  claimsOfAgreement = (key: string) => this.#of.agreementClaims.get(key);
  claimsOfFacility = (key: string) => this.#of.facilityClaims.get(key);
  claimsOfDocument = (key: string) => this.#of.documentClaims.get(key);
}
