import { Field, Int, ObjectType } from "type-graphql";
import { groupBy, MissingReason } from "../kernel/index.js";
import type { Cell } from "./cells.js";
import { isWhole, partnerCells, totalCells } from "./cells.js";
import { amountOf } from "./sums.js";
import type { ReporterAnswer, TradeQuestion } from "./trade.port.js";
import { WORLD } from "./trade.port.js";

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
    "How much of the question is answered. A cell is one reporter, partner (or the World), product and period; requested = answered + missing. Where a total is a sum of partners and some have no figure, each partner is a cell. Where only some partners are held, each of them is a cell, and all the others together are a missing one.",
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

type Absence = NonNullable<ReturnType<typeof amountOf>["missing"]>;

/** Missing are cells without a value and without a weight; a total is missing when all its parts are. */
const absenceOf = (parts: readonly Cell[]): Absence | null => {
  const isHeld = (cell: Cell) => amountOf(cell, "value").amount !== null || amountOf(cell, "weight").amount !== null;
  return parts.length === 0 || parts.some(isHeld) ? null : amountOf(parts[0]!, "value").missing;
};

/** One entry a cell: why it is missing, or null. */
const cellsOf = (question: TradeQuestion, answer: ReporterAnswer): readonly (Absence | null)[] => {
  if (question.partners !== "ALL") return partnerCells(question, answer).map((cell) => absenceOf([cell]));
  return totalCells(question, answer).flatMap((total) => {
    const absences = total.parts.map((cell) => absenceOf([cell]));
    if (total.ofWorld || isWhole(answer))
      return absences.every((absent) => absent === null) ? [null] : absences.every(Boolean) ? [absences[0]!] : absences;
    const held = answer.partnersHeld!.filter((partner) => partner !== WORLD);
    const others = `Of the partners only ${held.join(", ")} are held; the others, and so the World, are not.`;
    return [
      ...total.parts.map((cell) => absenceOf([cell])),
      { reason: "NOT_COVERED" as const, detail: `${answer.dataset.dataset}: ${others}` },
    ];
  });
};

export const coverageOf = (question: TradeQuestion, answers: readonly ReporterAnswer[]): TradeCoverage => {
  const cells = answers.flatMap((answer) => cellsOf(question, answer));
  const absences = cells.filter((absent) => absent !== null);
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

/** Products and periods of which anything is held: what one answer has more of than another. */
export const answeredSlots = (question: TradeQuestion, answer: ReporterAnswer): number =>
  totalCells(question, answer).filter(({ parts }) => parts.length > 0 && absenceOf(parts) === null).length;
