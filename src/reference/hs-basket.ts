import { byFrom } from "./hs-links.js";
import type { HsConcordance } from "./hs-concordance.js";
import type { BasketFit } from "./hs-concordance.type.js";
import type { HsEditionId } from "./hs-editions.js";
import { EARLIER_CHAPTERS } from "./hs-editions.js";

interface ResolvedMember {
  readonly code: string;
  readonly fit: BasketFit;
  readonly share: number | null;
}
export interface ResolvedBasket {
  readonly members: readonly ResolvedMember[];
  readonly withoutCounterpart: readonly string[];
  readonly notHeld: readonly string[];
}

/** A basket is defined in codes of HS 2022; in another edition it is every code that shares goods with those, and how much of it. */
export const basketIn = (
  concordance: HsConcordance,
  basketCodes: readonly string[],
  edition: HsEditionId,
): ResolvedBasket => {
  const isOwn = (code: string): boolean => basketCodes.some((own) => code.startsWith(own));
  const held = basketCodes.filter((code) => EARLIER_CHAPTERS.test(code));
  const { links, lostFrom } = concordance.links(edition, "H6");
  const forward = byFrom(links);
  const members = [...concordance.codesOf(edition)].sort().flatMap((code): readonly ResolvedMember[] => {
    const own = forward.get(code) ?? [];
    const inside = own.filter(({ toCode }) => isOwn(toCode));
    const known = !lostFrom.has(code) && own.every(({ certain }) => certain);
    if (known) {
      if (inside.length === 0) return [];
      if (inside.length === own.length) return [{ code, fit: "WHOLE", share: 1 }];
      const weights = inside.map(({ weight }) => weight);
      const share = weights.includes(null) ? null : weights.reduce<number>((sum, weight) => sum + weight!, 0);
      return [{ code, fit: "PART", share }];
    }
    if (held.some((prefix) => prefix.length <= 4 && code.startsWith(prefix)))
      return [{ code, fit: "BY_HEADING", share: null }];
    return inside.length > 0 ? [{ code, fit: "UNKNOWN", share: null }] : [];
  });
  const reached = new Set(links.map(({ toCode }) => toCode));
  return {
    members,
    withoutCounterpart: [...concordance.codesOf("H6")].filter((code) => isOwn(code) && !reached.has(code)).sort(),
    notHeld: edition === "H6" ? [] : basketCodes.filter((code) => !EARLIER_CHAPTERS.test(code)),
  };
};
