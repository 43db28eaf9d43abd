import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Reference } from "../reference/index.js";
import { editionsOf } from "./hs-editions.js";
import { EditionOfPeriod } from "./hs-editions.type.js";
import { TradeSelection } from "./trade-selection.type.js";

@Resolver(() => TradeSelection)
export class TradeEditionsResolver {
  constructor(private readonly reference: Reference) {}

  @FieldResolver(() => [EditionOfPeriod], {
    description:
      "The edition of the Harmonized System that the figures of each reporter and period are in, as the data set states it. A change that moved goods is told by the caveat `trade.edition-break` and status BREAK.",
  })
  editions(@Root() { answers }: TradeSelection): readonly EditionOfPeriod[] {
    return answers.flatMap((answer) => {
      const reporter = this.reference.country(answer.reporter);
      return editionsOf(answer).map((row) => ({ ...row, reporter }));
    });
  }
}
