import type { CitationRecord, FacilityRecord, FacilityStatus } from "../../agreements/agreements.records.js";
import type { NameReference } from "../actors.js";
import { badData } from "../edge.js";
import type { Amount } from "./cells.js";
import type { GemCapacity, GemPlant, GemProduction, GemRelease } from "./decode.js";

export interface GemEdition {
  readonly dataset: string;
  /** Month of the release: what its states and capacities are as of. */
  readonly publishedOn: string;
  readonly retrievedOn: string | null;
}

export const gemKey = (id: string): string => `gem-${id}`;

export const normaliseGem = (release: GemRelease, reference: NameReference, edition: GemEdition): FacilityRecord[] => {
  const capacities = byId(release.capacities);
  const production = byId(release.production);
  return release.plants.map((plant) => {
    const country = reference.countryNamed(plant.country);
    if (!country) throw badData("gem-gist", `plant ${plant.id}, "Country/Area"`, "a country", plant.country);
    const citation: CitationRecord = { sourceId: "gem-gist", ...edition, url: plant.wiki, publisher: null };
    const own = capacities.get(plant.id) ?? [];
    const status = overall(own.map((row) => row.status));
    return {
      key: gemKey(plant.id),
      sourceId: "gem-gist",
      name: plant.name,
      aliases: [...new Set(plant.aliases)].filter((name) => name !== plant.name),
      country: country.code,
      place: {
        name: plant.place,
        latitude: plant.coordinates?.[0] ?? null,
        longitude: plant.coordinates?.[1] ?? null,
        accuracy: plant.accuracy === "exact" ? "EXACT" : plant.accuracy === "approximate" ? "APPROXIMATE" : null,
      },
      owners: owners(plant),
      status,
      statusHistory: history(plant, own, status, edition.publishedOn).map((change) => ({ ...change, citation })),
      capacities: [...own.flatMap(byRoute), ...auxiliary(plant, status)].map((row) => ({
        ...row,
        asOf: edition.publishedOn,
        citation,
      })),
      production: (production.get(plant.id) ?? []).flatMap(output).map((row) => ({ ...row, citation })),
      products: plant.products,
      sameAs: [],
      conflicts: [],
      citations: [citation],
    };
  });
};

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>();
  for (const row of rows) map.set(row.id, [...(map.get(row.id) ?? []), row]);
  return map;
};

/** The tracker gives states to units, not to plants: what stands goes before what is planned, and a closed plant with a plan is closed. */
const ORDER: readonly FacilityStatus[] = [
  "OPERATING",
  "OPERATING_PRE_RETIREMENT",
  "MOTHBALLED",
  "MOTHBALLED_PRE_RETIREMENT",
  "CONSTRUCTION",
  "RETIRED",
  "ANNOUNCED",
  "CANCELLED",
];
const overall = (states: readonly FacilityStatus[]): FacilityStatus =>
  ORDER.find((status) => states.includes(status)) ?? "UNKNOWN";

/** The owner first, where it is not among the parents, whose shares are known. */
const owners = ({ owners: direct, parents }: GemPlant): FacilityRecord["owners"] => [
  ...direct.filter(({ name }) => !parents.some((parent) => parent.name === name)),
  ...parents,
];

const PLANNED: readonly FacilityStatus[] = ["ANNOUNCED", "CONSTRUCTION", "CANCELLED"];

/**
 * Dates after the release, and the start of a plant that only plans stand for, are expectations and no history. The state at the release ends the
 * list, without a date where the tracker has none for it.
 */
const history = (plant: GemPlant, own: readonly GemCapacity[], now: FacilityStatus, asOf: string) => {
  const ran = own.some(({ status }) => !PLANNED.includes(status));
  const dates: readonly (readonly [FacilityStatus, string | null])[] = [
    ["ANNOUNCED", plant.announced],
    ["CONSTRUCTION", plant.construction],
    ["OPERATING", ran ? plant.start : null],
    ["OPERATING_PRE_RETIREMENT", plant.preRetirement],
    ["MOTHBALLED", plant.idled],
    ["RETIRED", plant.retired],
  ];
  const dated = dates.flatMap(([status, from]) =>
    from !== null && from.slice(0, 7) <= asOf ? [{ status, from }] : [],
  );
  return now === "UNKNOWN" || dated.at(-1)?.status === now ? dated : [...dated, { status: now, from: null }];
};

type Capacity = Omit<FacilityRecord["capacities"][number], "asOf" | "citation">;

/** ">0" and "unknown": the unit is there, its size is not. */
const rowOf = (
  product: Capacity["product"],
  route: string | null,
  status: FacilityStatus,
  value: Amount,
): Capacity[] => {
  if (value === "NONE") return [];
  const known = typeof value === "number";
  return [{ product, route, status, ktPerYear: known ? value : null, missing: known ? null : "NOT_REPORTED" }];
};

/** Routes add up to the total in every row of September 2025; the total stands alone where they do not, so that nothing counts twice. */
const byRoute = ({ status, steel, steelBy, iron, ironBy }: GemCapacity): Capacity[] => {
  const parts = (product: Capacity["product"], total: Amount, routes: Readonly<Record<string, Amount>>): Capacity[] => {
    const rows = Object.entries(routes).flatMap(([route, value]) => rowOf(product, route, status, value));
    const sum = rows.reduce((all, row) => all + (row.ktPerYear ?? 0), 0);
    return typeof total === "number" && Math.abs(sum - total) > 0.5 ? rowOf(product, null, status, total) : rows;
  };
  return [...parts("CRUDE_STEEL", steel, steelBy), ...parts("IRON", iron, ironBy)];
};

/** Of sinter, coke, pellets and ferronickel "unknown" means that nobody knows whether the plant makes any: no row. */
const auxiliary = (plant: GemPlant, status: FacilityStatus): Capacity[] =>
  (
    [
      ["SINTER", null, plant.sinter],
      ["COKE", null, plant.coke],
      ["PELLETS", null, plant.pellets],
      ["OTHER", "ferronickel", plant.ferronickel],
    ] as const
  ).flatMap(([product, route, value]) => (value === "UNKNOWN" ? [] : rowOf(product, route, status, value)));

/** A line without any figure says nothing; in the others an unknown year is a gap, and "N/A" a year without the unit. */
const output = ({ product, years }: GemProduction): { product: string; year: number; kt: number | null }[] =>
  years.some(([, value]) => typeof value === "number" || value === "SOME")
    ? years.flatMap(([year, value]) =>
        value === "NONE" ? [] : [{ product, year, kt: typeof value === "number" ? value : null }],
      )
    : [];
