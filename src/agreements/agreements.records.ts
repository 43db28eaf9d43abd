import type { FacilityRecord } from "./facilities.records.js";

export type * from "./facilities.records.js";

/** Records of the agreements subject as every register gives them. Dates are texts of their own precision: `2025`, `2025-07`, `2025-07-11`. */
export type DateText = string | null;

export type ActorRef =
  | { readonly kind: "COUNTRY"; readonly code: string } // ISO alpha-3
  | { readonly kind: "GROUP"; readonly id: string } // reference group id: EAEU, ECO …
  | { readonly kind: "ORGANISATION"; readonly key: string }
  | { readonly kind: "PERSON"; readonly key: string }
  | { readonly kind: "NAMED"; readonly name: string }; // as published, not resolved

export interface CitationRecord {
  readonly sourceId: string;
  readonly dataset: string; // register and edition, or title of the page
  readonly url: string | null;
  readonly publisher: string | null;
  readonly publishedOn: DateText;
  readonly retrievedOn: DateText;
}

export type InstrumentKind =
  | "TREATY"
  | "CONVENTION"
  | "AGREEMENT"
  | "FRAMEWORK_AGREEMENT"
  | "PROTOCOL"
  | "PROTOCOL_OF_AMENDMENT"
  | "EXCHANGE_OF_NOTES"
  | "MEMORANDUM_OF_UNDERSTANDING"
  | "JOINT_DECLARATION"
  | "COMMISSION_PROTOCOL"
  | "CONTRACT"
  | "LOAN_AGREEMENT"
  | "UNKNOWN";
export type LegalNature =
  "BINDING_INTERNATIONAL" | "NON_BINDING" | "GOVERNMENT_COMPANY" | "COMMERCIAL_CONTRACT" | "UNDETERMINED";
export type AgreementStatus =
  | "NEGOTIATION"
  | "INITIALLED"
  | "SIGNED"
  | "PROVISIONALLY_APPLIED"
  | "IN_FORCE"
  | "IN_FORCE_PARTIAL"
  | "SUSPENDED"
  | "TERMINATED"
  | "INACTIVE"
  | "SUPERSEDED"
  | "UNKNOWN";
export type PartyRole =
  "PARTY" | "SIGNATORY" | "NEGOTIATING" | "WITNESS" | "DEPOSITARY" | "GUARANTOR" | "WITHDRAWN" | "UNKNOWN";

export interface PartyRecord {
  readonly actor: ActorRef;
  readonly role: PartyRole;
  readonly from: DateText;
  readonly to: DateText;
  /** Set when a bloc was expanded to this member by date: the bloc's group id. */
  readonly expandedFrom: string | null;
}

export interface SignatureRecord {
  readonly person: string | null; // key of a PersonRecord
  readonly nameAsPublished: string;
  readonly title: string | null;
  readonly onBehalfOf: ActorRef | null;
  readonly witness: boolean;
}

export interface LifecycleRecord {
  readonly type:
    | "NEGOTIATION"
    | "INITIALLING"
    | "ADOPTION"
    | "SIGNATURE"
    | "RATIFICATION"
    | "ACCEPTANCE"
    | "APPROVAL"
    | "ACCESSION"
    | "SUCCESSION"
    | "PROVISIONAL_APPLICATION"
    | "NOTIFICATION"
    | "ENTRY_INTO_FORCE"
    | "REGISTRATION"
    | "AMENDMENT"
    | "SUSPENSION"
    | "WITHDRAWAL"
    | "TERMINATION"
    | "EXPIRY"
    | "END_OF_IMPLEMENTATION"
    | "UNKNOWN";
  readonly scope: "ALL" | "GOODS" | "SERVICES" | "PARTY";
  readonly actor: ActorRef | null;
  readonly date: DateText;
  /** The register's own words where they do not fit a date. */
  readonly sourceText: string | null;
}

/** Another statement about the same field, kept beside the chosen one. */
export interface ConflictRecord {
  readonly field: string; // "signedOn", "capacity", "title" …
  readonly value: string;
  readonly citation: CitationRecord;
}

export interface AgreementRecord {
  /** Stable and readable: `pak-rus-psm-2025`, `wto-rta-153`, `desta-2.3-224`, `unctad-iia-2157`, `un-mtdsg-IV-2`, `huggo-CHN-PAK-2006O`. */
  readonly key: string;
  readonly sourceId: string;
  readonly title: string;
  readonly titleOriginal: string | null;
  readonly instrumentKind: InstrumentKind;
  readonly legalNature: LegalNature;
  readonly status: AgreementStatus;
  readonly sourceStatus: string | null; // verbatim
  readonly signedOn: DateText;
  readonly signedAt: string | null; // place
  readonly inForceFrom: DateText;
  readonly terminatedOn: DateText;
  readonly parties: readonly PartyRecord[];
  readonly signatures: readonly SignatureRecord[];
  readonly lifecycle: readonly LifecycleRecord[];
  /** Lower-case topics from one list: trade, investment, steel, energy, gas-pipeline, nuclear, transport, air-transport, culture-science, finance-credit, fisheries, environment, human-rights, security, debt-settlement, labour, standards … */
  readonly topics: readonly string[];
  /** Keys of the same instrument in other registers, where this record knows them. */
  readonly sameAs: readonly string[];
  readonly predecessors: readonly string[]; // agreement keys
  readonly facilities: readonly string[]; // facility keys
  readonly texts: readonly { readonly url: string; readonly language: string | null }[];
  readonly depthIndex: number | null; // DESTA, 0–7
  readonly summary: string | null; // our own words
  readonly conflicts: readonly ConflictRecord[];
  readonly citations: readonly CitationRecord[];
}

