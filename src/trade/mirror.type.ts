import { Field, Float, ObjectType } from "type-graphql";
import { Caveat, Figure, PeriodScalar } from "../kernel/index.js";
import { Valuation } from "./trade.enums.js";

@ObjectType({ description: "One side's report of a flow." })
export class MirrorSide {
  @Field(() => Valuation, { description: "What the value includes." })
  readonly valuation!: Valuation;
  @Field(() => PeriodScalar, {
    description: "The period the report is for; a fiscal year where the publisher has those.",
  })
  readonly period!: string;
  @Field(() => Figure, { description: "Value in current US dollars (USD)." })
  readonly value!: Figure;
  @Field(() => Figure, { description: "Net weight in tonnes (t)." })
  readonly netWeight!: Figure;
  @Field(() => Figure, {
    description:
      "Value without freight and insurance (USD): as reported where that is FOB or 0, a CIF value ÷ `cifFobFactor`.",
  })
  readonly fob!: Figure;

  constructor(init: Pick<MirrorSide, "valuation" | "period" | "value" | "netWeight" | "fob">) {
    Object.assign(this, init);
  }
}

@ObjectType({ description: "The same flow as its importer and its exporter report it." })
export class MirrorFlow {
  @Field(() => PeriodScalar, { description: "The period asked for." })
  readonly period!: string;
  @Field(() => MirrorSide, { description: "Imports of the importer from the exporter." })
  readonly importerReport!: MirrorSide;
  @Field(() => MirrorSide, { description: "Exports of the exporter to the importer." })
  readonly exporterReport!: MirrorSide;
  @Field(() => Figure, {
    description: "Importer's value minus exporter's, as reported (USD); missing where a side or the comparison is.",
  })
  readonly gap!: Figure;
  @Field(() => Figure, { description: "Importer's value minus exporter's, both FOB (USD)." })
  readonly fobGap!: Figure;
  @Field(() => Figure, {
    description: "`fobGap` over the mean of the two, −2 to 2: neither side is the yardstick.",
  })
  readonly relativeGap!: Figure;
  @Field(() => Float, {
    description:
      "CIF value ÷ FOB value, as supposed; applied to values that are CIF, so not to imports reported FOB. 1.06 is what the IMF's Direction of Trade Statistics take (Marini, Dippelsman and Stanger, IMF WP/18/16).",
  })
  readonly cifFobFactor!: number;
  @Field(() => [String], { description: "Why the two differ, or cannot be compared." })
  readonly reasons!: readonly string[];
  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  readonly caveats!: readonly Caveat[];

  constructor(init: MirrorFlow) {
    Object.assign(this, init);
  }
}
