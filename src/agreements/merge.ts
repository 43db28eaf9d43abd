import type {
  AgreementRecord,
  CitationRecord,
  ConflictRecord,
  FacilityRecord,
  OrganisationRecord,
  PersonRecord,
} from "./agreements.records.js";
import { seenOn } from "./as-of.facility.js";

/** Who is believed first where registers disagree: our own reading of the sources, then depositaries and notified lists, then datasets. */
export const REGISTER_RANK = [
  "curated",
  "un-mtdsg",
  "wto-rta",
  "unctad-iia",
  "huggo",
  "desta",
  "atop",
  "gem-gist",
  "wikidata",
] as const;

const rankOf = (sourceId: string): number => {
  const rank = (REGISTER_RANK as readonly string[]).indexOf(sourceId);
  return rank < 0 ? REGISTER_RANK.length : rank;
};

export interface MergedAgreement {
  readonly record: AgreementRecord;
  /** The registers' own records, the highest-ranking first. */
  readonly entries: readonly AgreementRecord[];
  /** Days on which blocs are expanded: signature and entry into force. */
  readonly days: readonly string[];
}

interface Keyed {
  readonly key: string;
  readonly sourceId: string;
  readonly sameAs: readonly string[];
  readonly citations: readonly CitationRecord[];
}

/** Of one register the newest edition: "DESTA version 2.3" before "DESTA version 2.0", whose keys sort the other way. */
const newerFirst = (a: Keyed, b: Keyed): number => {
  const [one, other] = [a.citations[0], b.citations[0]];
  if (!one || !other || a.sourceId !== b.sourceId) return 0;
  const [published, earlier] = [one.publishedOn ?? "", other.publishedOn ?? ""];
  if (published !== earlier) return published < earlier ? 1 : -1;
  return other.dataset.localeCompare(one.dataset, "en", { numeric: true });
};

/** Records joined by `sameAs` (either way round) and by `pairs`, as sets; the highest-ranking record of a set first. */
const joined = <T extends Keyed>(records: readonly T[], pairs: readonly (readonly [string, string])[]): T[][] => {
  const parent = new Map(records.map((record) => [record.key, record.key]));
  const root = (key: string): string => {
    let at = key;
    while (parent.get(at) !== at) at = parent.get(at)!;
    return at;
  };
  const join = (a: string, b: string) => {
    if (parent.has(a) && parent.has(b)) parent.set(root(a), root(b));
  };
  for (const record of records) for (const other of record.sameAs) join(record.key, other);
  for (const [a, b] of pairs) join(a, b);
  const sets = new Map<string, T[]>();
  for (const record of records) {
    const set = sets.get(root(record.key));
    if (set) set.push(record);
    else sets.set(root(record.key), [record]);
  }
  return [...sets.values()].map((set) =>
    set.sort((a, b) => rankOf(a.sourceId) - rankOf(b.sourceId) || newerFirst(a, b) || (a.key < b.key ? -1 : 1)),
  );
};

/** Countries that stand in a record, blocs as their members. */
export type CountriesOf = (record: AgreementRecord, days: readonly string[]) => readonly string[];

/** Signature and entry into force, the first day their precision allows. */
const daysOf = (record: Pick<AgreementRecord, "signedOn" | "inForceFrom">): readonly string[] =>
  [record.signedOn, record.inForceFrom].flatMap((text) => (text ? [text.padEnd(10, "-01").slice(0, 10)] : []));

/** Parties, year and subject of a trade agreement; null where the rule must not be tried. */
const signatureOf = (record: AgreementRecord, countriesOf: CountriesOf): string | null => {
  if (!record.topics.includes("trade") || record.instrumentKind === "PROTOCOL_OF_AMENDMENT" || !record.signedOn)
    return null;
  if (record.parties.some((party) => party.actor.kind !== "COUNTRY" && party.actor.kind !== "GROUP")) return null;
  const countries = [...new Set(countriesOf(record, daysOf(record)))].sort();
  return countries.length < 2 ? null : `${record.signedOn.slice(0, 4)} ${countries.join(" ")}`;
};

/**
 * The rule for records without an explicit link: two registers, the same set of countries (blocs as their members), a trade agreement, signed in the
 * same year. Two candidates in one register make it ambiguous, and then nothing is joined: a wrong join hides a treaty, a missing one only shows it twice.
 */
const pairsByRule = (records: readonly AgreementRecord[], countriesOf: CountriesOf): [string, string][] => {
  const candidates = new Map<string, AgreementRecord[]>();
  for (const record of records) {
    const signature = signatureOf(record, countriesOf);
    if (signature) candidates.set(signature, [...(candidates.get(signature) ?? []), record]);
  }
  return [...candidates.values()].flatMap((set) => {
    const unique = set.filter((one) => set.filter((other) => other.sourceId === one.sourceId).length === 1);
    return unique.slice(1).map((other): [string, string] => [unique[0]!.key, other.key]);
  });
};

/** `2006` and `2006-11-24` do not disagree; `2006-11` and `2006-12` do. */
const disagree = (a: string, b: string): boolean => !a.startsWith(b) && !b.startsWith(a);

