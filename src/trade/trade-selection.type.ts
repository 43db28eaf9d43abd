import { Field, ObjectType } from "type-graphql";
import type { Figure, Provenance, SourceCatalogue } from "../kernel/index.js";
import { Caveat, Citation, citationsOf, CodedError } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import type { AggregateArgs } from "./aggregate.js";
import { aggregate, measureOf } from "./aggregate.js";
import { isWhole, partnerCells, reportedCells, totalCells } from "./cells.js";
import { concentration } from "./concentration.js";
import type { Concentration } from "./concentration.type.js";
import { counterChecks } from "./counter-checks.js";
import { coverageOf, TradeCoverage } from "./coverage.js";
import { qualityOf } from "./quality.js";
import type { TradeQuality } from "./quality.type.js";
import { refuseOverlaps, refuseSeveralPublishers, refuseWorldPlusPartners } from "./question.js";
import { Sums } from "./sums.js";
import type { TradeAggregate } from "./trade-aggregate.type.js";
import { TradeTotal } from "./trade-aggregate.type.js";
import { TradeObservation } from "./trade-observation.type.js";
import { tradeCaveat } from "./trade.caveats.js";
import type { ReporterAnswer, TradeQuestion } from "./trade.port.js";
import { WORLD } from "./trade.port.js";

const MAX_OBSERVATIONS = 10_000;

const memo = <T>(find: (code: string) => T): ((code: string) => T) => {
  const found = new Map<string, T>();
  return (code) => {
    if (!found.has(code)) found.set(code, find(code));
    return found.get(code)!;
  };
};

/** One answered question. The figures are computed when they are read. */
@ObjectType({ description: "Trade that was selected: its figures, sums, coverage and sources." })
export class TradeSelection {
  readonly #sums: Sums;

  constructor(
    readonly question: TradeQuestion,
    readonly answers: readonly ReporterAnswer[],
    private readonly reference: Reference,
    sources: SourceCatalogue,
  ) {
    this.#sums = new Sums(sources, question.flow);
  }

  @Field(() => [TradeObservation], {
    nullable: true,
    description:
      "Every cell: by partner where partners are named or held, with zeros and reasons. LIMIT_ROWS above 10,000.",
  })
  get observations(): readonly TradeObservation[] {
    const cells = this.answers.flatMap((answer) =>
      this.question.partners === "ALL" ? reportedCells(this.question, answer) : partnerCells(this.question, answer),
    );
    if (cells.length > MAX_OBSERVATIONS)
      throw new CodedError(
        "LIMIT_ROWS",
        `observations: ${cells.length} cells, at most ${MAX_OBSERVATIONS} are listed. Name partners, ask for fewer periods or products, or take sums with \`aggregate\`.`,
        { field: "observations", received: cells.length, accepted: `at most ${MAX_OBSERVATIONS}` },
      );
    const countries = memo((code) => this.reference.country(code));
    const commodities = memo((code) => this.reference.commodity(code));
    return cells.map(
      (cell) =>
        new TradeObservation(cell, this.#sums, {
          reporter: countries(cell.reporter),
          partner: countries(cell.partner),
          commodity: commodities(cell.commodity),
        }),
    );
  }

  @Field(() => TradeTotal, {
    nullable: true,
    description: "Sums over the whole window. REFUSED_* where the selection may not be summed.",
  })
  get total(): TradeTotal {
    this.refuseUnsummable();
    const cells = this.answers.flatMap((answer) => totalCells(this.question, answer).flatMap((total) => total.parts));
    return new TradeTotal(cells, this.#sums, this.question.partners === "ALL" && !this.answers.every(isWhole));
  }

  @Field(() => TradeCoverage, { description: "How much of the question is answered, and why the rest is not." })
  get coverage(): TradeCoverage {
    return coverageOf(this.question, this.answers);
  }

  @Field(() => [Citation], { description: "How to cite each source used." })
  get citations(): readonly Citation[] {
    return citationsOf(this.provenance);
  }

  @Field(() => [Caveat], { description: "What a careful reader must know first." })
  get caveats(): readonly Caveat[] {
    const held = this.answers.filter((answer) => answer.rows.length > 0);
    const stated = held.flatMap((answer) => answer.caveats.map((caveat) => new Caveat(caveat.id, caveat.text)));
    const isAll = this.question.partners === "ALL";
    if (held.some((answer) => answer.periods.some((period) => period.kind === "FISCAL_YEAR")))
      stated.push(tradeCaveat("trade.fiscal-years"));
    if (isAll && held.some((answer) => !answer.rows.some((row) => row.partner === WORLD)))
      stated.push(tradeCaveat("trade.total-of-partners-held"));
    if (held.some((answer) => answer.partnersHeld?.length === 1 && answer.partnersHeld[0] === WORLD))
      stated.push(tradeCaveat("trade.no-partner-breakdown"));
    const whole = held.flatMap((answer) => totalCells(this.question, answer).flatMap((total) => total.parts));
    if (whole.length > 0 && measureOf("VALUE", whole) === "weight") stated.push(tradeCaveat("trade.share-of-weight"));
    if (new Set(held.map((answer) => answer.dataset.sourceId)).size > 1)
      stated.push(tradeCaveat("trade.several-publishers"));
    stated.push(...counterChecks(this.question, held));
    return [...new Map(stated.map((caveat) => [`${caveat.id}${caveat.text}`, caveat])).values()];
  }

  /** Everything behind the answer. */
  get provenance(): readonly Provenance[] {
    return this.#sums.provenance(this.answers.filter((answer) => answer.rows.length > 0));
  }

  provenanceOf(answer: ReporterAnswer): readonly Provenance[] {
    return this.#sums.provenance([answer]);
  }

  /** Throws REFUSED_* where all of the selection may not become one number. */
  refuseUnsummable(): void {
    refuseOverlaps(this.question, this.reference);
    refuseWorldPlusPartners(this.question);
    refuseSeveralPublishers(this.answers);
  }

  quality(mirrorGap: Figure): TradeQuality {
    this.refuseUnsummable();
    return qualityOf(this.question, this.answers, this.reference, this.provenance, mirrorGap);
  }

  aggregate(args: AggregateArgs): readonly TradeAggregate[] {
    return aggregate(this.question, this.answers, args, this.#sums, this.reference);
  }

  concentration(): readonly Concentration[] {
    return concentration(this.question, this.answers, this.#sums, this.reference);
  }
}
