import { Field, ObjectType } from "type-graphql";
import { Figure, PeriodScalar } from "../kernel/index.js";
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

  constructor(init: Pick<MirrorSide, "valuation" | "period" | "value" | "netWeight">) {
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
  @Field(() => [String], { description: "Why the two differ, or cannot be compared." })
  readonly reasons!: readonly string[];

  constructor(init: Pick<MirrorFlow, "period" | "importerReport" | "exporterReport" | "gap" | "reasons">) {
    Object.assign(this, init);
  }
}
