import type { SourceCatalogue } from "../kernel/index.js";
import { Figure, Provenance, Unit } from "../kernel/index.js";

/** A process coefficient with where it is from. None is measured at a plant: each is stated with every figure that uses it. */
export interface Coefficient {
  readonly id: string;
  readonly value: number;
  /** What is divided by what. */
  readonly unit: string;
  readonly meaning: string;
  readonly citation: string;
  readonly url: string | null;
  /** Of the source, where it bears one. */
  readonly year?: number;
}

/**
 * Tonnes of crude steel behind a tonne of products: 1.3 ÷ (1 + 0.175 c), c the share of crude steel cast continuously. Product trade is
 * turned into crude steel equivalent so in the notes to worldsteel's (earlier IISI's) Steel Statistical Yearbooks.
 */
export const crudeSteelFactor = (castContinuously: number): number => 1.3 / (1 + 0.175 * castContinuously);

/** Tonnes of products from a tonne of crude steel. Karachi's converters feed one bloom and two slab casters: all is cast continuously. */
export const CRUDE_TO_PRODUCTS: Coefficient = {
  id: "yield",
  value: 1 / crudeSteelFactor(1),
  unit: "t of products ÷ t of crude steel",
  meaning: "Yield from crude steel to products, all of it cast continuously: (1 + 0.175) ÷ 1.3",
  citation:
    "World Steel Association, Steel Statistical Yearbook, note to apparent steel use in crude steel equivalent: factor 1.3 ÷ (1 + 0.175 c)",
  url: "https://worldsteel.org/data/steel-statistical-yearbook/",
};

/** A coefficient of worldsteel's as a figure, so that what is computed with it names it among its sources. */
export const coefficientFigure = (coefficient: Coefficient, sources: SourceCatalogue): Figure =>
  new Figure({
    value: coefficient.value,
    unit: Unit.FRACTION,
    freshness: "RECORDED",
    lineage: {
      provenance: () => [
        new Provenance({ source: sources.get("worldsteel"), dataset: coefficient.citation, url: coefficient.url }),
      ],
    },
  });

/** The other end of the range: what the world used as finished products in 2021 (1,834 Mt) per tonne of crude steel it made (1,951 Mt). */
export const CRUDE_TO_PRODUCTS_WORLD: Coefficient = {
  id: "yield-world",
  value: 1834 / 1951,
  unit: "t of products ÷ t of crude steel",
  meaning: "World apparent use of finished steel ÷ world crude steel production, 2021",
  citation: "World Steel Association, World Steel in Figures 2022",
  url: "https://worldsteel.org/data/world-steel-in-figures/",
  year: 2022,
};

const FACT_SHEET = {
  citation: "World Steel Association, fact sheet Steel and raw materials, 2019",
  url: "https://docslib.org/doc/5802892/steel-and-raw-materials",
  year: 2019,
} as const;
const PER_CRUDE = "t ÷ t of crude steel";

const input = (id: string, value: number, meaning: string): Coefficient => ({
  id,
  value,
  unit: PER_CRUDE,
  meaning,
  ...FACT_SHEET,
});

/** Raw materials of a tonne of crude steel, world averages by route. Limestone, alloys and energy are left out: no trade figure is joined to them. */
export const RAW_MATERIALS = {
  BF_BOF: {
    ironOre: input("bf-bof.iron-ore", 1.37, "Iron ore, blast furnace and basic oxygen furnace"),
    metallurgicalCoal: input("bf-bof.coal", 0.78, "Metallurgical coal, blast furnace and basic oxygen furnace"),
    scrap: input("bf-bof.scrap", 0.125, "Recycled steel, blast furnace and basic oxygen furnace"),
  },
  EAF: {
    scrap: input("eaf.scrap", 0.71, "Recycled steel, electric arc furnace"),
    ironOre: input("eaf.iron-ore", 0.586, "Iron ore (as direct-reduced iron or hot metal), electric arc furnace"),
    coal: input("eaf.coal", 0.15, "Coal, electric arc furnace"),
  },
} as const satisfies Record<string, Record<string, Coefficient>>;
