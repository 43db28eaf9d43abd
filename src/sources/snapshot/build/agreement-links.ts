import type { AgreementRecord } from "../../../agreements/agreements.records.js";

/** Alpha-3, sorted; null where one is known by name only. `late` counts those who joined by the year of entry into force as founders. */
const founders = (record: AgreementRecord, start: string, late: boolean): string | null => {
  const codes = new Set<string>();
  for (const { actor, from } of record.parties) {
    if (actor.kind === "NAMED") return null;
    if (actor.kind === "COUNTRY" && (from === null || (late && from.slice(0, 4) <= start))) codes.add(actor.code);
  }
  return codes.size < 2 ? null : [...codes].sort().join(" ");
};

/** Year of signature and founders of a trade agreement. */
const fingerprint = (record: AgreementRecord, late: boolean): string | null => {
  if (!record.topics.includes("trade") || record.instrumentKind === "PROTOCOL_OF_AMENDMENT") return null;
  if (!record.signedOn || record.status === "NEGOTIATION") return null;
  const year = record.signedOn.slice(0, 4);
  const codes = founders(record, record.inForceFrom?.slice(0, 4) ?? year, late);
  return codes && `${year} ${codes}`;
};

/** By key: by register, the other's key. */
type Links = Map<string, Map<number, string>>;

/** What a register has twice under one fingerprint stays alone: a wrong link hides an agreement, a missing one only shows it twice. */
const linkBy = (
  registers: readonly (readonly AgreementRecord[])[],
  print: (record: AgreementRecord) => string | null,
  links: Links,
): void => {
  const sets = new Map<string, { readonly key: string; readonly register: number }[]>();
  for (const [register, records] of registers.entries()) {
    const own = new Map<string, string[]>();
    for (const record of records) {
      const text = print(record);
      if (text) own.set(text, [...(own.get(text) ?? []), record.key]);
    }
    for (const [text, keys] of own)
      if (keys.length === 1) sets.set(text, [...(sets.get(text) ?? []), { key: keys[0]!, register }]);
  }
  const linked = (one: string, register: number) => links.get(one)?.has(register) ?? false;
  const link = (one: string, register: number, other: string) =>
    links.set(one, (links.get(one) ?? new Map<number, string>()).set(register, other));
  for (const set of sets.values())
    for (const [index, one] of set.entries())
      for (const other of set.slice(index + 1))
        if (!linked(one.key, other.register) && !linked(other.key, one.register)) {
          link(one.key, other.register, other.key);
          link(other.key, one.register, one.key);
        }
};

/**
 * Says of trade agreements of several registers that they are one: the same founders, signed in the same year. First with those who joined
 * by the year of entry into force, then, for what found nothing, without them: the WTO dates Armenia in the EAEU one day after the others.
 */
export const linkTradeAgreements = (
  registers: readonly (readonly AgreementRecord[])[],
): (readonly AgreementRecord[])[] => {
  const links: Links = new Map();
  for (const late of [true, false]) linkBy(registers, (record) => fingerprint(record, late), links);
  return registers.map((records) =>
    records.map((record) => ({
      ...record,
      sameAs: [...record.sameAs, ...[...(links.get(record.key)?.values() ?? [])].sort()],
    })),
  );
};
