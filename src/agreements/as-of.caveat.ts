import { Caveat } from "../kernel/index.js";
import type { CitationRecord } from "./agreements.records.js";
import { wasOut } from "./as-of.agreement.js";
import type { AgreementWorld } from "./world.js";

interface Entry {
  readonly sourceId: string;
  readonly citations: readonly CitationRecord[];
}

/** Of records as of a day that are told by editions of later. */
export const noEarlierVintage = (entries: readonly Entry[], world: Pick<AgreementWorld, "asOf">): readonly Caveat[] => {
  const { asOf } = world;
  const later = asOf === null ? [] : entries.filter(({ citations }) => !wasOut(citations, asOf));
  if (later.length === 0) return [];
  const registers = [...new Set(later.map(({ sourceId }) => sourceId))].join(", ");
  return [
    new Caveat(
      "agreements.no-earlier-vintage",
      `No earlier vintage held of ${registers}: as of ${asOf} it is told from what later editions date until then; what they do not date is left out, or UNKNOWN.`,
    ),
  ];
};
