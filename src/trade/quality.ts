import type { FigureStatus, Provenance } from "../kernel/index.js";
import { DerivationParameter, Figure, Unit, worstFreshness } from "../kernel/index.js";
import type { Reference } from "../reference/index.js";
import { measureOf } from "./aggregate.js";
import type { Cell } from "./cells.js";
import { partnerCells, totalCells } from "./cells.js";
import { coverageOf } from "./coverage.js";
import { TradeQuality } from "./quality.type.js";
import type { Measure } from "./sums.js";
import { amountOf, inputIdsOf, statusOf } from "./sums.js";
import type { ReporterAnswer, TradeQuestion } from "./trade.port.js";
import { WORLD } from "./trade.port.js";

const ESTIMATES: readonly FigureStatus[] = ["ESTIMATED", "PROVISIONAL"];

/** What is known of the figures themselves; the gap to the other side's report is `mirrorGap`, loaded by its caller. */
export const qualityOf = (
  question: TradeQuestion,
  answers: readonly ReporterAnswer[],
  reference: Reference,
  provenance: readonly Provenance[],
  mirrorGap: Figure,
): TradeQuality => {
  const held = answers.filter((answer) => answer.rows.length > 0);
  const whole = held.flatMap((answer) => totalCells(question, answer).flatMap((total) => total.parts));
  const used = whole.filter((cell) => cell.row !== null);
  const measure = measureOf("VALUE", used);
  const share = (part: readonly Cell[], formula: string): Figure =>
    ratio(sum(part, measure), sum(used, measure), formula, question, used, provenance);
  const estimated = (of: Measure): Figure =>
    ratio(
      sum(
        used.filter((cell) => statusOf(cell.row!, of).some((flag) => ESTIMATES.includes(flag))),
        of,
      ),
      sum(used, of),
      `${of} marked ESTIMATED or PROVISIONAL ÷ total ${of}`,
      question,
      used,
      provenance,
    );
  const answered = coverageOf(question, answers);
  const dates = held.flatMap(({ dataset }) => dataset.publishedAt ?? dataset.retrievedAt ?? []).sort();
  const hasNumber = used.filter((cell) => amountOf(cell, measure).amount !== null);
  const periods = hasNumber.map((cell) => cell.period).sort((a, b) => a.compare(b));
  return new TradeQuality({
    sources: [...new Map(provenance.map(({ source }) => [source.id, source])).values()],
    coverage: ratio(
      answered.answeredCells,
      answered.requestedCells,
      "cells answered ÷ cells asked",
      question,
      used,
      provenance,
    ),
    estimatedShare: estimated(measure),
    estimatedWeightShare: estimated("weight"),
    unspecifiedShare: unspecified(question, held, reference, measure, (part, formula) =>
      ratio(part, sum(used, measure), formula, question, used, provenance),
    ),
    weighedShare:
      measure === "weight"
        ? Figure.missing(Unit.FRACTION, "NOT_REPORTED", "No values are held.")
        : share(
            used.filter((cell) => amountOf(cell, "weight").amount !== null),
            "value that has a weight ÷ total value",
          ),
    partialPeriods: [
      ...new Set(used.filter((cell) => cell.row!.status.includes("PARTIAL")).map((cell) => cell.period.text)),
    ],
    lastPeriod: periods.at(-1)?.text ?? null,
    lastRelease: dates.at(-1)?.slice(0, 10) ?? null,
    mirrorGap,
  });
};

const sum = (cells: readonly Cell[], measure: Measure): number =>
  cells.reduce((total, cell) => total + (amountOf(cell, measure).amount ?? 0), 0);

const ratio = (
  part: number,
  total: number,
  formula: string,
  question: TradeQuestion,
  cells: readonly Cell[],
  provenance: readonly Provenance[],
): Figure => {
  if (total <= 0) return Figure.missing(Unit.FRACTION, "NOT_COVERED", "Nothing is held to take a share of.");
  const from = new Figure({
    value: part,
    unit: Unit.FRACTION,
    freshness: worstFreshness(cells.map((cell) => cell.answer.freshness)),
    lineage: { provenance: () => provenance },
  });
  return Figure.derived(part / total, Unit.FRACTION, {
    formula,
    inputs: cells.length > 0 ? [from] : [],
    inputIds: () => inputIdsOf(cells, question.flow),
    parameters: [new DerivationParameter("part", String(part)), new DerivationParameter("whole", String(total))],
  });
};

/** What no country is named for: areas "not elsewhere specified", and what the World holds beyond its partners. */
const unspecified = (
  question: TradeQuestion,
  held: readonly ReporterAnswer[],
  reference: Reference,
  measure: Measure,
  made: (part: number, formula: string) => Figure,
): Figure => {
  if (question.partners !== "ALL")
    return Figure.missing(Unit.FRACTION, "NOT_COMPARABLE", "Partners were named; this is a share of all of them.");
  const partners = held.flatMap((answer) => partnerCells(question, answer)).filter((cell) => cell.row !== null);
  if (partners.length === 0)
    return Figure.missing(Unit.FRACTION, "NOT_COVERED", "The publisher gives the total of all partners only.");
  const isCountry = (cell: Cell) => reference.country(cell.partner).kind !== "AREA" && cell.partner !== WORLD;
  const totals = held.flatMap((answer) => totalCells(question, answer).flatMap((total) => total.parts));
  const rest = sum(totals, measure) - sum(partners.filter(isCountry), measure);
  return made(Math.max(0, rest), `${measure} without a country ÷ total ${measure}`);
};
