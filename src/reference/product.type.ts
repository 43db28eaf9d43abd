import { Field, ObjectType } from "type-graphql";
import { CommodityCodeScalar } from "../kernel/index.js";
import { ProductMatch } from "./commodity.type.js";
import { SteelProduct } from "./products/index.js";
import type { ProductRecord } from "./reference.js";

@ObjectType({ description: "How a code of the Harmonized System fits a product." })
export class ProductCode {
  @Field(() => CommodityCodeScalar, { description: "HS code, 2022 edition." })
  readonly code!: string;
  @Field(() => ProductMatch, {
    description: "NARROWER: the code holds this product only, but not all of it. WIDER: it holds other goods too.",
  })
  readonly match!: ProductMatch;
  @Field(() => String, { nullable: true, description: "What else the code holds, or which part it is." })
  readonly note!: string | null;
}

@ObjectType({ description: "A product of the steel trade with the codes it is declared under." })
export class Product {
  @Field(() => SteelProduct, { description: "The value that `prices(products:)` takes." })
  readonly product: SteelProduct;
  @Field(() => String, { description: "Name in words." })
  readonly name: string;
  @Field(() => [String], { description: "Names of the trade, e.g. `HRC`." })
  readonly aliases: readonly string[];
  @Field(() => [ProductCode], { description: "Codes and how each fits." })
  readonly codes: readonly ProductCode[];
  @Field(() => Boolean, { description: "Do the EXACT and NARROWER codes together hold all of the product?" })
  readonly complete: boolean;

  constructor(record: ProductRecord) {
    this.product = record.id;
    this.name = record.name;
    this.aliases = record.aliases;
    this.codes = record.hs;
    this.complete = record.complete;
  }
}

@ObjectType({ description: "A product that a code holds." })
export class CommodityProduct {
  @Field(() => SteelProduct, { description: "The product." })
  readonly product!: SteelProduct;
  @Field(() => String, { description: "Its name in words." })
  readonly name!: string;
  @Field(() => ProductMatch, { description: "How the code fits it." })
  readonly match!: ProductMatch;
  @Field(() => String, { nullable: true, description: "What else the code holds, or which part it is." })
  readonly note!: string | null;
}
