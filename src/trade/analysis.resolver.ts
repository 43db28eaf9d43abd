import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../kernel/index.js";
import { badInput, Figure, Unit } from "../kernel/index.js";
import { TwoPeriodsArgs } from "./analysis.args.js";
import { CIF_FOB_FACTOR_DEFAULT } from "./analysis/mirror.js";
import { Concentration } from "./concentration.type.js";
import { mirrorFlows } from "./mirror.js";
import { unitValueScores } from "./outliers.js";
import { UnitValueScore } from "./outliers.type.js";
import { priceVolumeSplit } from "./price-volume.js";
import { PriceVolumeSplit } from "./price-volume.type.js";
import { TradeQuality } from "./quality.type.js";
import { shareShift } from "./share-shift.js";
import { ShareShift } from "./share-shift.type.js";
import { TradeSelection } from "./trade-selection.type.js";
import type { TradeService } from "./trade.service.js";

/** Figures made of a selection; nothing here asks for more than what was selected, but the other side's report. */
@Resolver(() => TradeSelection)
export class TradeAnalysisResolver {
  constructor(private readonly service: TradeService) {}

  @FieldResolver(() => ShareShift, {
    nullable: true,
    description:
      "How much of supply changed hands between two periods: one minus the similarity of Finger and Kreinin 1979. BAD_USER_INPUT, REFUSED_*.",
  })
  shareShift(
    @Root() selection: TradeSelection,
    @Args(() => TwoPeriodsArgs) { from, to }: TwoPeriodsArgs,
    @Arg("top", () => Int, { defaultValue: 5, description: "Partners to list, 1 to 50." }) top: number,
  ): ShareShift {
    return shareShift(selection, from, to, top);
  }

  @FieldResolver(() => PriceVolumeSplit, {
    nullable: true,
    description:
      "The change of value between two periods as a price and a volume effect. Of a monthly selection, `from: 2021, to: 2022` compares the months held in both. BAD_USER_INPUT, REFUSED_*.",
  })
  priceVolume(
    @Root() selection: TradeSelection,
    @Args(() => TwoPeriodsArgs) { from, to }: TwoPeriodsArgs,
  ): PriceVolumeSplit {
    return priceVolumeSplit(selection, from, to);
  }

  @FieldResolver(() => [UnitValueScore], {
    nullable: true,
    description:
      "Unit values that stand apart from the others of their product, by the modified z-score of their logarithms: limit 3.5, at least six whole periods (Iglewicz and Hoaglin 1993). REFUSED_*.",
  })
  outliers(
    @Root() selection: TradeSelection,
    @Arg("all", () => Boolean, {
      defaultValue: false,
      description: "List the others too, and the periods that are left out, each with the reason.",
    })
    all: boolean,
  ): readonly UnitValueScore[] {
    return unitValueScores(selection).filter((score) => all || score.isOutlier);
  }

  @FieldResolver(() => TradeQuality, {
    nullable: true,
    description: "How good these figures are, in figures. REFUSED_* where they may not be summed.",
  })
  async quality(@Root() selection: TradeSelection, @Ctx() context: RequestContext): Promise<TradeQuality> {
    return selection.quality(await this.#mirrorGap(selection, context));
  }

  /** Of the last period of the selection. */
  async #mirrorGap({ question }: TradeSelection, context: RequestContext): Promise<Figure> {
    const { reporters, partners, flow } = question;
    const [reporter, partner] = [reporters[0]!, partners === "ALL" ? null : partners[0]!];
    if (reporters.length > 1 || partners === "ALL" || partners.length > 1 || partner === "W00" || partner === null)
      return Figure.missing(Unit.FRACTION, "NOT_COMPARABLE", "Ask for one reporter and one partner.");
    const [importer, exporter] = flow === "IMPORT" ? [reporter, partner] : [partner, reporter];
    const at = question.to.to(question.frequency).text;
    const flows = await mirrorFlows(
      this.service,
      {
        importer,
        exporter,
        commodities: [...question.commodities],
        from: at,
        to: at,
        frequency: question.frequency,
        cifFobFactor: CIF_FOB_FACTOR_DEFAULT,
      },
      context,
    );
    return flows[0]!.relativeGap;
  }
}

@Resolver(() => Concentration)
export class ConcentrationResolver {
  @FieldResolver(() => Figure, {
    description:
      "Joint share of the largest partners, a fraction of 1: the concentration ratio CR of industrial economics (Hall and Tideman 1967), e.g. CR3 with `count: 3`. Areas not elsewhere specified are in the total and are no partner. BAD_USER_INPUT.",
    nullable: true,
  })
  topShare(
    @Root() concentration: Concentration,
    @Arg("count", () => Int, { defaultValue: 3, description: "How many partners, 1 to 50." }) count: number,
  ): Figure {
    if (!Number.isInteger(count) || count < 1 || count > 50) throw badInput("count", "1 to 50", count);
    return concentration.topShare(count);
  }
}
