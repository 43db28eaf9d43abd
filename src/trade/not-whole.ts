import type { TradeAggregate } from "./trade-aggregate.type.js";

/** Why a row is no basis of a unit value that stands for its whole period; null where it is one. */
export const whyNotWhole = ({ period, value, netWeight }: TradeAggregate): string | null => {
  const missing = value.missing ?? netWeight.missing;
  if (missing) return `${period}: ${missing.reason}${missing.detail ? `, ${missing.detail}` : ""}`;
  if (value.status.includes("PARTIAL") || netWeight.status.includes("PARTIAL"))
    return `${period}: PARTIAL, a part of the period or of the partners is not held.`;
  if (value.value! > 0 && netWeight.value! <= 0) return `${period}: a value without a weight has no unit value.`;
  return null;
};
