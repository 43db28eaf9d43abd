import type { Period } from "../kernel/index.js";
import { groupBy } from "../kernel/index.js";
import type { Gap, ReporterAnswer, TradeQuestion, TradeRow } from "./trade.port.js";
import { gapKey, WORLD } from "./trade.port.js";

/** One cell of the question: a number as published, a zero that follows from a reported period, or a gap with its reason. */
export interface Cell {
  readonly answer: ReporterAnswer;
  readonly reporter: string;
  readonly partner: string;
  readonly commodity: string;
  readonly period: Period;
  readonly row: TradeRow | null;
  /** Set where the cell is missing altogether. */
  readonly gap: Gap | null;
}

const zeros = new WeakMap<
  ReporterAnswer,
  Pick<TradeRow, "valueUsd" | "valueMissing" | "netWeightT" | "weightMissing" | "status">
>();

/** Nothing traded is 0 of what the publisher measures, and missing in what it does not: India's table has no weights at all. */
const zeroOf = (answer: ReporterAnswer) => {
  let zero = zeros.get(answer);
  if (!zero) {
    const measures = (pick: (row: TradeRow) => number | null) =>
      answer.rows.length === 0 || answer.rows.some((row) => pick(row) !== null);
    const [values, weights] = [measures((row) => row.valueUsd), measures((row) => row.netWeightT)];
    zero = {
      valueUsd: values ? 0 : null,
      valueMissing: values ? null : "NOT_REPORTED",
      netWeightT: weights ? 0 : null,
      weightMissing: weights ? null : "NOT_REPORTED",
      status: ["REPORTED"],
    };
    zeros.set(answer, zero);
  }
  return zero;
};

const notHeld = (answer: ReporterAnswer): Gap => ({
  reason: "NOT_COVERED",
  detail: `${answer.dataset.dataset} has no figures for this partner; it holds ${answer.partnersHeld?.join(", ") ?? "all"}.`,
});

const rowKey = (partner: string, commodity: string, period: Period): string =>
  `${partner}|${gapKey(commodity, period)}`;

const rowsByKey = (answer: ReporterAnswer): ReadonlyMap<string, TradeRow> =>
  new Map(answer.rows.map((row) => [rowKey(row.partner, row.commodity, row.period), row]));

/** Every cell that lists partners: named ones, or all that have a row. World is left out of "ALL": it stands in `totalCells`. */
export const partnerCells = (question: TradeQuestion, answer: ReporterAnswer): readonly Cell[] => {
  const rows = rowsByKey(answer);
  const partners =
    question.partners === "ALL"
      ? [...new Set(answer.rows.map((row) => row.partner))].filter((partner) => partner !== WORLD).sort()
      : question.partners;
  return partners.flatMap((partner) =>
    each(question, answer, (commodity, period) => cellAt(answer, rows, partner, commodity, period)),
  );
};

/** All partners, as listed: what has a row of its own, then the World where it is reported or where nothing is. */
export const reportedCells = (question: TradeQuestion, answer: ReporterAnswer): readonly Cell[] => {
  const rows = rowsByKey(answer);
  const asked = new Set(question.commodities);
  const listed = answer.rows
    .filter((row) => row.partner !== WORLD && asked.has(row.commodity))
    .map((row) => cellAt(answer, rows, row.partner, row.commodity, row.period));
  const totals = totalCells(question, answer).filter((total) => total.ofWorld);
  return [...listed, ...totals.flatMap((total) => total.parts)];
};

/** Does a total of this answer stand for all partners: is the World reported, or every partner held? */
export const isWhole = (answer: ReporterAnswer): boolean =>
  answer.partnersHeld === null || answer.partnersHeld.includes(WORLD);

/**
 * The total a cell: World where the publisher reports it, else the sum over partners (null `row`, kept in `parts`). For named partners
 * the total is of those partners.
 */
export interface TotalCell {
  readonly commodity: string;
  readonly period: Period;
  /** World alone, or the partners' cells. */
  readonly parts: readonly Cell[];
  readonly ofWorld: boolean;
}

export const totalCells = (question: TradeQuestion, answer: ReporterAnswer): readonly TotalCell[] => {
  const rows = rowsByKey(answer);
  const byCell = groupBy(partnerCells(question, answer), (cell) => gapKey(cell.commodity, cell.period));
  return each(question, answer, (commodity, period) => {
    const key = gapKey(commodity, period);
    const world = rows.get(rowKey(WORLD, commodity, period));
    const gap = answer.gaps.get(key) ?? null;
    const whole = question.partners === "ALL" && (world !== undefined || gap !== null);
    const parts = whole
      ? [
          {
            answer,
            reporter: answer.reporter,
            partner: WORLD,
            commodity,
            period,
            row: world ?? null,
            gap: world ? null : gap,
          },
        ]
      : (byCell.get(key) ?? []);
    return { commodity, period, parts, ofWorld: whole };
  });
};

const each = <T>(
  question: TradeQuestion,
  answer: ReporterAnswer,
  make: (commodity: string, period: Period) => T,
): T[] => question.commodities.flatMap((commodity) => answer.periods.map((period) => make(commodity, period)));

const cellAt = (
  answer: ReporterAnswer,
  rows: ReadonlyMap<string, TradeRow>,
  partner: string,
  commodity: string,
  period: Period,
): Cell => {
  const base = { answer, reporter: answer.reporter, partner, commodity, period };
  const row = rows.get(rowKey(partner, commodity, period));
  if (row) return { ...base, row, gap: null };
  const gap = answer.gaps.get(gapKey(commodity, period));
  if (gap) return { ...base, row: null, gap };
  if (answer.partnersHeld && !answer.partnersHeld.includes(partner))
    return { ...base, row: null, gap: notHeld(answer) };
  // World has no row though the period is reported: the publisher gives partners only.
  if (partner === WORLD)
    return {
      ...base,
      row: null,
      gap: { reason: "NOT_REPORTED", detail: `${answer.dataset.dataset} gives partners and no World total.` },
    };
  return { ...base, row: { partner, commodity, period, ...zeroOf(answer) }, gap: null };
};
