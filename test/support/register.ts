import type { AgreementRecord } from "../../src/agreements/agreements.records.js";
import { CodedError } from "../../src/kernel/index.js";

/** Alpha-3 codes of the countries of an agreement, in the order listed; `also` adds `<EAEU` to members of a bloc. */
export const codesOf = ({ parties }: AgreementRecord): string[] =>
  parties.flatMap(({ actor, expandedFrom }) =>
    actor.kind === "COUNTRY" ? [expandedFrom ? `${actor.code}<${expandedFrom}` : actor.code] : [],
  );

export const involving = (records: readonly AgreementRecord[], code: string): AgreementRecord[] =>
  records.filter((record) => codesOf(record).some((text) => text.slice(0, 3) === code));

export const unresolved = (records: readonly AgreementRecord[]): string[] => [
  ...new Set(
    records.flatMap(({ parties }) => parties.flatMap(({ actor }) => (actor.kind === "NAMED" ? [actor.name] : []))),
  ),
];

export const byKey = (records: readonly AgreementRecord[], key: string): AgreementRecord => {
  const found = records.find((record) => record.key === key);
  if (!found) throw new Error(`no record ${key}`);
  return found;
};

/** The coded error that reading throws, as `CODE field`. */
export const faultOf = async (read: () => unknown): Promise<string> => {
  try {
    await read();
  } catch (error) {
    if (error instanceof CodedError) return `${error.code} ${error.extensions.field ?? ""}`;
    throw error;
  }
  return "no error";
};
