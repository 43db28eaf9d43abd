import { isKnownBy } from "../kernel/index.js";
import type { FacilityRecord } from "./agreements.records.js";
import { wasOut } from "./as-of.agreement.js";

type Change = FacilityRecord["statusHistory"][number];

/** When a state was seen: since its date, or, where none is given, as of the release that states it. */
export const seenOn = ({ from, citation }: Change): string | null =>
  from ?? citation.publishedOn ?? citation.retrievedOn;

/**
 * A plant as of a day: whole where its edition was out by then; else its dated states until then. Capacities, output and owners are of an edition
 * and have no earlier vintage.
 */
export const facilityAsOf = (record: FacilityRecord, day: string): FacilityRecord | null => {
  if (wasOut(record.citations, day)) return record;
  const out = <T extends Pick<Change, "citation">>(rows: readonly T[]): T[] =>
    rows.filter(({ citation }) => wasOut([citation], day));
  const statusHistory = record.statusHistory.filter((change) => isKnownBy(seenOn(change), day));
  const capacities = out(record.capacities).filter(({ asOf }) => asOf === null || isKnownBy(asOf, day));
  if (statusHistory.length === 0 && capacities.length === 0) return null;
  return {
    ...record,
    owners: [],
    status: statusHistory.at(-1)?.status ?? "UNKNOWN",
    statusHistory,
    capacities,
    production: out(record.production),
    conflicts: out(record.conflicts),
  };
};
