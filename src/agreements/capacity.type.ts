import { Field, Int, ObjectType } from "type-graphql";
import { Figure, HistoricDate, Missing, Unit } from "../kernel/index.js";
import type { FacilityRecord } from "./agreements.records.js";
import { Claim } from "./claim.type.js";
import type { Facility } from "./facility.type.js";
import { CapacityProduct, FacilityStatus } from "./subject.enums.js";
import type { AgreementWorld } from "./world.js";

const TONNES_A_YEAR = Unit.of("t/yr");
type CapacityRecord = FacilityRecord["capacities"][number];

/** Registers state thousand tonnes a year; rounding removes the noise of the factor (1.1 × 1000). */
const tonnes = (kt: number): number => Math.round(kt * 1e6) / 1e3;

const capacityFigure = (record: CapacityRecord, world: AgreementWorld): Figure =>
  record.ktPerYear === null
    ? new Figure({
        value: null,
        unit: TONNES_A_YEAR,
        missing: new Missing(record.missing ?? "NOT_REPORTED", "The register has the plant but no number."),
      })
    : new Figure({
        value: tonnes(record.ktPerYear),
        unit: TONNES_A_YEAR,
        freshness: "RECORDED",
        lineage: { provenance: () => world.provenance([record.citation]) },
      });

@ObjectType({ description: "A nominal capacity as one register states it." })
export class CapacityEntry {
  @Field(() => CapacityProduct, { description: "Of what." })
  readonly product: CapacityRecord["product"];
  @Field(() => String, { nullable: true, description: "Process, e.g. `BOF`, `EAF`, `BF`, `DRI`." })
  readonly route: string | null;
  @Field(() => FacilityStatus, { description: "State of this part of the plant." })
  readonly status: CapacityRecord["status"];
  @Field(() => HistoricDate, { description: "As of." })
  readonly asOf: HistoricDate;
  readonly #record: CapacityRecord;
  readonly #world: AgreementWorld;

  constructor(record: CapacityRecord, world: AgreementWorld) {
    this.product = record.product;
    this.route = record.route;
    this.status = record.status;
    this.asOf = HistoricDate.parse(record.asOf);
    this.#record = record;
    this.#world = world;
  }

  @Field(() => Figure, { description: "Tonnes a year (`t/yr`)." })
  get figure(): Figure {
    return capacityFigure(this.#record, this.#world);
  }
}

@ObjectType({ description: "The capacity of a plant: statements side by side, never averaged." })
export class FacilityCapacity {
  readonly #facility: Facility;
  readonly #world: AgreementWorld;

  constructor(facility: Facility, world: AgreementWorld) {
    this.#facility = facility;
    this.#world = world;
  }

  @Field(() => [Claim], { description: "Statements about capacity in documents, oldest first." })
  get claims(): readonly Claim[] {
    return this.#facility.claims.filter((claim) => claim.metric === "CAPACITY");
  }
  @Field(() => [CapacityEntry], { description: "Capacities in registers, the highest-ranking register first." })
  get entries(): readonly CapacityEntry[] {
    return this.#facility.record.capacities.map((record) => new CapacityEntry(record, this.#world));
  }
  @Field(() => Figure, {
    description:
      "Crude steel capacity in `t/yr` after the highest-ranking register that states one: the sum of its entries in the plant's own state, or of its largest state.",
  })
  get nominal(): Figure {
    return nominalCapacity(this.#facility, this.#world);
  }
}

/** Sums only within one register and one state, so that a plant and its planned extension are not added up. */
const nominalCapacity = (facility: Facility, world: AgreementWorld): Figure => {
  const steel = facility.record.capacities.filter((row) => row.product === "CRUDE_STEEL" && row.ktPerYear !== null);
  const first = steel[0];
  if (!first)
    return world.asOf === null
      ? Figure.missing(TONNES_A_YEAR, "NOT_REPORTED", "No register states a crude steel capacity.")
      : Figure.missing(TONNES_A_YEAR, "NOT_COVERED", `no earlier vintage held: none is of ${world.asOf} or before.`);
  const register = steel.filter((row) => row.citation.sourceId === first.citation.sourceId && row.asOf === first.asOf);
  const byStatus = new Map<string, CapacityRecord[]>();
  for (const row of register) byStatus.set(row.status, [...(byStatus.get(row.status) ?? []), row]);
  const own = byStatus.get(facility.status);
  const total = (rows: readonly CapacityRecord[]) => rows.reduce((sum, row) => sum + row.ktPerYear!, 0);
  const chosen = own ?? [...byStatus.values()].sort((a, b) => total(b) - total(a))[0]!;
  if (chosen.length === 1) return capacityFigure(chosen[0]!, world);
  return new Figure({
    value: tonnes(total(chosen)),
    unit: TONNES_A_YEAR,
    freshness: "RECORDED",
    lineage: { provenance: () => world.provenance(chosen.map((row) => row.citation)) },
  });
};

@ObjectType({ description: "Output of a plant in a year." })
export class FacilityProduction {
  @Field(() => String, { description: "Of what." })
  readonly product: string;
  @Field(() => Int, { description: "Calendar year." })
  readonly year: number;
  readonly #record: FacilityRecord["production"][number];
  readonly #world: AgreementWorld;

  constructor(record: FacilityRecord["production"][number], world: AgreementWorld) {
    this.product = record.product;
    this.year = record.year;
    this.#record = record;
    this.#world = world;
  }

  @Field(() => Figure, { description: "Tonnes." })
  get figure(): Figure {
    const { kt, citation } = this.#record;
    if (kt === null) return Figure.missing(Unit.TONNE, "NOT_REPORTED", "The register has the year but no number.");
    return new Figure({
      value: tonnes(kt),
      unit: Unit.TONNE,
      freshness: "RECORDED",
      lineage: { provenance: () => this.#world.provenance([citation]) },
    });
  }
}