/** What a register covers, so that "none found" is an answer. */
export interface RegisterCoverage {
  readonly sourceId: string;
  readonly covers: string;
  readonly doesNotCover: string;
  readonly through: DateText; // as of
}

export interface PersonRecord {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** UNRESOLVED: we cannot prove who this is; `candidate` is then a plausible, unproven link. */
  readonly identity: "RESOLVED" | "UNRESOLVED";
  readonly candidate: string | null;
  readonly roles: readonly {
    readonly title: string;
    readonly organisation: string | null;
    readonly from: DateText;
    readonly to: DateText;
  }[];
  readonly citations: readonly CitationRecord[];
}

export interface OrganisationRecord {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[]; // other languages and published mis-spellings
  readonly kind:
    "MINISTRY" | "COMPANY" | "STATE_COMPANY" | "INTERGOVERNMENTAL" | "AGENCY" | "COURT" | "MEDIA" | "OTHER";
  readonly country: string | null;
  readonly citations: readonly CitationRecord[];
}

export interface QuantityRecord {
  readonly value: number | null; // the stated number; null when only a bound or words
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: "EXACT" | "ABOUT" | "OVER" | "UP_TO" | "RANGE" | "WORDS";
  readonly unit: string; // kernel Unit code: "t/yr", "1" (fraction), "USD", "yr", "acre" …
}

export interface ClaimRecord {
  readonly key: string;
  readonly document: string | null; // document key
  /** Short attributed quotation. */
  readonly quote: string;
  readonly speaker: ActorRef | null;
  readonly statedOn: DateText;
  /** What is claimed; the claim check chooses its scopes by it. */
  readonly metric:
    | "CAPACITY"
    | "PRODUCTION"
    | "IMPORT_SHARE_REPLACED"
    | "IMPORTS_VOLUME"
    | "IMPORT_BILL"
    | "EXPORTS"
    | "DEMAND"
    | "COST"
    | "INVESTMENT"
    | "DEBT_OR_LOSSES"
    | "LAND_AREA"
    | "EMPLOYMENT"
    | "AGE_OR_DATE"
    | "RESERVES"
    | "TRADE_TURNOVER"
    | "OTHER";
  readonly quantity: QuantityRecord | null;
  readonly about: {
    readonly facility: string | null;
    readonly agreement: string | null;
    readonly country: string | null;
    /** The other country, of what is between two. */
    readonly partner?: string | null;
    readonly basket: string | null;
  };
  readonly citation: CitationRecord;
}

export interface DocumentRecord {
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  readonly publishedOn: DateText;
  readonly url: string | null;
  readonly kind: "NEWS" | "PRESS_RELEASE" | "DATASET" | "TREATY_TEXT" | "COURT_RULING" | "REFERENCE_WORK" | "OTHER";
  readonly language: string;
  readonly agreements: readonly string[];
  readonly facilities: readonly string[];
}

export interface EventRecord {
  readonly key: string;
  readonly kind:
    | "SIGNING"
    | "MEETING"
    | "VISIT"
    | "COMMISSION_SESSION"
    | "STATEMENT"
    | "COURT_RULING"
    | "DECISION"
    | "CONSTRUCTION"
    | "COMMISSIONING"
    | "SHUTDOWN"
    | "CLOSURE"
    | "TENDER"
    | "OTHER";
  readonly title: string;
  readonly on: DateText;
  readonly place: string | null;
  readonly cameoCode: string | null;
  readonly participants: readonly ActorRef[];
  readonly agreements: readonly string[];
  readonly facilities: readonly string[];
  readonly conflicts: readonly ConflictRecord[];
  readonly citations: readonly CitationRecord[];
}

/** How two states voted in the UN General Assembly in one year: shares of the roll calls where both voted. */
export interface VotingRecord {
  readonly pair: readonly [string, string];
  readonly year: number;
  readonly rollCalls: number;
  readonly same: number;
  readonly opposite: number; // yes against no
  readonly citation: CitationRecord;
}

/** Everything one register contributes. */
export interface AgreementCorpus {
  readonly agreements: readonly AgreementRecord[];
  readonly facilities: readonly FacilityRecord[];
  readonly events: readonly EventRecord[];
  readonly documents: readonly DocumentRecord[];
  readonly claims: readonly ClaimRecord[];
  readonly persons: readonly PersonRecord[];
  readonly organisations: readonly OrganisationRecord[];
  readonly votes: readonly VotingRecord[];
  readonly coverage: readonly RegisterCoverage[];
}
