import type { AgreementRecord, DateText, LifecycleRecord, PartyRecord } from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { actorNamed, party } from "../actors.js";
import { kindByTitle } from "../instrument-kind.js";
import type { TreatyTitle } from "./decode.js";
import type { Participation } from "./participations.js";
import { CHAPTER_TOPICS, IN_FORCE, UN_NAMES } from "./names.js";

export interface MtdsgEdition {
  readonly dataset: string;
  /** The status as at this day. */
  readonly publishedOn: string;
  readonly retrievedOn: string | null;
}

export const mtdsgKey = (number: string): string => `un-mtdsg-${number}`;

const pageOf = (number: string, chapter: number): string =>
  `https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=${number}&chapter=${chapter}&clang=_en`;
const CHAPTERS =
  "0 I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII XXVIII XXIX".split(
    " ",
  );

/** A signatory has signed only; a party has consented to be bound, from the day of its act (the treaty binds it some weeks later). */
const participant = (
  { participant: name, signature, consent }: Participation,
  reference: NameReference,
): { readonly party: PartyRecord; readonly steps: readonly LifecycleRecord[] } => {
  const actor = actorNamed(reference, name, UN_NAMES);
  const step = (type: LifecycleRecord["type"], date: DateText): LifecycleRecord[] =>
    date ? [{ type, scope: "PARTY", actor, date, sourceText: null }] : [];
  return {
    party: consent ? party(actor, "PARTY", consent.date) : party(actor, "SIGNATORY"),
    steps: [...step("SIGNATURE", signature), ...(consent ? step(consent.type, consent.date) : [])],
  };
};

export const normaliseTreaty = (
  title: TreatyTitle,
  participations: readonly Participation[],
  reference: NameReference,
  edition: MtdsgEdition,
): AgreementRecord => {
  const { number } = title;
  const chapter = number.split("-")[0]!;
  // Rows without signature and consent are kept by the register for notes only.
  const listed = participations
    .filter(({ signature, consent }) => signature !== null || consent !== null)
    .map((row) => participant(row, reference));
  const inForceFrom = title.inForce ?? IN_FORCE[number] ?? null;
  const base = /^([IVX]+-\d+)-[a-z]$/.exec(number)?.[1];
  return {
    key: mtdsgKey(number),
    sourceId: "un-mtdsg",
    title: title.name,
    titleOriginal: null,
    instrumentKind: kindByTitle(title.name, "TREATY"),
    legalNature: "BINDING_INTERNATIONAL",
    status: inForceFrom ? "IN_FORCE" : title.inForce === null ? "SIGNED" : "UNKNOWN",
    sourceStatus: title.status ?? null,
    signedOn: title.date,
    signedAt: title.place,
    inForceFrom,
    terminatedOn: null,
    parties: listed.map((one) => one.party),
    signatures: [],
    lifecycle: [
      ...whole("ADOPTION", title.date),
      ...whole("ENTRY_INTO_FORCE", inForceFrom),
      ...whole("REGISTRATION", title.registration?.date ?? null, title.registration?.text ?? null),
      ...listed.flatMap((one) => one.steps),
    ],
    topics: CHAPTER_TOPICS[chapter] ?? [],
    sameAs: [],
    predecessors: base ? [mtdsgKey(base)] : [],
    facilities: [],
    texts: [],
    depthIndex: null,
    summary: null,
    conflicts: [],
    citations: [{ sourceId: "un-mtdsg", ...edition, url: pageOf(number, CHAPTERS.indexOf(chapter)), publisher: null }],
  };
};

const whole = (type: LifecycleRecord["type"], date: DateText, sourceText: string | null = null): LifecycleRecord[] =>
  date ? [{ type, scope: "ALL", actor: null, date, sourceText }] : [];
