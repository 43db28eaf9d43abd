import type { LifecycleRecord, PartyRecord } from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { actorNamed, party } from "../actors.js";
import type { Act } from "./acts.js";
import { UN_NAMES } from "./names.js";
import type { Participation } from "./participations.js";
import { CONSENTS } from "./participations.js";

/**
 * A signatory has signed only; a party has consented to be bound, from the day of its act (the treaty binds it some weeks later). Who took
 * its act back is no party any more, on a day that the table does not tell. A row without acts is kept by the register for notes only, and
 * one with a provisional application alone names no party.
 */
export const participant = (
  { participant: name, signature, consent, more = [] }: Participation,
  reference: NameReference,
): { readonly parties: readonly PartyRecord[]; readonly steps: readonly LifecycleRecord[] } => {
  const actor = actorNamed(reference, name, UN_NAMES);
  const step = (type: Act["type"], date: Act["date"], sourceText: string | null = null): LifecycleRecord[] =>
    date || sourceText ? [{ type, scope: "PARTY", actor, date, sourceText }] : [];
  const left = more.find(({ type }) => type === "WITHDRAWAL");
  const undone = more.find(({ type, withdrawn }) => withdrawn && CONSENTS.has(type));
  const role = (): PartyRecord[] => {
    if (consent) return [party(actor, "PARTY", consent.date, left?.date ?? null)];
    if (more.some(({ type }) => type === "UNKNOWN")) return [party(actor, "UNKNOWN")];
    if (undone)
      return [party(actor, "WITHDRAWN", undone.type === "SIGNATURE" ? null : undone.date, left?.date ?? null)];
    if (left) return [party(actor, "WITHDRAWN", null, left.date)];
    return signature ? [party(actor, "SIGNATORY")] : [];
  };
  return {
    parties: role(),
    steps: [
      ...step("SIGNATURE", signature),
      ...(consent ? step(consent.type, consent.date, consent.words) : []),
      ...more.flatMap(({ type, date, words, withdrawn }) =>
        withdrawn && type !== "UNKNOWN"
          ? [...step(type, date), ...step("WITHDRAWAL", null, words)]
          : step(type, date, words),
      ),
    ],
  };
};
