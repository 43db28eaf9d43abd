import { Field, ObjectType } from "type-graphql";
import { PeriodScalar } from "../kernel/index.js";
import { Commodity, ProductMatch, SteelProduct } from "../reference/index.js";
import type { SeriesRecord } from "./prices.port.js";

@ObjectType({ description: "A place as the quotation has it: a country, an exchange, a currency area." })
export class SeriesRegion {
  @Field(() => String, {
    description: "ISO alpha-3 for a country, else a short name, e.g. `LME`, `EMU`, `W00` (World).",
  })
  readonly code!: string;
  @Field(() => String, { description: "In words, e.g. `Japan (export)`." })
  readonly name!: string;
}

@ObjectType({ description: "A change of definition inside a series." })
export class SeriesBreak {
  @Field(() => PeriodScalar, { description: "First period on the new definition." })
  readonly on!: string;
  @Field(() => String, { description: "What changes." })
  readonly note!: string;
}

@ObjectType({ description: "A product a series can stand for." })
export class SeriesProduct {
  @Field(() => SteelProduct, { description: "The product." })
  readonly product!: SteelProduct;
  @Field(() => ProductMatch, { description: "How what the series covers fits it: WIDER covers other goods too." })
  readonly match!: ProductMatch;

  /** A product the catalogue names but the enum does not have is a mistake of ours and fails at start. */
  static of(record: SeriesRecord): readonly SeriesProduct[] {
    if (record.product === null) return [];
    const all = [{ product: record.product, match: record.productMatch ?? "RELATED" }, ...(record.alsoFor ?? [])];
    return all.map(({ product, match }) => ({ product: steelProduct(product, record.id), match }));
  }
}

const steelProduct = (id: string, seriesId: string): SteelProduct => {
  if (!(id in SteelProduct)) throw new Error(`${seriesId}: no product ${id}.`);
  return id as SteelProduct;
};

@ObjectType({ description: "A code that a series' product is declared under." })
export class SeriesCommodity {
  @Field(() => SteelProduct, { description: "The product that joins them." })
  readonly product!: SteelProduct;
  @Field(() => Commodity, { description: "The code." })
  readonly commodity!: Commodity;
  @Field(() => ProductMatch, { description: "How the code fits the product." })
  readonly match!: ProductMatch;
  @Field(() => ProductMatch, {
    description: "How the series fits the product; a comparison is only as good as the worse of the two.",
  })
  readonly seriesMatch!: ProductMatch;
  @Field(() => String, { nullable: true, description: "What else the code holds, or which part it is." })
  readonly note!: string | null;
}
