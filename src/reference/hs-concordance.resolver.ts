import { Arg, FieldResolver, Resolver, Root } from "type-graphql";
import { Basket, Commodity } from "./commodity.type.js";
import { BasketMembers, CodeCorrespondence } from "./hs-concordance.type.js";
import { HsEditionId } from "./hs-editions.js";
import type { Reference } from "./reference.js";

@Resolver(() => Commodity)
export class CommodityConcordanceResolver {
  constructor(private readonly reference: Reference) {}

  @FieldResolver(() => [CodeCorrespondence], {
    nullable: true,
    description:
      "The six-digit codes under this one, or in this basket, as `from` has them, each with its counterparts in `to`. Chapters 26, 72 and 73; BAD_USER_INPUT for others.",
  })
  concordance(
    @Root() { code }: Commodity,
    @Arg("from", () => HsEditionId, { description: "Edition to go from, e.g. `H2`." }) from: HsEditionId,
    @Arg("to", () => HsEditionId, { description: "Edition to go to, older or newer, e.g. `H6`." }) to: HsEditionId,
  ): readonly CodeCorrespondence[] {
    return this.reference.concordance(code, from, to);
  }
}

@Resolver(() => Basket)
export class BasketMembersResolver {
  constructor(private readonly reference: Reference) {}

  @FieldResolver(() => BasketMembers, {
    description: "The basket in the codes of an edition, and which of its codes have no counterpart there.",
  })
  members(
    @Root() { id }: Basket,
    @Arg("edition", () => HsEditionId, { description: "The edition, e.g. `H2` for data of 2003." })
    edition: HsEditionId,
  ): BasketMembers {
    return this.reference.basketIn(id, edition);
  }
}
