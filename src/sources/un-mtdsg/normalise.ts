import type { AgreementRecord, DateText, LifecycleRecord } from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { kindByTitle } from "../instrument-kind.js";
import type { TreatyTitle } from "./decode.js";
import type { Participation } from "./participations.js";
import { CHAPTER_TOPICS, IN_FORCE } from "./names.js";
import { participant } from "./participant.js";

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

export const normaliseTreaty = (
  title: TreatyTitle,
  participations: readonly Participation[],
  reference: NameReference,
  edition: MtdsgEdition,
): AgreementRecord => {
  const { number } = title;
  const chapter = number.split("-")[0]!;
  const listed = participations.map((row) => participant(row, reference));
  // A page that says "not yet in force" is believed.
  const inForceFrom = title.inForce === undefined ? (IN_FORCE[number] ?? null) : title.inForce;
  const base = /^([IVX]+-\d+)-[a-z]$/.exec(number)?.[1];
  return {
    key: mtdsgKey(number),
    sourceId: "un-mtdsg",
    title: title.name,
    titleOriginal: null,
    instrumentKind: kindByTitle(title.name, "TREATY"),
    legalNature: "BINDING_INTERNATIONAL",
    status: statusOf(title, inForceFrom),
    sourceStatus: title.status ?? null,
    signedOn: title.date,
    signedAt: title.place,
    inForceFrom,
    terminatedOn: null,
    parties: listed.flatMap(({ parties }) => parties),
    signatures: [],
    lifecycle: [
      ...whole("ADOPTION", title.date),
      ...whole("PROVISIONAL_APPLICATION", title.provisional ?? null),
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

const statusOf = ({ provisional, inForce }: TreatyTitle, inForceFrom: DateText): AgreementRecord["status"] => {
  if (inForceFrom) return "IN_FORCE";
  if (provisional) return "PROVISIONALLY_APPLIED";
  return inForce === null ? "SIGNED" : "UNKNOWN";
};

const whole = (type: LifecycleRecord["type"], date: DateText, sourceText: string | null = null): LifecycleRecord[] =>
  date ? [{ type, scope: "ALL", actor: null, date, sourceText }] : [];
