import type { AgreementIndex } from "./agreement-index.js";
import type { Agreement } from "./agreement.type.js";
import type { ActorRef } from "./agreements.records.js";
import type { Facility } from "./facility.type.js";
import { fold } from "./words.js";

/** Folded words of agreements and plants for the text filters, each made when first asked for. */
export class AgreementTexts {
  readonly #agreements = new Map<Agreement, string>();
  readonly #facilities = new Map<Facility, string>();

  constructor(private readonly index: AgreementIndex) {}

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
