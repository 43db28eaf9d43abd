import { Arg, Args, ArgsType, Field, ID, Int, Query, Resolver } from "type-graphql";
import type { ConnectionOf } from "../kernel/index.js";
import { badInput, CommodityCodeScalar, connectionType, PageArgs, paginate } from "../kernel/index.js";
import { Basket, Commodity } from "./commodity.type.js";
import { Product } from "./product.type.js";
import { SteelProduct } from "./products/index.js";
import type { Reference } from "./reference.js";

export const CommodityConnection = connectionType(Commodity, "Commodity");

@ArgsType()
export class CommoditiesArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: "Words of the description, a code's beginning, or words of the trade: `hot rolled`, `7208`, `HRC`.",
  })
  text?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Digits of the code: 2, 4 or 6; all levels and baskets if not given.",
  })
  level?: number | null;
}

@Resolver()
export class CommodityResolver {
  constructor(private readonly reference: Reference) {}

  @Query(() => Commodity, {
    nullable: true,
    description: "A product code, TOTAL or a basket. Error: CODE_UNKNOWN with candidates.",
  })
  commodity(@Arg("code", () => CommodityCodeScalar, { description: "e.g. `7208`, `STEEL`." }) code: string): Commodity {
    return this.reference.commodity(code, "code");
  }

  @Query(() => CommodityConnection, {
    nullable: true,
    description: "Codes and baskets that fit a text, best first; all of them without a text. Error: BAD_USER_INPUT.",
  })
  commodities(@Args(() => CommoditiesArgs) { text, level, ...page }: CommoditiesArgs): ConnectionOf<Commodity> {
    if (level != null && ![2, 4, 6].includes(level)) throw badInput("level", "2, 4 or 6", level);
    return paginate(this.reference.findCommodities(text ?? null, level ?? null), page, ({ code }) => code);
  }

  @Query(() => Basket, { nullable: true, description: "One basket by id. Error: CODE_UNKNOWN with candidates." })
  basket(@Arg("id", () => ID, { description: "e.g. `STEEL_FLAT`." }) id: string): Basket {
    return this.reference.basket(id, "id");
  }

  @Query(() => [Basket], { description: "Every basket." })
  baskets(): readonly Basket[] {
    return this.reference.baskets();
  }

  @Query(() => [Product], { description: "Products of the steel trade and the codes they are declared under." })
  products(
    @Arg("ids", () => [SteelProduct], { nullable: true, description: "These only; all if not given." })
    ids?: SteelProduct[] | null,
  ): readonly Product[] {
    const wanted = ids ? ids.map((id) => this.reference.product(id, "ids")) : this.reference.products();
    return wanted.map((record) => new Product(record));
  }
}
