import { Field, ObjectType } from "type-graphql";
import { DateScalar, Freshness, HistoricDate, isKnownBy, Missing, Provenance, Source } from "../kernel/index.js";
import type { ErrorCode } from "../kernel/index.js";
import { AgreementStatus } from "./agreement.enums.js";
import type { AgreementRecord, ConflictRecord } from "./agreements.records.js";
import type { CoverageRow } from "./held-registers.js";
import type { AgreementWorld } from "./world.js";

/** A day that is asked about, and the registers of which something held was not out by then. */
interface PastDay {
  readonly day: string;
  readonly late: ReadonlySet<string>;
}

@ObjectType({ description: "What a register covers, so that finding nothing in it is an answer." })
export class RegisterCoverageInfo {
  @Field(() => Source, { description: "The register." })
  readonly source: Source;
  @Field(() => String, { description: "What it lists." })
  readonly covers: string;
  @Field(() => String, { description: "What cannot be found in it." })
  readonly doesNotCover: string;
  @Field(() => String, {
    nullable: true,
    description: "Up to when, ISO date of its own precision; null when unknown or when the register could not be read.",
  })
  readonly through: string | null;
  @Field(() => Boolean, { description: "Could it be read? If not, `doesNotCover` says why." })
  readonly available: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When the copy held was fetched, ISO 8601; null for embedded files, whose day is `through`.",
  })
  readonly retrievedAt: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Why the copy is not newer, e.g. `UPSTREAM_UNAVAILABLE`: the last attempt to ask the register failed; null when none did.",
  })
  readonly errorCode: ErrorCode | null;
  @Field(() => Missing, {
    nullable: true,
    description:
      'Of an answer as of a day: NOT_COVERED, "no earlier vintage held", where the edition is younger than the day, so that only what it dates until then is told. Else null.',
  })
  readonly missing: Missing | null;
  readonly #freshness: () => Freshness | null;

  constructor(row: CoverageRow, source: Source, freshnessOf: (sourceId: string) => Freshness, past?: PastDay) {
    this.source = source;
    this.covers = row.covers;
    this.doesNotCover = row.doesNotCover;
    this.through = row.through;
    this.available = row.available;
    this.retrievedAt = row.retrievedAt;
    this.errorCode = row.errorCode;
    const edition = row.retrievedAt ?? row.through;
    this.missing =
      !past || (isKnownBy(edition, past.day) && !past.late.has(row.sourceId))
        ? null
        : new Missing(
            "NOT_COVERED",
            `no earlier vintage held: the edition held is of ${edition ?? "an unknown day"} or later; told is what it dates until ${past.day}, and not what it has without a date.`,
          );
    this.#freshness = () => (row.available ? freshnessOf(row.sourceId) : null);
  }

  @Field(() => Freshness, {
    nullable: true,
    description:
      "How fresh the copy is; STALE: the last good one, while the register fails. Null where nothing is held.",
  })
  get freshness(): Freshness | null {
    return this.#freshness();
  }
}

@ObjectType({ description: "What one register says of an instrument or plant." })
export class RegisterEntry {
  @Field(() => Source, { description: "The register." })
  readonly source: Source;
  @Field(() => String, { description: "The register's record, as a key that also finds the merged node." })
  readonly key: string;
  @Field(() => String, { description: "Title there." })
  readonly title: string;
  @Field(() => AgreementStatus, { description: "Status there, in our words." })
  readonly status: AgreementRecord["status"];
  @Field(() => String, { nullable: true, description: "Status in the register's own words." })
  readonly sourceStatus: string | null;
  @Field(() => HistoricDate, { description: "Signed on." })
  readonly signedOn: HistoricDate;
  @Field(() => HistoricDate, { description: "In force from." })
  readonly inForceFrom: HistoricDate;
  @Field(() => HistoricDate, { description: "Ended on." })
  readonly terminatedOn: HistoricDate;
  readonly #record: AgreementRecord;
  readonly #world: AgreementWorld;

  constructor(record: AgreementRecord, source: Source, world: AgreementWorld) {
    this.source = source;
    this.key = record.key;
    this.title = record.title;
    this.status = record.status;
    this.sourceStatus = record.sourceStatus;
    this.signedOn = HistoricDate.parse(record.signedOn);
    this.inForceFrom = HistoricDate.parse(record.inForceFrom);
    this.terminatedOn = HistoricDate.parse(record.terminatedOn);
    this.#record = record;
    this.#world = world;
  }

  @Field(() => Freshness, { description: "How fresh the register's record is." })
  get freshness(): Freshness {
    return this.#world.freshness(this.source.id);
  }
  @Field(() => [Provenance], { description: "Where this is read." })
  get provenance(): readonly Provenance[] {
    return this.#world.provenance(this.#record.citations);
  }
}

@ObjectType({ description: "Another statement about a field of the record, kept beside the one chosen." })
export class Conflict {
  @Field(() => String, { description: "The field, e.g. `signedOn`, `status`, `capacity`." })
  readonly field: string;
  @Field(() => String, { description: "What the other source says." })
  readonly value: string;
  readonly #record: ConflictRecord;
  readonly #world: AgreementWorld;

  constructor(record: ConflictRecord, world: AgreementWorld) {
    this.field = record.field;
    this.value = record.value;
    this.#record = record;
    this.#world = world;
  }

  @Field(() => [Provenance], { description: "Who says so." })
  get provenance(): readonly Provenance[] {
    return this.#world.provenance([this.#record.citation]);
  }
}
