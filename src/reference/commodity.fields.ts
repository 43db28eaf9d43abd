import { FieldResolver, Resolver, Root } from "type-graphql";
import { Basket, Commodity, HsEdition, HsSection } from "./commodity.type.js";
import { CommodityProduct } from "./product.type.js";
import type { Reference } from "./reference.js";

/** Where a code stands: up, down, in time, and in our baskets and products. */
@Resolver(() => Commodity)
export class CommodityFields {
  constructor(private readonly reference: Reference) {}

  @FieldResolver(() => HsSection, { nullable: true, description: "Section; null for TOTAL, chapter 99 and baskets." })
  section(@Root() { code }: Commodity): HsSection | null {
    return this.reference.section(code);
  }

  @FieldResolver(() => Commodity, { nullable: true, description: "One level up; null for TOTAL and baskets." })
  parent(@Root() { record }: Commodity): Commodity | null {
    return "codes" in record || record.parent === null ? null : this.reference.commodity(record.parent);
  }

  @FieldResolver(() => [Commodity], { description: "One level down in HS 2022; the codes of a basket." })
  children(@Root() { code }: Commodity): readonly Commodity[] {
    return this.reference.children(code).map((child) => this.reference.commodity(child));
  }

  @FieldResolver(() => [HsEdition], {
    description: "The code in each edition, oldest first. Editions before 2022 are held for chapters 26, 72 and 73.",
  })
  editions(@Root() { code }: Commodity): readonly HsEdition[] {
    return this.reference.editions(code);
  }

  @FieldResolver(() => [Basket], { description: "Baskets that hold all goods of the code; of a basket, itself." })
  baskets(@Root() { code, record }: Commodity): readonly Basket[] {
    return "codes" in record ? [record] : this.reference.basketsOf(code);
  }

  @FieldResolver(() => [CommodityProduct], { description: "Products the code holds, best fit first." })
  products(@Root() { code }: Commodity): readonly CommodityProduct[] {
    return this.reference
      .productsOf(code)
      .map(({ product, match, note }) => ({ product: product.id, name: product.name, match, note }));
  }
}
