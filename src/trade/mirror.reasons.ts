import type { Side } from "./mirror.js";
import { TRANSIT_HUBS, TRANSIT_SOURCE } from "./transit-hubs.js";

const REASONS = {
  valuation: "Imports are valued CIF, exports FOB: freight and insurance stand between them.",
  unknown: "It is not known of one side whether its values include freight and insurance.",
  importerNothing: "The importer reports none of this trade.",
  exporterNothing: "The exporter reports none of this trade.",
  importerSilent: "The importer's report is not held.",
  exporterSilent: "The exporter's report is not held.",
  fiscal: "One side reports fiscal years, so the two cover different months.",
  reconciled: "Both sides are one reconciled value made of the two reports: it mirrors nothing.",
  transit:
    "Imports are by origin, exports by last known destination: goods in transit are reported against different partners.",
  estimated: "A side is marked as estimated or provisional.",
  partial: "A side covers a part of the period only.",
} as const;

const isUnknown = ({ valuation, value }: Side["side"]): boolean => valuation === "UNKNOWN" && value.value !== 0;

/** `blocking` forbids a comparison; the others may explain a gap. */
export const reasonsOf = (
  importer: Side,
  exporter: Side,
  isOneValue: boolean,
): { readonly reasons: readonly string[]; readonly blocking: readonly string[] } => {
  const [left, right] = [importer.side, exporter.side];
  const silent = [
    ...(left.value.missing ? [REASONS.importerSilent] : []),
    ...(right.value.missing ? [REASONS.exporterSilent] : []),
  ];
  const blocking = [
    ...(isOneValue ? [REASONS.reconciled] : []),
    ...(left.period === right.period ? [] : [REASONS.fiscal]),
  ];
  const flags = [...left.value.status, ...right.value.status];
  const hubs = [importer.country, exporter.country].filter((code) => TRANSIT_HUBS.includes(code));
  const [bought, sold] = [left.value.value, right.value.value];
  const explaining = [
    ...(bought === 0 && sold !== 0 ? [REASONS.importerNothing] : []),
    ...(sold === 0 && bought !== 0 ? [REASONS.exporterNothing] : []),
    REASONS.transit,
    ...(hubs.length > 0 ? [`Much passes through ${hubs.join(" and ")} as re-exports (${TRANSIT_SOURCE}).`] : []),
    ...(isUnknown(left) || isUnknown(right) ? [REASONS.unknown] : []),
    ...(left.valuation === "CIF" && right.valuation === "FOB" ? [REASONS.valuation] : []),
    ...(flags.includes("ESTIMATED") || flags.includes("PROVISIONAL") ? [REASONS.estimated] : []),
    ...(flags.includes("PARTIAL") ? [REASONS.partial] : []),
  ];
  return { reasons: [...silent, ...(silent.length === 0 && !isOneValue ? explaining : []), ...blocking], blocking };
};
