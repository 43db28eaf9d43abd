import { isKnownBy } from "../kernel/index.js";
import type { AgreementIndex } from "./agreement-index.js";
import type { Agreement } from "./agreement.type.js";
import { EMPTY_CORPUS } from "./agreements.port.js";
import type { AgreementCorpus, PersonRecord } from "./agreements.records.js";
import { agreementAsOf, wasOut } from "./as-of.agreement.js";
import { facilityAsOf } from "./as-of.facility.js";
import type { MergedAgreement } from "./merge.js";
import { DATES, mergeSet } from "./merge.js";

/** What all registers tell as of a day. */
export interface CorpusAsOf {
  readonly corpus: AgreementCorpus;
  /** Records of one instrument stay joined as they are today. */
  readonly merged: readonly MergedAgreement[];
  /** Registers of which something held was not out by then. */
  readonly late: ReadonlySet<string>;
}

export const corpusAsOf = (index: AgreementIndex, corpora: readonly AgreementCorpus[], day: string): CorpusAsOf => {
  const all = <K extends keyof AgreementCorpus>(kind: K) =>
    corpora.flatMap((corpus) => [...corpus[kind]]) as AgreementCorpus[K][number][];
  const records = [...all("agreements"), ...all("facilities")];
  return {
    merged: index.agreements.flatMap((agreement) => mergedAsOf(agreement, day) ?? []),
    late: new Set(records.filter(({ citations }) => !wasOut(citations, day)).map(({ sourceId }) => sourceId)),
    corpus: {
      ...EMPTY_CORPUS,
      facilities: all("facilities").flatMap((record) => facilityAsOf(record, day) ?? []),
      events: all("events")
        .filter(({ on, citations }) => isKnownBy(on, day) || (on === null && wasOut(citations, day)))
        .map((event) => ({ ...event, conflicts: event.conflicts.filter(({ citation }) => wasOut([citation], day)) })),
      documents: all("documents").filter(({ publishedOn }) => isKnownBy(publishedOn, day)),
      claims: all("claims").filter(({ statedOn }) => isKnownBy(statedOn, day)),
      persons: all("persons").map((person) => personAsOf(person, day)),
      organisations: all("organisations"),
      votes: all("votes").filter(({ year }) => isKnownBy(String(year), day)),
    },
  };
};

/** A date that the register believed first puts after the day is not known then, whatever others put in its place. */
const mergedAsOf = ({ entries, record: today }: Agreement, day: string): MergedAgreement | null => {
  const known = entries.flatMap((entry) => agreementAsOf(entry, day) ?? []);
  if (known.length === 0) return null;
  const merged = mergeSet(known);
  const later = DATES.filter(
    (field) => merged.record[field] !== null && today[field] !== null && !isKnownBy(today[field], day),
  );
  if (later.length === 0) return merged;
  const others = later.flatMap((field) =>
    known.flatMap(({ [field]: value, citations: [citation] }) =>
      value && citation ? [{ field, value, citation }] : [],
    ),
  );
  const unknown = Object.fromEntries(later.map((field) => [field, null]));
  return {
    ...merged,
    record: { ...merged.record, ...unknown, conflicts: [...merged.record.conflicts, ...others] },
  };
};

const personAsOf = (person: PersonRecord, day: string): PersonRecord => ({
  ...person,
  roles: person.roles
    .filter(({ from }) => from === null || isKnownBy(from, day))
    .map((role) => ({ ...role, to: isKnownBy(role.to, day) ? role.to : null })),
});
