import {
  asOfDay,
  badInput,
  CodedError,
  dayArgument,
  isPast,
  keyOf,
  notFound,
  paginate,
  systemClock,
} from "../kernel/index.js";
import type { Clock, ConnectionOf, Freshness, SourceCatalogue } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { AgreementIndex } from "./agreement-index.js";
import type { Agreement } from "./agreement.type.js";
import type { AgreementsArgs, EventsArgs, FacilitiesArgs } from "./agreements.args.js";
import type { VotingRecord } from "./agreements.records.js";
import { corpusAsOf } from "./as-of.corpus.js";
import { dayRange, within } from "./day-range.js";
import type { DiplomaticEvent } from "./event.type.js";
import type { Facility } from "./facility.type.js";
import type { HeldRegisters, MissingRegister } from "./held-registers.js";
import type { MergedAgreement } from "./merge.js";
import { RegisterCoverageInfo } from "./register.type.js";
import { AgreementTexts } from "./texts.js";
import { VotingYear } from "./voting.type.js";
import { fold, holdsWords, nearestKeys } from "./words.js";

export type Kind = "agreement" | "facility" | "event" | "person" | "organisation" | "document" | "claim";
const TYPE_OF: Record<Kind, string> = {
  agreement: "Agreement",
  facility: "Facility",
  event: "DiplomaticEvent",
  person: "Person",
  organisation: "Organisation",
  document: "Document",
  claim: "Claim",
};

/** Agreements, plants, events, people and documents of all registers as they are held at one moment; never changes, and every question is synchronous. */
export class AgreementsService {
  readonly index: AgreementIndex;
  readonly coverage: readonly RegisterCoverageInfo[];
  readonly missing: readonly MissingRegister[];
  readonly #texts: AgreementTexts;
  readonly #votes: readonly VotingRecord[];

  readonly #days = new Map<string, AgreementsService>();

  constructor(
    private readonly held: HeldRegisters,
    private readonly reference: Reference,
    private readonly sources: SourceCatalogue,
    private readonly freshness: (sourceId: string) => Freshness = (id) => held.freshness.get(id) ?? "RECORDED",
    private readonly clock: Pick<Clock, "now"> = systemClock,
    private readonly past?: Past,
  ) {
    this.index = new AgreementIndex(held.corpora, reference, sources, freshness, past);
    this.coverage = held.coverage.map(
      (row) => new RegisterCoverageInfo(row, sources.get(row.sourceId), freshness, past),
    );
    this.missing = held.missing;
    this.#texts = new AgreementTexts(this.index);
    this.#votes = held.corpora.flatMap((corpus) => corpus.votes);
  }

