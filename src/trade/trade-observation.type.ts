import { Field, ObjectType } from "type-graphql";
import { Figure, globalId, Node, PeriodScalar } from "../kernel/index.js";
import type { Country as CountryType, Commodity as CommodityType } from "../reference/index.js";
import { Commodity, Country } from "../reference/index.js";
import type { Cell } from "./cells.js";
import type { Sums } from "./sums.js";
import { observationKey } from "./sums.js";
import { TradeFlow, Valuation } from "./trade.enums.js";
import { valuationAt } from "./trade.port.js";

/** Figures are made when they are read: a list of thousands of cells costs what its asker selects. */
@ObjectType({ implements: [Node], description: "One flow of goods in one period, as one publisher reports it." })
export class TradeObservation {
  readonly id: string;
  @Field(() => Country, { description: "The country that reports." })
  readonly reporter: CountryType;
  @Field(() => Country, { description: "The other side: origin of imports, destination of exports, or the World." })
  readonly partner: CountryType;
  @Field(() => Commodity, { description: "The product or basket asked for." })
  readonly commodity: CommodityType;
  @Field(() => TradeFlow, { description: "Direction as the reporter sees it." })
  readonly flow: TradeFlow;
  @Field(() => PeriodScalar, { description: "The period; a fiscal year where the publisher has those." })
  readonly period: string;
  @Field(() => Valuation, { description: "What the value includes." })
  readonly valuation: Valuation;

  constructor(
    private readonly cell: Cell,
    private readonly sums: Sums,
    names: { readonly reporter: CountryType; readonly partner: CountryType; readonly commodity: CommodityType },
  ) {
    this.id = globalId("TradeObservation", observationKey(cell, sums.flow));
    this.reporter = names.reporter;
    this.partner = names.partner;
    this.commodity = names.commodity;
    this.flow = sums.flow;
    this.period = cell.period.text;
    this.valuation = valuationAt(cell.answer, this.period);
  }

  @Field(() => Figure, { description: "Value in current US dollars (USD)." })
  get value(): Figure {
    return this.sums.cell(this.cell, "value");
  }
  @Field(() => Figure, { description: "Net weight in tonnes (t)." })
  get netWeight(): Figure {
    return this.sums.cell(this.cell, "weight");
  }
  @Field(() => Figure, { description: "Value over net weight (USD/t): a unit value, not a price." })
  get unitValue(): Figure {
    return this.sums.unitValue([this.cell]);
  }
}
