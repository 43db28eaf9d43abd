import type {
  ActorRef,
  AgreementCorpus,
  CitationRecord,
  ConflictRecord,
  LifecycleRecord,
} from "../../agreements/agreements.records.js";
import { CURATED } from "./record.js";
import type { Register } from "./decode.js";

const ACTOR = /^(org|person|group|name):(.+)$/;

const actorOf = (text: string): ActorRef => {
  const [, prefix, value = ""] = ACTOR.exec(text) ?? [];
  if (prefix === "org") return { kind: "ORGANISATION", key: value };
  if (prefix === "person") return { kind: "PERSON", key: value };
  if (prefix === "group") return { kind: "GROUP", id: value };
  return prefix === "name" ? { kind: "NAMED", name: value } : { kind: "COUNTRY", code: text };
};

const THROUGH = "2026-03-01";

/** The curated register as records; every `cite` becomes the citation of its document. */
export const curatedCorpus = (register: Register): AgreementCorpus => {
  const documents = new Map(register.documents.map((one) => [one.key, one]));
  const cite = (key: string): CitationRecord => {
    const found = documents.get(key);
    if (!found) throw new Error(`curated register: no document ${key}`);
    return {
      sourceId: CURATED.id,
      dataset: found.title,
      url: found.url,
      publisher: found.publisher,
      publishedOn: found.publishedOn,
      retrievedOn: null,
    };
  };
  const conflict = (one: { field: string; value: string; cite: string }): ConflictRecord => ({
    field: one.field,
    value: one.value,
    citation: cite(one.cite),
  });
  const step = (
    type: LifecycleRecord["type"],
    date: string | null,
    sourceText: string | null = null,
  ): LifecycleRecord => ({
    type,
    scope: "ALL",
    actor: null,
    date,
    sourceText,
  });

  return {
    agreements: register.agreements.map((one) => ({
      key: one.key,
      sourceId: CURATED.id,
      title: one.title,
      titleOriginal: one.titleOriginal,
      instrumentKind: one.kind,
      legalNature: one.nature,
      status: one.status,
      sourceStatus: one.sourceStatus,
      signedOn: one.signedOn,
      signedAt: one.signedAt,
      inForceFrom: one.inForceFrom,
      terminatedOn: one.terminatedOn,
      parties: one.parties.map((text) => ({
        actor: actorOf(text),
        role: one.status === "NEGOTIATION" ? ("NEGOTIATING" as const) : ("SIGNATORY" as const),
        from: null,
        to: null,
        expandedFrom: null,
      })),
      signatures: one.signatures.map((signature) => ({
        person: signature.person,
        nameAsPublished: signature.name,
        title: signature.title,
        onBehalfOf: signature.for === null ? null : actorOf(signature.for),
        witness: signature.witness,
      })),
      lifecycle: one.lifecycle.length
        ? one.lifecycle.map(({ type, date, sourceText }) => step(type, date, sourceText))
        : [
            ...(one.signedOn ? [step("SIGNATURE", one.signedOn)] : []),
            ...(one.terminatedOn ? [step("TERMINATION", one.terminatedOn, one.sourceStatus)] : []),
          ],
      topics: one.topics,
      sameAs: [],
      predecessors: one.predecessors,
      facilities: one.facilities,
      texts: [],
      depthIndex: null,
      summary: one.summary,
      conflicts: one.conflicts.map(conflict),
      citations: one.cites.map(cite),
    })),
    facilities: register.facilities.map((one) => ({
      key: one.key,
      sourceId: CURATED.id,
      name: one.name,
      aliases: one.aliases,
      country: one.country,
      place: one.place,
      owners: one.owners,
      status: one.status,
      statusHistory: one.statusHistory.map(({ status, from, cite: key }) => ({ status, from, citation: cite(key) })),
      capacities: one.capacities.map(({ cite: key, ...capacity }) => ({
        ...capacity,
        missing: null,
        citation: cite(key),
      })),
      production: [],
      products: one.products,
      sameAs: one.sameAs,
      conflicts: one.conflicts.map(conflict),
      citations: one.cites.map(cite),
    })),
    events: register.events.map((one) => ({
      key: one.key,
      kind: one.kind,
      title: one.title,
      on: one.on,
      place: one.place,
      cameoCode: one.cameo,
      participants: one.who.map(actorOf),
      agreements: one.agreements,
      facilities: one.facilities,
      conflicts: one.conflicts.map(conflict),
      citations: one.cites.map(cite),
    })),
    documents: register.documents,
    claims: register.claims.map((one) => ({
      key: one.key,
      document: one.document,
      quote: one.quote,
      speaker: one.speaker === null ? null : actorOf(one.speaker),
      statedOn: one.statedOn ?? documents.get(one.document)?.publishedOn ?? null,
      metric: one.metric,
      quantity: one.quantity,
      about: {
        facility: one.facility,
        agreement: one.agreement,
        country: one.country,
        partner: one.partner,
        basket: one.basket,
      },
      citation: cite(one.document),
    })),
    persons: register.persons.map(({ cites, facts: _, wikidata: __, ...one }) => ({
      ...one,
      citations: cites.map(cite),
    })),
    organisations: register.organisations.map(({ cites, facts: _, wikidata: __, ...one }) => ({
      ...one,
      citations: cites.map(cite),
    })),
    votes: [],
    coverage: [
      {
        sourceId: CURATED.id,
        covers:
          "Instruments between Pakistan and the USSR or Russia found in reference works, official releases and news, whatever their legal nature; the story of Pakistan Steel Mills.",
        doesNotCover:
          "Other pairs of countries; instruments that no source read here mentions; the texts of the instruments. Whether the Soviet agreements are still in force was not established.",
        through: THROUGH,
      },
    ],
  };
};
