import { Field, Int, ObjectType } from "type-graphql";
import type { DerivationParameter } from "../kernel/index.js";
import { Figure, PeriodScalar } from "../kernel/index.js";
import type { Country as CountryType, Commodity as CommodityType } from "../reference/index.js";
import { Commodity, Country } from "../reference/index.js";
import type { Cell } from "./cells.js";
import type { Measure, Sums } from "./sums.js";
import { amountOf, inputIdsOf, shareParameters } from "./sums.js";

@ObjectType({ description: "Sums over all that was selected." })
export class TradeTotal {
  constructor(
    protected readonly cells: readonly Cell[],
    protected readonly sums: Sums,
    protected readonly partial: boolean,
  ) {}

  @Field(() => Figure, { description: "Value in current US dollars (USD)." })
  get value(): Figure {
    return this.sums.sum(this.cells, "value", this.partial);
  }
  @Field(() => Figure, { description: "Net weight in tonnes (t)." })
  get netWeight(): Figure {
    return this.sums.sum(this.cells, "weight", this.partial);
  }
  @Field(() => Figure, { description: "Value over net weight (USD/t), where both cover the same observations." })
  get unitValue(): Figure {
    return this.sums.unitValue(this.cells, this.partial);
  }
}

export interface AggregateInit {
  readonly cells: readonly Cell[];
  /** More is known to be missing than the cells say: partners that the publisher does not hold. */
  readonly partial: boolean;
  /** The total that shares are taken of, computed once for all rows of a period. */
  readonly whole: (measure: Measure) => Figure;
  readonly wholeCells: readonly Cell[];
  readonly shareOf: Measure;
  readonly reporter: CountryType | null;
  readonly partner: CountryType | null;
  readonly commodity: CommodityType | null;
  readonly period: string | null;
  readonly isOther: boolean;
  readonly rank: number | null;
  /** Values of an `isOther` row that is the total less the named rows. */
  readonly rest?: { readonly value: Figure; readonly weight: Figure };
}

@ObjectType({ description: "One row of an aggregation. Dimensions not asked for are null." })
export class TradeAggregate {
  @Field(() => Country, { nullable: true, description: "With REPORTER in `by`." })
  readonly reporter: CountryType | null;
  @Field(() => Country, { nullable: true, description: "With PARTNER in `by`; null in the row of all others." })
  readonly partner: CountryType | null;
  @Field(() => Commodity, { nullable: true, description: "With COMMODITY in `by`." })
  readonly commodity: CommodityType | null;
  @Field(() => PeriodScalar, { nullable: true, description: "With PERIOD in `by`." })
  readonly period: string | null;
  @Field(() => Boolean, { description: "Is this the row of all that `top` leaves out?" })
  readonly isOther: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      "1 is the largest of its period, by `orderBy`; null for the row of all others and where nothing is ranked.",
  })
  readonly rank: number | null;
  readonly #init: AggregateInit;
  readonly #sums: Sums;

  constructor(init: AggregateInit, sums: Sums) {
    this.reporter = init.reporter;
    this.partner = init.partner;
    this.commodity = init.commodity;
    this.period = init.period;
    this.isOther = init.isOther;
    this.rank = init.rank;
    this.#init = init;
    this.#sums = sums;
  }

  /** Ids of the observations behind the row, for figures made of it. */
  get inputIds(): readonly string[] {
    return inputIdsOf(this.#init.cells, this.#sums.flow);
  }

  get #part(): Figure {
    return this.#init.shareOf === "value" ? this.value : this.netWeight;
  }

  /** What a share is made of: the row, then the total. */
  get shareIds(): readonly string[] {
    const { shareOf, wholeCells } = this.#init;
    const whole = wholeCells.filter((cell) => (amountOf(cell, shareOf).amount ?? 0) !== 0);
    return [...new Set([...this.inputIds, ...inputIdsOf(whole, this.#sums.flow)])];
  }
  get shareParameters(): readonly DerivationParameter[] {
    return shareParameters(this.#part, this.#init.whole(this.#init.shareOf));
  }

  @Field(() => Figure, { description: "Value in current US dollars (USD)." })
  get value(): Figure {
    return this.#init.rest?.value ?? this.#sums.sum(this.#init.cells, "value", this.#init.partial);
  }
  @Field(() => Figure, { description: "Net weight in tonnes (t)." })
  get netWeight(): Figure {
    return this.#init.rest?.weight ?? this.#sums.sum(this.#init.cells, "weight", this.#init.partial);
  }
  @Field(() => Figure, { description: "Value over net weight (USD/t), where both cover the same observations." })
  get unitValue(): Figure {
    const { rest, cells, partial } = this.#init;
    return rest ? this.#sums.ratio(rest.value, rest.weight, cells) : this.#sums.unitValue(cells, partial);
  }
  @Field(() => Figure, {
    description:
      "Share of the total over all partners, a fraction of 1; of value, or of weight where `orderBy` says so or no value is held.",
  })
  get share(): Figure {
    const { shareOf, whole, cells } = this.#init;
    return this.#sums.share(this.#part, whole(shareOf), { cells, ids: () => this.shareIds, of: shareOf });
  }
}
