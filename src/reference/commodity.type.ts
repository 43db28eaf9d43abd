import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { CommodityCodeScalar, globalId, Node } from "../kernel/index.js";

@ObjectType({ description: "A section of the Harmonized System." })
export class HsSection {
  @Field(() => String, { description: "Roman numeral, e.g. `XV`." })
  readonly code!: string;
  @Field(() => String, { description: "Title of the section." })
  readonly title!: string;
}

@ObjectType({ description: "A code as one edition of the Harmonized System has it." })
export class HsEdition {
  @Field(() => String, {
    description: "Edition: `H6` is HS 2022, `H5` 2017, `H4` 2012, `H3` 2007, `H2` 2002, `H1` 1996, `H0` 1988/92.",
  })
  readonly edition!: string;
  @Field(() => Int, { description: "Year of the edition." })
  readonly year!: number;
  @Field(() => String, { description: "Description in that edition." })
  readonly description!: string;
}

export const ProductMatch = { EXACT: "EXACT", NARROWER: "NARROWER", WIDER: "WIDER", RELATED: "RELATED" } as const;
export type ProductMatch = (typeof ProductMatch)[keyof typeof ProductMatch];
registerEnumType(ProductMatch, {
  name: "ProductMatch",
  description: "How a code fits a product: the code is exactly it, narrower, wider, or only related.",
  valuesConfig: {
    EXACT: { description: "The code is the product." },
    NARROWER: { description: "The code is part of the product." },
    WIDER: { description: "The code holds the product and others." },
    RELATED: { description: "The code overlaps with the product or stands near it." },
  },
});

@ObjectType({
  description: "A named set of product codes, e.g. `STEEL_FLAT`. Sums over a basket never count goods twice.",
})
export class Basket {
  @Field(() => ID, { description: "Id to use where a CommodityCode is asked, e.g. `STEEL`." })
  readonly id!: string;
  @Field(() => String, { description: "Name in words." })
  readonly name!: string;
  @Field(() => String, { description: "What is in it and what is not." })
  readonly description!: string;
  @Field(() => [CommodityCodeScalar], { description: "Its codes; none contains another." })
  readonly codes!: readonly string[];
}

export interface CommodityRecord {
  readonly code: string; // HS code or TOTAL
  readonly level: 0 | 2 | 4 | 6;
  readonly description: string;
  readonly parent: string | null;
  readonly section: string | null;
  /** Is it in HS 2022? Codes of earlier editions are kept for the data of their years. */
  readonly current: boolean;
}

/** Navigation fields (section, parent, children, editions, baskets) are added by the resolver. */
@ObjectType({
  implements: [Node],
  description:
    "A product code of the Harmonized System (2022 edition unless said otherwise), or a basket asked as one.",
})
export class Commodity {
  readonly id: string;
  // A text, not the scalar: `... on Country { code } ... on Commodity { code }` in one selection needs one type.
  @Field(() => String, { description: "Code with its leading zeros, `TOTAL`, or a basket id." })
  readonly code: string;
  @Field(() => Int, {
    nullable: true,
    description: "Digits: 2 chapter, 4 heading, 6 subheading, 0 for TOTAL; null for a basket.",
  })
  readonly level: number | null;
  @Field(() => String, { description: "What it is." })
  readonly description: string;
  @Field(() => Boolean, {
    description:
      "Is the code in HS 2022? False for a code that only earlier editions have; true for TOTAL and baskets.",
  })
  readonly current: boolean;

  constructor(readonly record: CommodityRecord | Basket) {
    const basket = "codes" in record;
    this.code = basket ? record.id : record.code;
    this.id = globalId("Commodity", this.code);
    this.level = basket ? null : record.level;
    this.description = basket ? record.name : record.description;
    this.current = basket || record.current;
  }
}