  /** The same registers as of a past day; today and later ask for nothing else than is held. */
  at(asOf: string | null | undefined): AgreementsService {
    const day = asOfDay(asOf);
    if (this.past || !isPast(day, this.clock.now())) return this;
    let then = this.#days.get(day);
    if (!then) {
      const { corpus, merged, late } = corpusAsOf(this.index, this.held.corpora, day);
      then = new AgreementsService(
        { ...this.held, corpora: [corpus] },
        this.reference,
        this.sources,
        this.freshness,
        this.clock,
        { day, merged, late, today: this },
      );
      const [oldest] = this.#days.keys();
      if (this.#days.size >= DAYS_KEPT && oldest !== undefined) this.#days.delete(oldest);
      this.#days.set(day, then);
    }
    return then;
  }

  agreements(args: AgreementsArgs): ConnectionOf<Agreement> {
    const then = this.at(args.asOf);
    if (then !== this) return then.agreements({ ...args, asOf: null });
    const countries = this.#countries(args.parties, "parties");
    const day = dayArgument(args.inForceOn, "inForceOn");
    const signed = dayRange(args.signedFrom, args.signedTo, ["signedFrom", "signedTo"]);
    const sources = args.sources?.map((id) => this.#sourceId(id));
    const topics = args.topics?.map((topic) => topic.trim().toLowerCase());
    const { kinds, statuses, text } = args;
    const start = countries[0] === undefined ? this.index.agreements : this.index.agreementsOfCountry(countries[0]);
    // On another day a bloc has other members: the list by country is of the day of signature.
    const pool = day === null ? start : this.index.agreements;
    const found = pool.filter((agreement) => {
      const { record } = agreement;
      if (kinds && !kinds.includes(record.instrumentKind)) return false;
      if (statuses && !statuses.includes(record.status)) return false;
      if (topics && !topics.some((topic) => record.topics.includes(topic))) return false;
      if (sources && !agreement.entries.some((entry) => sources.includes(entry.sourceId))) return false;
      if (!within(record.signedOn, signed)) return false;
      if (day !== null && !isInForce(agreement, day)) return false;
      if (countries.length > 0) {
        const codes = this.index.countriesOfAgreement(agreement, day ?? undefined);
        if (!countries.every((code) => codes.has(code))) return false;
      }
      return !text || holdsWords(this.#texts.ofAgreement(agreement), text);
    });
    return paginate(ordered(found, args.orderBy), args, (agreement) => agreement.id);
  }

  /** Agreements in which `country` and any of `others` (itself ignored) take part; all of the country's without `others`. Latest first. */
  agreementsOf(country: string, others: readonly string[] | null | undefined): readonly Agreement[] {
    const all = this.index.agreementsOfCountry(country);
    if (!others) return all;
    const codes = this.#countries(others, "with").filter((code) => code !== country);
    return all.filter((agreement) => {
      const parties = this.index.countriesOfAgreement(agreement);
      return codes.some((code) => parties.has(code));
    });
  }

  facilities(args: FacilitiesArgs): ConnectionOf<Facility> {
    const then = this.at(args.asOf);
    if (then !== this) return then.facilities({ ...args, asOf: null });
    const sources = args.sources?.map((id) => this.#sourceId(id));
    const country = args.country == null ? null : this.reference.country(args.country, "country").code;
    const found = this.index.facilities.filter(
      (facility) =>
        (country === null || facility.record.country === country) &&
        (!args.statuses || args.statuses.includes(facility.status)) &&
        (!sources || facility.entries.some(({ sourceId }) => sources.includes(sourceId))) &&
        (!args.text || holdsWords(this.#texts.ofFacility(facility), args.text)),
    );
    return paginate(found, args, (facility) => facility.id);
  }

  events(args: EventsArgs): ConnectionOf<DiplomaticEvent> {
    const then = this.at(args.asOf);
    if (then !== this) return then.events({ ...args, asOf: null });
    const sources = args.sources?.map((id) => this.#sourceId(id));
    const countries = this.#countries(args.parties, "parties");
    const range = dayRange(args.from, args.to, ["from", "to"]);
    const found = this.index.events.filter(
      ({ record }) =>
        (!args.kinds || args.kinds.includes(record.kind)) &&
        (!sources || record.citations.some(({ sourceId }) => sources.includes(sourceId))) &&
        within(record.on, range) &&
        (countries.length === 0 || this.#countriesTogether(record, countries)) &&
        (!args.text || holdsWords(fold(`${record.title} ${record.place ?? ""}`), args.text)),
    );
    return paginate(found, args, (event) => event.id);
  }

  /** By key, global id, or (people, organisations, plants) a name or alias that only one of them has; else CODE_UNKNOWN with the nearest keys. */
  one<K extends Kind>(kind: K, id: string): NonNullable<ReturnType<AgreementIndex[K]>> {
    const key = keyOf(TYPE_OF[kind], id.trim());
    const found = this.index[kind](key) ?? this.#texts.named(kind, key);
    if (!found && this.past) return this.#then(kind, id, this.past);
    if (!found && this.missing.length > 0) throw unreadable(TYPE_OF[kind], id, this.missing);
    if (!found) throw notFound("id", TYPE_OF[kind], id, nearestKeys(key, this.#names(kind)));
    return found as NonNullable<ReturnType<AgreementIndex[K]>>;
  }

  /** Known today by this key: as of the day by another register's, or not at all. */
  #then<K extends Kind>(kind: K, id: string, { day, today }: Past): NonNullable<ReturnType<AgreementIndex[K]>> {
    const { record, keys } = today.one(kind, id) as { record: { key: string }; keys?: readonly string[] };
    const found = (keys ?? [record.key]).map((key) => this.index[kind](key)).find((one) => one !== undefined);
    if (found) return found as NonNullable<ReturnType<AgreementIndex[K]>>;
    throw badInput("asOf", `a day by which ${record.key} was signed, stated or published`, day);
  }

  /** Oldest year first. */
  voting(country: string, other: string, from: number | null, to: number | null): readonly VotingYear[] {
    if (from !== null && to !== null && from > to) throw badInput("from", `a year not after to (${to})`, from);
    const { code } = this.reference.country(other, "with");
    return this.#votes
      .filter(
        ({ pair, year }) =>
          pair.includes(country) && pair.includes(code) && (from ?? year) <= year && year <= (to ?? year),
      )
      .sort((a, b) => a.year - b.year)
      .map((record) => new VotingYear(record, this.index));
  }

  #countriesTogether(record: DiplomaticEvent["record"], wanted: readonly string[]): boolean {
    const day = record.on ? [record.on.padEnd(10, "-01").slice(0, 10)] : [];
    const codes = new Set(record.participants.flatMap((ref) => this.index.countriesOfActor(ref, day)));
    return wanted.every((code) => codes.has(code));
  }
  #countries(inputs: readonly string[] | null | undefined, argument: string): readonly string[] {
    return inputs?.length ? this.reference.countriesOf(inputs, argument).map((country) => country.code) : [];
  }
  #sourceId(id: string): string {
    const known = this.coverage.map(({ source }) => [source.id, source.name] as const);
    if (known.some(([key]) => key === id) || this.missing.some(({ sourceId }) => sourceId === id)) return id;
    throw notFound("sources", "register", id, nearestKeys(id, known));
  }
  *#names(kind: Kind): Iterable<readonly [string, string]> {
    const { index } = this;
    if (kind === "agreement") for (const one of index.agreements) yield [one.record.key, one.title];
    else if (kind === "facility") for (const one of index.facilities) yield [one.record.key, one.name];
    else if (kind === "event") for (const one of index.events) yield [one.record.key, one.title];
    else if (kind === "person") for (const one of index.persons) yield [keyOf("Person", one.id), one.name];
    else if (kind === "organisation")
      for (const one of index.organisations) yield [keyOf("Organisation", one.id), one.name];
    else if (kind === "document") for (const one of index.documents) yield [one.record.key, one.title];
    else for (const one of index.claims) yield [one.record.key, one.quote];
  }
}

interface Past {
  readonly day: string;
  readonly merged: readonly MergedAgreement[];
  readonly late: ReadonlySet<string>;
  readonly today: AgreementsService;
}
/** Registers of a day are built in about a tenth of a second and take some megabytes. */
const DAYS_KEPT = 4;
/** It may be in a register that could not be read: that it does not exist would be a guess. */
const unreadable = (type: string, id: string, missing: readonly MissingRegister[]): CodedError => {
  const names = missing.map(({ sourceId }) => sourceId).join(", ");
  const first = missing.find(({ failure }) => failure)?.failure;
  return new CodedError(
    "UPSTREAM_UNAVAILABLE",
    `id: no ${type} "${id.slice(0, 100)}" in the registers that could be read; it may be in one that could not: ${names}. ${first?.message ?? ""}`.trim(),
    { ...first?.extensions, argument: "id", retryable: true },
  );
};

const ENDED: readonly string[] = ["TERMINATED", "INACTIVE", "SUPERSEDED"];
const IN_FORCE: readonly string[] = ["IN_FORCE", "IN_FORCE_PARTIAL", "PROVISIONALLY_APPLIED", "SUSPENDED", ...ENDED];

/** In force on a day: its entry is known and not later, and its end, where it has ended, is known and later. */
const isInForce = ({ record }: Agreement, day: string): boolean => {
  const { inForceFrom, terminatedOn, status } = record;
  if (!inForceFrom || !IN_FORCE.includes(status)) return false;
  if (inForceFrom > day.slice(0, inForceFrom.length)) return false;
  return terminatedOn ? day.slice(0, terminatedOn.length) < terminatedOn : !ENDED.includes(status);
};

const ordered = (found: readonly Agreement[], by: AgreementsArgs["orderBy"]): readonly Agreement[] => {
  if (by === "SIGNED_DESC") return found; // the index's own order
  if (by === "TITLE") return [...found].sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  const dated = found.filter((agreement) => agreement.record.signedOn !== null).reverse();
  return [...dated, ...found.filter((agreement) => agreement.record.signedOn === null)];
};