export const DATES = ["signedOn", "inForceFrom", "terminatedOn"] as const;
const distinct = <T>(lists: readonly (readonly T[])[], keyOf: (item: T) => string): T[] => [
  ...new Map(lists.flat().map((item) => [keyOf(item), item])).values(),
];
const citationKey = (citation: CitationRecord) => `${citation.sourceId} ${citation.dataset} ${citation.url ?? ""}`;

export const mergeSet = (entries: readonly AgreementRecord[]): MergedAgreement => {
  const [first] = entries as [AgreementRecord, ...AgreementRecord[]];
  if (entries.length === 1) return { record: first, entries, days: daysOf(first) };

  const conflicts: ConflictRecord[] = [];
  const note = (field: string, value: string, record: AgreementRecord) => {
    if (record.citations[0]) conflicts.push({ field, value, citation: record.citations[0] });
  };
  const dates = Object.fromEntries(
    DATES.map((field) => {
      const chosen = entries.find((entry) => entry[field] !== null)?.[field] ?? null;
      for (const entry of entries)
        if (chosen && entry[field] && disagree(chosen, entry[field])) note(field, entry[field], entry);
      return [field, chosen];
    }),
  ) as Record<(typeof DATES)[number], string | null>;
  const known = entries.find((entry) => entry.status !== "UNKNOWN") ?? first;
  for (const entry of entries)
    if (entry.status !== "UNKNOWN" && entry.status !== known.status) note("status", entry.status, entry);

  const record: AgreementRecord = {
    ...first,
    ...dates,
    status: known.status,
    sourceStatus: known.sourceStatus,
    depthIndex: entries.find((entry) => entry.depthIndex !== null)?.depthIndex ?? null,
    topics: distinct(
      entries.map((entry) => entry.topics),
      String,
    ),
    texts: distinct(
      entries.map((entry) => entry.texts),
      (text) => text.url,
    ),
    predecessors: distinct(
      entries.map((entry) => entry.predecessors),
      String,
    ),
    facilities: distinct(
      entries.map((entry) => entry.facilities),
      String,
    ),
    conflicts: [...entries.flatMap((entry) => entry.conflicts), ...conflicts],
    citations: distinct(
      entries.map((entry) => entry.citations),
      citationKey,
    ),
  };
  return { record, entries, days: daysOf(record) };
};

/** One instrument, one node: see `REGISTER_RANK` and the rule above. */
export const mergeAgreements = (records: readonly AgreementRecord[], countriesOf: CountriesOf): MergedAgreement[] =>
  joined(records, pairsByRule(records, countriesOf)).map(mergeSet);

/** Plants are joined by explicit links only; lists of all registers stand side by side, single fields are the highest-ranking register's. */
export const mergeFacilities = (
  records: readonly FacilityRecord[],
): { record: FacilityRecord; entries: readonly FacilityRecord[] }[] =>
  joined(records, []).map((entries) => {
    const [first] = entries as [FacilityRecord, ...FacilityRecord[]];
    if (entries.length === 1) return { record: first, entries };
    const known = entries.find((entry) => entry.status !== "UNKNOWN") ?? first;
    const record: FacilityRecord = {
      ...first,
      status: known.status,
      aliases: distinct(
        [...entries.map((entry) => entry.aliases), entries.slice(1).map((entry) => entry.name)],
        String,
      ),
      statusHistory: entries
        .flatMap((entry) => entry.statusHistory)
        .sort((a, b) => ((seenOn(a) ?? "9") < (seenOn(b) ?? "9") ? -1 : 1)),
      capacities: entries.flatMap((entry) => entry.capacities),
      production: entries.flatMap((entry) => entry.production),
      products: distinct(
        entries.map((entry) => entry.products),
        String,
      ),
      conflicts: [
        ...entries.flatMap((entry) => entry.conflicts),
        ...entries.flatMap(({ status, citations: [citation] }) =>
          citation && status !== "UNKNOWN" && status !== known.status
            ? [{ field: "status", value: status, citation }]
            : [],
        ),
      ],
      citations: distinct(
        entries.map((entry) => entry.citations),
        citationKey,
      ),
    };
    return { record, entries };
  });

/** Registers that know a person or an organisation by our key add names and citations; what it is, where it sits and who held office is the first one's. */
const mergeNamed = <T extends OrganisationRecord | PersonRecord>(records: readonly T[]): T[] => {
  const merged = new Map<string, T>();
  for (const record of records) {
    const held = merged.get(record.key);
    merged.set(
      record.key,
      held
        ? {
            ...held,
            aliases: distinct([held.aliases, record.aliases], String).filter((alias) => alias !== held.name),
            citations: distinct([held.citations, record.citations], citationKey),
          }
        : record,
    );
  }
  return [...merged.values()];
};
export const mergeOrganisations = (records: readonly OrganisationRecord[]): OrganisationRecord[] => mergeNamed(records);
export const mergePersons = (records: readonly PersonRecord[]): PersonRecord[] => mergeNamed(records);
