import type { FacilityRecord, VotingRecord } from "../../agreements/agreements.records.js";
import { fileCitation } from "./agreements.rows.js";
import type { Cell, ManifestFile } from "./table.js";

type Capacity = FacilityRecord["capacities"][number];

/** A plant in one line. Capacities and states are as of the file's date; every line of it cites the plant's own page. */
export interface FacilityRow {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly place: readonly [
    name: string | null,
    latitude: number | null,
    longitude: number | null,
    accuracy: FacilityRecord["place"]["accuracy"],
  ];
  readonly owners: readonly (readonly [name: string, share: number | null])[];
  readonly status: FacilityRecord["status"];
  readonly history: readonly (readonly [status: FacilityRecord["status"], from: string | null])[];
  /** A null of tonnage is NOT_REPORTED: the unit is there, its size is not. */
  readonly capacities: readonly (readonly [
    product: Capacity["product"],
    route: string | null,
    status: Capacity["status"],
    kt: number | null,
  ])[];
  readonly production: readonly (readonly [product: string, years: readonly (readonly [number, number | null])[]])[];
  readonly products: readonly string[];
  readonly url: string | null;
}

export const FACILITY_COLUMNS = [
  "key",
  "name",
  "aliases",
  "country",
  "place",
  "owners",
  "status",
  "history",
  "capacities",
  "production",
  "products",
  "url",
] as const satisfies readonly (keyof FacilityRow)[];

export const facilityCells = (record: FacilityRecord): readonly Cell[] => {
  const { place } = record;
  const series = new Map<string, [number, number | null][]>();
  for (const { product, year, kt } of record.production)
    series.set(product, [...(series.get(product) ?? []), [year, kt]]);
  const row: FacilityRow = {
    key: record.key,
    name: record.name,
    aliases: record.aliases,
    country: record.country,
    place: [place.name, place.latitude, place.longitude, place.accuracy],
    owners: record.owners.map(({ name, share }) => [name, share]),
    status: record.status,
    history: record.statusHistory.map(({ status, from }) => [status, from]),
    capacities: record.capacities.map(({ product, route, status, ktPerYear }) => [product, route, status, ktPerYear]),
    production: [...series],
    products: record.products,
    url: record.citations[0]?.url ?? null,
  };
  return FACILITY_COLUMNS.map((column) => row[column] as Cell);
};

export const facilityOf = (row: FacilityRow, file: ManifestFile): FacilityRecord => {
  const citation = fileCitation(file, row.url);
  const [name, latitude, longitude, accuracy] = row.place;
  return {
    key: row.key,
    sourceId: file.source,
    name: row.name,
    aliases: row.aliases,
    country: row.country,
    place: { name, latitude, longitude, accuracy },
    owners: row.owners.map(([owner, share]) => ({ name: owner, share })),
    status: row.status,
    statusHistory: row.history.map(([status, from]) => ({ status, from, citation })),
    capacities: row.capacities.map(([product, route, status, ktPerYear]) => ({
      product,
      route,
      status,
      ktPerYear,
      missing: ktPerYear === null ? "NOT_REPORTED" : null,
      asOf: file.publishedOn,
      citation,
    })),
    production: row.production.flatMap(([product, years]) =>
      years.map(([year, kt]) => ({ product, year, kt, citation })),
    ),
    products: row.products,
    sameAs: [],
    conflicts: [],
    citations: [citation],
  };
};

/** Pair and year: how often both voted, alike, and one yes against the other's no. */
export interface VotingRow {
  readonly first: string;
  readonly second: string;
  readonly year: number;
  readonly rollCalls: number;
  readonly same: number;
  readonly opposite: number;
}

export const VOTING_COLUMNS = [
  "first",
  "second",
  "year",
  "rollCalls",
  "same",
  "opposite",
] as const satisfies readonly (keyof VotingRow)[];

export const votingCells = ({ pair, year, rollCalls, same, opposite }: VotingRecord): readonly Cell[] => [
  ...pair,
  year,
  rollCalls,
  same,
  opposite,
];

export const votingOf = (row: VotingRow, file: ManifestFile): VotingRecord => ({
  pair: [row.first, row.second],
  year: row.year,
  rollCalls: row.rollCalls,
  same: row.same,
  opposite: row.opposite,
  citation: fileCitation(file, null),
});
