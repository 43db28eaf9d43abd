import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Reference } from "../reference/index.js";
import { tradeRevisions } from "./revisions.js";
import { TradeRevisions } from "./revisions.type.js";
import { TradeSelection } from "./trade-selection.type.js";

@Resolver(() => TradeSelection)
export class TradeRevisionsResolver {
  constructor(private readonly reference: Reference) {}

  @FieldResolver(() => TradeRevisions, {
    nullable: true,
    description: "First releases that later pages speak against, with the size of each change.",
  })
  revisions(@Root() selection: TradeSelection): TradeRevisions {
    return tradeRevisions(selection, this.reference);
  }
}
