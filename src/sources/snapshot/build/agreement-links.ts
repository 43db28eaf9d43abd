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

const isTreaty = ({ topics, signedOn, status }: AgreementRecord): boolean =>
  topics.includes("trade") && signedOn !== null && status !== "NEGOTIATION";
const isAmendment = ({ instrumentKind }: AgreementRecord): boolean => instrumentKind === "PROTOCOL_OF_AMENDMENT";

/** Year of signature and founders of a trade agreement. */
const fingerprint = (record: AgreementRecord, late: boolean): string | null => {
  if (!isTreaty(record) || isAmendment(record)) return null;
  const year = record.signedOn!.slice(0, 4);
  const codes = founders(record, record.inForceFrom?.slice(0, 4) ?? year, late);
  return codes && `${year} ${codes}`;
};

type Registers = readonly (readonly AgreementRecord[])[];
/** By key: by register, the other's key. */
type Links = Map<string, Map<number, string>>;

/** What a register has twice under one fingerprint stays alone: a wrong link hides an agreement, a missing one only shows it twice. */
const linkBy = (registers: Registers, print: (record: AgreementRecord) => string | null, links: Links): void => {
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
  for (const set of sets.values())
    for (const [index, one] of set.entries()) for (const other of set.slice(index + 1)) link(one, other, links);
};

interface Place {
  readonly key: string;
  readonly register: number;
}

/** Unless one of them is linked to that register already. */
const link = (one: Place, other: Place, links: Links): void => {
  if (links.get(one.key)?.has(other.register) || links.get(other.key)?.has(one.register)) return;
  const add = (from: Place, to: Place) =>
    links.set(from.key, (links.get(from.key) ?? new Map<number, string>()).set(to.register, to.key));
  add(one, other);
  add(other, one);
};

const countries = ({ parties }: AgreementRecord): ReadonlySet<string> =>
  new Set(parties.flatMap(({ actor }) => (actor.kind === "COUNTRY" ? [actor.code] : [])));
const isDay = (text: string | null): text is string => text?.length === 10;

/**
 * Registers that do not list every party (UNCTAD's page of Pakistan has SAFTA with Pakistan alone) or date parties in another way: the same
 * day of signature, all countries of the one among those of the other, and no second candidate on either side.
 */
const linkByDay = (registers: Registers, links: Links): void => {
  const [first = [], ...others] = registers;
  const dated = (records: readonly AgreementRecord[]) =>
    records.filter((one) => isDay(one.signedOn) && isTreaty(one) && !isAmendment(one));
  for (const [index, records] of others.entries()) {
    const fits = dated(records).map((record) => ({
      record,
      found: dated(first).filter((other) => other.signedOn === record.signedOn && within(record, other)),
    }));
    for (const { record, found } of fits) {
      const [other] = found;
      const rivals = fits.filter((fit) => fit.found.includes(other!));
      if (found.length === 1 && rivals.length === 1)
        link({ key: other!.key, register: 0 }, { key: record.key, register: index + 1 }, links);
    }
  }
};

/** Not the other way round: the enlargement of 24 June 1994 has all members of the EU but Russia is no party of it. */
const within = (few: AgreementRecord, many: AgreementRecord): boolean => {
  const codes = countries(many);
  const own = [...countries(few)];
  return own.length > 0 && own.every((code) => codes.has(code));
};

/** The words of a title, for registers that took their titles from one another. */
const titled = (record: AgreementRecord): string | null =>
  isTreaty(record)
    ? `${record.signedOn!.slice(0, 4)} ${record.title
        .toLowerCase()
        .replace(/[^a-z]+/g, " ")
        .trim()}`
    : null;

/**
 * Says of trade agreements of several registers that they are one: the same founders, signed in the same year. First with those who joined
 * by the year of entry into force, then, for what found nothing, without them: the WTO dates Armenia in the EAEU one day after the others.
 * Then by title and year (amendments too), then by day of signature with the first register.
 */
export const linkTradeAgreements = (registers: Registers): (readonly AgreementRecord[])[] => {
  const links: Links = new Map();
  for (const late of [true, false]) linkBy(registers, (record) => fingerprint(record, late), links);
  linkBy(registers, titled, links);
  linkByDay(registers, links);
  return registers.map((records) =>
    records.map((record) => ({
      ...record,
      sameAs: [...record.sameAs, ...[...(links.get(record.key)?.values() ?? [])].sort()],
    })),
  );
};
