import { Field, Int, ObjectType } from "type-graphql";
import { groupBy, MissingReason } from "../kernel/index.js";
import type { Cell } from "./cells.js";
import { partnerCells, totalCells } from "./cells.js";
import { amountOf } from "./sums.js";
import type { ReporterAnswer, TradeQuestion } from "./trade.port.js";

@ObjectType({ description: "Cells that are missing for one reason." })
export class MissingCellCount {
  @Field(() => MissingReason, { description: "Why." })
  readonly reason!: MissingReason;
  @Field(() => String, { description: "In words, of the first such cell." })
  readonly detail!: string;
  @Field(() => Int, { description: "How many cells." })
  readonly cells!: number;
}

@ObjectType({
  description:
    "How much of the question is answered. A cell is one reporter, partner (or the World), product and period; requested = answered + missing.",
})
export class TradeCoverage {
  @Field(() => Int, { description: "Cells that the question names." })
  readonly requestedCells!: number;
  @Field(() => Int, { description: "Cells with a value or a weight, zeros included." })
  readonly answeredCells!: number;
  @Field(() => Boolean, { description: "Did a source cut its answer?" })
  readonly truncated!: boolean;
  @Field(() => [MissingCellCount], { description: "The others, by reason." })
  readonly missing!: readonly MissingCellCount[];
  @Field(() => [String], {
    nullable: true,
    description: "Partners the data can know, where it does not know all; null = all.",
  })
  readonly partnersHeld!: readonly string[] | null;
}

/** The part of a total that stands for the cell: a total is missing when all its parts are. */
const absenceOf = (parts: readonly Cell[]): { reason: MissingReason; detail: string } | null => {
  if (
    parts.length === 0 ||
    parts.some((cell) => amountOf(cell, "value").amount !== null || amountOf(cell, "weight").amount !== null)
  )
    return null;
  return amountOf(parts[0]!, "value").missing;
};

export const coverageOf = (question: TradeQuestion, answers: readonly ReporterAnswer[]): TradeCoverage => {
  const cells = answers.flatMap((answer) =>
    question.partners === "ALL"
      ? totalCells(question, answer).map((total) => total.parts)
      : partnerCells(question, answer).map((cell) => [cell]),
  );
  const absences = cells.flatMap((parts) => absenceOf(parts) ?? []);
  const held = answers.map((answer) => answer.partnersHeld);
  return {
    requestedCells: cells.length,
    answeredCells: cells.length - absences.length,
    truncated: answers.some((answer) => answer.truncated),
    missing: [...groupBy(absences, (absent) => absent.reason)].map(([reason, list]) => ({
      reason,
      detail: list[0]!.detail,
      cells: list.length,
    })),
    partnersHeld: held.some((list) => list === null) ? null : [...new Set(held.flatMap((list) => list ?? []))].sort(),
  };
};
