import type { AgreementIndex } from "./agreement-index.js";
import type { Agreement } from "./agreement.type.js";
import type { ActorRef } from "./agreements.records.js";
import type { Facility } from "./facility.type.js";
import type { Organisation } from "./organisation.type.js";
import type { Person } from "./person.type.js";
import { fold } from "./words.js";

/** Folded words of agreements and plants for the text filters, each made when first asked for. */
export class AgreementTexts {
  readonly #agreements = new Map<Agreement, string>();
  readonly #facilities = new Map<Facility, string>();

  readonly #named = new Map<string, Map<string, Named | null>>();

  constructor(private readonly index: AgreementIndex) {}

  /** A person, organisation or plant by a name or alias that no other of its kind has. */
  named(kind: string, name: string): Named | undefined {
    const all = { person: this.index.persons, organisation: this.index.organisations, facility: this.index.facilities };
    if (!Object.hasOwn(all, kind)) return undefined;
    let names = this.#named.get(kind);
    if (!names) this.#named.set(kind, (names = uniqueNames(all[kind as keyof typeof all])));
    return names.get(fold(name)) ?? undefined;
  }

  ofAgreement(agreement: Agreement): string {
    let text = this.#agreements.get(agreement);
    if (text === undefined)
      this.#agreements.set(agreement, (text = fold(agreementWords(agreement, this.index).join(" "))));
    return text;
  }
  ofFacility(facility: Facility): string {
    let text = this.#facilities.get(facility);
    if (text === undefined) this.#facilities.set(facility, (text = fold(facilityWords(facility).join(" "))));
    return text;
  }
}

type Named = Person | Organisation | Facility;

const uniqueNames = (all: readonly Named[]): Map<string, Named | null> => {
  const names = new Map<string, Named | null>();
  for (const one of all)
    for (const name of new Set([one.name, ...one.aliases].map(fold))) names.set(name, names.has(name) ? null : one);
  return names;
};

const namesOf = (ref: ActorRef, index: AgreementIndex): readonly string[] => {
  if (ref.kind === "ORGANISATION") {
    const organisation = index.organisation(ref.key);
    return organisation ? [organisation.name, ...organisation.aliases] : [];
  }
  return [index.actor(ref).name];
};

export const agreementWords = (agreement: Agreement, index: AgreementIndex): readonly string[] => [
  ...agreement.entries.flatMap((entry) => [entry.title, entry.titleOriginal ?? ""]),
  agreement.summary ?? "",
  ...agreement.topics,
  ...agreement.record.parties.flatMap((party) => namesOf(party.actor, index)),
  ...agreement.record.signatures.flatMap((signature) => {
    const person = signature.person ? index.person(signature.person) : undefined;
    return [signature.nameAsPublished, ...(person ? [person.name, ...person.aliases] : [])];
  }),
  ...agreement.facilities.flatMap((facility) => [facility.name, ...facility.aliases]),
];

export const facilityWords = (facility: Facility): readonly string[] => [
  facility.name,
  ...facility.aliases,
  facility.place.name ?? "",
  facility.country?.name ?? "",
  ...facility.owners.map((owner) => owner.name),
];
