import { isKnownBy } from "../kernel/index.js";
import type {
  ActorRef,
  AgreementRecord,
  AgreementStatus,
  CitationRecord,
  DateText,
  LifecycleRecord,
  PartyRecord,
} from "./agreements.records.js";

/** Was everything that a record is read from out by the end of the day? Then it was known as it stands. */
export const wasOut = (citations: readonly CitationRecord[], day: string): boolean =>
  citations.length > 0 && citations.every((one) => isKnownBy(one.publishedOn ?? one.retrievedOn, day));

type Known = (date: DateText) => boolean;
const ENDED: readonly AgreementStatus[] = ["TERMINATED", "INACTIVE", "SUPERSEDED"];
/** Steps that make an instrument known before it is signed. */
const BEFORE_SIGNATURE: readonly LifecycleRecord["type"][] = ["NEGOTIATION", "INITIALLING", "ADOPTION"];

/**
 * A record as of a day: whole where its edition was out by then; else what its dated steps until then tell, and null where there is none. What a
 * later edition says without a date is not known to have been known.
 */
export const agreementAsOf = (record: AgreementRecord, day: string): AgreementRecord | null => {
  if (wasOut(record.citations, day)) return record;
  const known: Known = (date) => isKnownBy(date, day);
  const lifecycle = record.lifecycle.filter(({ date }) => known(date));
  if (!isKnown(record, lifecycle, known)) return null;
  const [signedOn, inForceFrom, terminatedOn] = [record.signedOn, record.inForceFrom, record.terminatedOn].map(
    (date) => (known(date) ? date : null),
  ) as [DateText, DateText, DateText];
  const status = statusOf(record, lifecycle, known);
  return {
    ...record,
    status,
    sourceStatus: status === record.status ? record.sourceStatus : null,
    signedOn,
    inForceFrom,
    terminatedOn,
    parties: record.parties.flatMap((party) => partyAsOf(party, record, status, known)),
    signatures: signedOn === null ? [] : record.signatures,
    lifecycle,
    // Written or coded after the day.
    depthIndex: null,
    summary: null,
    conflicts: record.conflicts.filter(({ citation }) => wasOut([citation], day)),
  };
};

const isKnown = (record: AgreementRecord, steps: readonly LifecycleRecord[], known: Known): boolean => {
  const first = record.signedOn ?? record.inForceFrom;
  if (known(first)) return true;
  // A party's own step may be older than the instrument: an accession lists the first treaty's parties with their dates.
  return steps.some(({ type, scope }) => scope !== "PARTY" && (first === null || BEFORE_SIGNATURE.includes(type)));
};

/** The state that the steps known by then leave it in. One that ended nobody says when is UNKNOWN: it may have ended before. */
const statusOf = (record: AgreementRecord, steps: readonly LifecycleRecord[], known: Known): AgreementStatus => {
  const { status } = record;
  const has = (type: LifecycleRecord["type"]) => steps.some((step) => step.type === type);
  if (status === "UNKNOWN") return status;
  if (ENDED.includes(status)) {
    if (known(record.terminatedOn)) return status;
    if (record.terminatedOn === null) return "UNKNOWN";
  }
  if (status === "SUSPENDED" && has("SUSPENSION")) return status;
  if (known(record.inForceFrom)) return status === "IN_FORCE_PARTIAL" ? status : "IN_FORCE";
  if (has("PROVISIONAL_APPLICATION")) return "PROVISIONALLY_APPLIED";
  if (known(record.signedOn)) return "SIGNED";
  if (has("INITIALLING")) return "INITIALLED";
  return has("NEGOTIATION") ? "NEGOTIATION" : "UNKNOWN";
};

const same = (a: ActorRef, b: ActorRef | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Nobody is bound before entry into force: who is a party of it from the first is a signatory until then. */
const partyAsOf = (
  party: PartyRecord,
  { lifecycle, inForceFrom }: AgreementRecord,
  status: AgreementStatus,
  known: Known,
): PartyRecord[] => {
  const then = { ...party, to: known(party.to) ? party.to : null };
  if (party.role !== "PARTY" && party.role !== "SIGNATORY") return [then];
  if (status === "NEGOTIATION" || status === "INITIALLED") return [{ ...then, role: "NEGOTIATING", from: null }];
  const signatures = lifecycle.filter(({ type, actor }) => type === "SIGNATURE" && actor !== null);
  const own = signatures.filter(({ actor }) => same(party.actor, actor));
  const signed = own.some(({ date }) => known(date));
  const isOriginal = signatures.length === 0 && (party.from === null || (inForceFrom && party.from <= inForceFrom));
  if (party.from !== null && known(party.from)) return [then];
  const signatory: PartyRecord = { ...then, role: "SIGNATORY", from: null };
  if (party.from !== null) return signed || isOriginal ? [signatory] : [];
  if (own.length > 0 && !signed) return [];
  return [inForceFrom !== null && !known(inForceFrom) ? signatory : then];
};
