import { Field, ID, ObjectType } from "type-graphql";
import {
  Caveat,
  Citation,
  DateScalar,
  Frequency,
  globalId,
  Licence,
  Node,
  PeriodScalar,
  Provenance,
  Source,
  Unit,
} from "../kernel/index.js";
import { ProductMatch, SteelProduct } from "../reference/index.js";
import { SeriesBreak, SeriesCommodity, SeriesProduct, SeriesRegion } from "./price-series.parts.js";
import { Aggregation, Incoterm, PriceAssessment, SeriesKind } from "./price.enums.js";
import type { SeriesRecord } from "./prices.port.js";
import { caveatsOf } from "./series-caveats.js";

export const seriesUnit = (record: Pick<SeriesRecord, "unit" | "basePeriod">): Unit =>
  record.unit === "index" ? Unit.index(record.basePeriod ?? "base not stated") : Unit.of(record.unit);

/** Looks up what a product stands for; handed in so that a series needs no service. */
export type CommoditiesOf = (products: readonly SeriesProduct[]) => readonly SeriesCommodity[];

@ObjectType({
  implements: [Node],
  description:
    "A price, index, exchange rate or macro series of one publisher. Two publishers are never blended; an index is never a price.",
})
export class PriceSeries {
  readonly id: string;
  @Field(() => ID, { description: "Key to use in arguments, `publisher:code`, e.g. `bls:WPU1017`." })
  readonly key: string;
  @Field(() => String, { description: "Title as its publisher has it." })
  readonly title: string;
  @Field(() => SeriesKind, { description: "Price, index, unit value, exchange rate or macro." })
  readonly kind: SeriesKind;
  @Field(() => SteelProduct, {
    nullable: true,
    description: "Product it is first of all about; null for rates and macro.",
  })
  readonly product: SteelProduct | null;
  @Field(() => ProductMatch, {
    nullable: true,
    description: "How what the series covers fits `product`: NARROWER covers a part of it, WIDER more than it.",
  })
  readonly productMatch: ProductMatch | null;
  @Field(() => [SeriesProduct], { description: "Every product it can stand for, `product` first." })
  readonly products: readonly SeriesProduct[];
  @Field(() => SeriesRegion, { nullable: true, description: "Where the price holds." })
  readonly region: SeriesRegion | null;
  @Field(() => Incoterm, {
    nullable: true,
    description: "What the price includes; null where the publisher does not say.",
  })
  readonly incoterm: Incoterm | null;
  @Field(() => PriceAssessment, { nullable: true, description: "Contract, spot, survey or futures." })
  readonly assessment: PriceAssessment | null;
  @Field(() => Unit, { description: "Unit as published; an index carries its base period." })
  readonly unit: Unit;
  @Field(() => String, { nullable: true, description: "Base of an index, e.g. `1982=100`, `1986-12=100`." })
  readonly base: string | null;
  @Field(() => String, { nullable: true, description: "What exactly is measured, and what is doubtful about it." })
  readonly basisNote: string | null;
  @Field(() => String, { nullable: true, description: "ISO 4217 code where the unit is money." })
  readonly currency: string | null;
  @Field(() => Frequency, { description: "As published; finer figures do not exist." })
  readonly frequency: Frequency;
  @Field(() => Aggregation, { description: "What one published period is, and the default when periods are joined." })
  readonly aggregation: Aggregation;
  @Field(() => Boolean, { description: "Are the seasons taken out?" })
  readonly seasonallyAdjusted: boolean;
  @Field(() => PeriodScalar, { nullable: true, description: "First period held; null where none is." })
  readonly start: string | null;
  @Field(() => PeriodScalar, { nullable: true, description: "Last period held or known." })
  readonly end: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "First day without figures, where the publisher has stopped.",
  })
  readonly discontinuedOn: string | null;
  @Field(() => [SeriesBreak], { description: "Where the definition changes." })
  readonly breaks: readonly SeriesBreak[];
  @Field(() => [String], { description: "Other ids that lead here, e.g. FRED's." })
  readonly aliases: readonly string[];
  @Field(() => Source, { description: "Who publishes it." })
  readonly source: Source;
  @Field(() => Licence, { description: "Terms of use of its figures: its own, or those of its source." })
  readonly licence: Licence;
  @Field(() => String, { nullable: true, description: "Where a reader can look it up." })
  readonly url: string | null;
  @Field(() => [String], {
    description:
      "When each vintage held was published, newest first, `2026-03-03` or `2023-12`; empty where one alone is held.",
  })
  readonly vintages: readonly string[];
  readonly #commoditiesOf: CommoditiesOf;

  constructor(
    readonly record: SeriesRecord,
    source: Source,
    commoditiesOf: CommoditiesOf,
  ) {
    this.id = globalId("PriceSeries", record.id);
    this.key = record.id;
    this.title = record.title;
    this.kind = record.kind;
    this.products = SeriesProduct.of(record);
    this.product = this.products[0]?.product ?? null;
    this.productMatch = record.productMatch;
    this.region = record.region;
    this.incoterm = record.incoterm;
    this.assessment = record.assessment;
    this.unit = seriesUnit(record);
    this.base = record.basePeriod;
    this.basisNote = record.basisNote;
    this.currency = this.unit.currency;
    this.frequency = record.frequency;
    this.aggregation = record.aggregation;
    this.seasonallyAdjusted = record.seasonallyAdjusted;
    this.start = record.start;
    this.end = record.end;
    this.discontinuedOn = record.discontinuedOn;
    this.breaks = record.breaks;
    this.aliases = record.aliases;
    this.source = source;
    this.licence = record.licence ?? source.licence;
    this.url = record.url;
    this.vintages = record.vintages;
    this.#commoditiesOf = commoditiesOf;
  }

  @Field(() => [SeriesCommodity], { description: "Codes of the Harmonized System its product is declared under." })
  get commodities(): readonly SeriesCommodity[] {
    return this.#commoditiesOf(this.products);
  }
  @Field(() => Provenance, { description: "Dataset, edition and dates." })
  get provenance(): Provenance {
    return provenanceOf(this.record, this.source);
  }
  @Field(() => Citation, { description: "How to cite it." })
  get citation(): Citation {
    return new Citation(this.provenance);
  }
  @Field(() => [Caveat], { description: "What to know before using it." })
  get caveats(): readonly Caveat[] {
    return caveatsOf(this.record);
  }
}

export const provenanceOf = (
  record: SeriesRecord,
  source: Source,
  retrievedAt: string | null = record.retrievedAt,
): Provenance =>
  new Provenance({
    source,
    dataset: `${record.dataset}, ${record.id}`,
    url: record.url,
    publishedAt: record.publishedAt,
    retrievedAt,
    ...(record.licence ? { licence: record.licence } : {}),
  });
