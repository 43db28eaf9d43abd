import { Field, Int, ObjectType } from "type-graphql";
import { DerivationParameter, Figure, PeriodScalar, Unit } from "../kernel/index.js";
import type { Country as CountryType } from "../reference/index.js";
import { Country } from "../reference/index.js";
import { topShare as joint } from "./analysis/concentration.js";
import { MAX_INPUTS, unlisted } from "./sums.js";

@ObjectType({ description: "A partner and its share of supply." })
export class PartnerShare {
  @Field(() => Country, { description: "The partner." })
  readonly partner: CountryType;
  @Field(() => Figure, { description: "Share of the total, a fraction of 1." })
  readonly share: Figure;
  constructor(partner: CountryType, share: Figure) {
    this.partner = partner;
    this.share = share;
  }
}

@ObjectType({ description: "How concentrated supply is in one period." })
export class Concentration {
  @Field(() => PeriodScalar, { description: "The period." })
  readonly period!: string;
  @Field(() => Figure, {
    description:
      "Herfindahl–Hirschman index, 0–10,000: the sum of squared percentage shares (Hirschman 1945, Herfindahl 1950). Above 1,800 is highly concentrated (US Merger Guidelines 2023). Areas not elsewhere specified are in the total and are no supplier, so they add nothing: a lower bound.",
  })
  readonly herfindahlHirschman!: Figure;
  @Field(() => [PartnerShare], { description: "The three largest partners; areas not elsewhere specified are none." })
  readonly largest!: readonly PartnerShare[];
  @Field(() => Int, {
    nullable: true,
    description:
      "Countries with trade above zero, areas not elsewhere specified left out; null where partners are not told apart.",
  })
  readonly suppliers!: number | null;

  /** Shares above zero, with the observations behind each. */
  readonly shares!: readonly { readonly share: Figure; readonly ids: () => readonly string[] }[];

  /** What shares are of, for what is made of them; nothing where there are no shares. */
  readonly total!: { readonly parameters: readonly DerivationParameter[]; readonly ids: () => readonly string[] };

  constructor(
    init: Pick<Concentration, "period" | "herfindahlHirschman" | "largest" | "suppliers" | "shares" | "total">,
  ) {
    Object.assign(this, init);
  }

  /** Missing for the reason the index is. */
  topShare(count: number): Figure {
    const { missing } = this.herfindahlHirschman;
    if (missing) return Figure.missing(Unit.FRACTION, missing.reason, missing.detail);
    const top = [...this.shares].sort((a, b) => b.share.value! - a.share.value!).slice(0, count);
    const ids = [...new Set([...top.flatMap((one) => one.ids()), ...this.total.ids()])];
    return Figure.derived(
      joint(
        this.shares.map(({ share }) => share.value!),
        count,
      ),
      Unit.FRACTION,
      {
        formula: "sum of the largest shares",
        inputs: top.map(({ share }) => share),
        inputIds: () => ids.slice(0, MAX_INPUTS),
        parameters: [
          new DerivationParameter("suppliers counted", String(top.length)),
          ...this.total.parameters,
          ...unlisted(ids),
        ],
      },
    );
  }
}
