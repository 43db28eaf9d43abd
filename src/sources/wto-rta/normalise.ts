import type {
  AgreementRecord,
  AgreementStatus,
  CitationRecord,
  LifecycleRecord,
} from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { earliest } from "../day-texts.js";
import { badData } from "../edge.js";
import { kindByTitle } from "../instrument-kind.js";
import { statusByWords } from "../status-words.js";
import type { Scoped, WtoChange, WtoRow } from "./decode.js";
import { partiesOf, partyLifecycle } from "./parties.js";
import { partyDates } from "./party-dates.js";

const STATUS: Readonly<Record<string, AgreementStatus>> = {
  "In Force": "IN_FORCE",
  "In force for at least one Party": "IN_FORCE_PARTIAL",
  Inactive: "INACTIVE",
  "Early announcement-Signed": "SIGNED",
  "Early announcement-Under negotiation": "NEGOTIATION",
};

export interface WtoEdition {
  readonly dataset: string;
  readonly retrievedOn: string;
}

export const wtoKey = (id: number): string => `wto-rta-${id}`;
const pageOf = (id: number): string => `https://rtais.wto.org/UI/PublicShowRTAIDCard.aspx?rtaid=${id}`;

/** Every row as an agreement, with the changes notified to it as amendments. */
export const normaliseWtoRta = (
  rows: readonly WtoRow[],
  changes: readonly WtoChange[],
  reference: NameReference,
  edition: WtoEdition,
): AgreementRecord[] => {
  const records = rows.map((row) =>
    normalise(
      row,
      changes.filter(({ id }) => id === row.id),
      reference,
      edition,
    ),
  );
  const entries = rows.flatMap(({ partyDates: text }) => partyDates(text));
  const unread = entries.filter((entry) => entry.odd);
  if (unread.length > 1 && unread.length * 2 > entries.length)
    throw badData(
      "wto-rta",
      'the column "Specific Entry/Exit dates"',
      "Name(DD-Mon-YYYY - DD-Mon-YYYY)",
      unread[0]!.text,
    );
  const odd = records.filter(({ status }) => status === "UNKNOWN");
  if (odd.length * 2 > records.length)
    throw badData("wto-rta", "the column Status", Object.keys(STATUS).join(", "), odd[0]!.sourceStatus);
  return records;
};

const normalise = (
  row: WtoRow,
  changes: readonly WtoChange[],
  reference: NameReference,
  edition: WtoEdition,
): AgreementRecord => {
  const status = STATUS[row.status] ?? statusByWords(row.status);
  const dates = partyDates(row.partyDates);
  const citation: CitationRecord = {
    sourceId: "wto-rta",
    dataset: edition.dataset,
    url: pageOf(row.id),
    publisher: null,
    publishedOn: null,
    retrievedOn: edition.retrievedOn,
  };
  return {
    key: wtoKey(row.id),
    sourceId: "wto-rta",
    title: row.name,
    titleOriginal: null,
    instrumentKind: kindByTitle(row.name, "AGREEMENT"),
    legalNature: status === "NEGOTIATION" ? "UNDETERMINED" : "BINDING_INTERNATIONAL",
    status,
    sourceStatus: row.status,
    signedOn: earliest(row.signed.goods, row.signed.services),
    signedAt: null,
    inForceFrom: earliest(row.inForce.goods, row.inForce.services),
    terminatedOn: row.inactive,
    parties: partiesOf(row, status, dates, reference, edition.retrievedOn),
    signatures: [],
    lifecycle: [
      ...scoped("SIGNATURE", row.signed),
      ...scoped("NOTIFICATION", row.notified),
      ...scoped("ENTRY_INTO_FORCE", row.inForce),
      ...partyLifecycle(dates, reference),
      ...changes.flatMap(amendment),
      ...scoped("END_OF_IMPLEMENTATION", row.endOfImplementation),
      ...(row.inactive ? [step("TERMINATION", "ALL", row.inactive)] : []),
    ],
    topics: row.type?.includes("EIA") ? ["trade", "services"] : ["trade"],
    sameAs: [],
    predecessors: [],
    facilities: [],
    texts: [],
    depthIndex: null,
    summary: null,
    conflicts: [],
    citations: [citation],
  };
};

const step = (type: LifecycleRecord["type"], scope: LifecycleRecord["scope"], date: string): LifecycleRecord => ({
  type,
  scope,
  actor: null,
  date,
  sourceText: null,
});

/** Goods and services are signed and enter into force apart: Pakistan–China (153) in force 2007-07-01 and 2009-10-10. */
const scoped = (type: LifecycleRecord["type"], { goods, services }: Scoped): LifecycleRecord[] => [
  ...(goods ? [step(type, "GOODS", goods)] : []),
  ...(services ? [step(type, "SERVICES", services)] : []),
];

const amendment = ({ affects, signed, inForce }: WtoChange): LifecycleRecord[] => {
  const date = signed ?? inForce;
  const scope = affects === "Goods" ? "GOODS" : affects === "Services" ? "SERVICES" : "ALL";
  return date ? [step("AMENDMENT", scope, date)] : [];
};
