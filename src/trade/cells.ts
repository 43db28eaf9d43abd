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

/** One product in one period: all rows of it by partner, or the reason why there are none. */
interface Slot {
  readonly commodity: string;
  readonly period: Period;
  readonly rows: ReadonlyMap<string, TradeRow>;
  readonly gap: Gap | null;
}

const NO_ROWS: ReadonlyMap<string, TradeRow> = new Map();

const slotsOf = (question: TradeQuestion, answer: ReporterAnswer): readonly Slot[] => {
  const rows = groupBy(answer.rows, (row) => gapKey(row.commodity, row.period));
  return question.commodities.flatMap((commodity) =>
    answer.periods.map((period) => {
      const key = gapKey(commodity, period);
      const held = rows.get(key);
      return {
        commodity,
        period,
        rows: held ? new Map(held.map((row) => [row.partner, row])) : NO_ROWS,
        gap: answer.gaps.get(key) ?? null,
      };
    }),
  );
};

const partnersOf = (question: TradeQuestion, answer: ReporterAnswer): readonly string[] =>
  question.partners === "ALL"
    ? [...new Set(answer.rows.map((row) => row.partner))].filter((partner) => partner !== WORLD).sort()
    : question.partners;

/** Every cell that lists partners: named ones, or all that have a row. World is left out of "ALL": it stands in `totalCells`. */
export const partnerCells = (question: TradeQuestion, answer: ReporterAnswer): readonly Cell[] => {
  const slots = slotsOf(question, answer);
  return partnersOf(question, answer).flatMap((partner) => slots.map((slot) => cellAt(answer, slot, partner)));
};

/** The same for sums over products and periods, without the zeros of whoever has a row elsewhere: nine cells of ten of a long list of codes. */
export const summedPartnerCells = (question: TradeQuestion, answer: ReporterAnswer): readonly Cell[] => {
  if (question.partners !== "ALL") return partnerCells(question, answer);
  const slots = slotsOf(question, answer);
  return partnersOf(question, answer).flatMap((partner) =>
    slots.filter((slot) => slot.gap !== null || slot.rows.has(partner)).map((slot) => cellAt(answer, slot, partner)),
  );
};

/** All partners, as listed: what has a row of its own, then the World where it is reported or where nothing is. */
export const reportedCells = (question: TradeQuestion, answer: ReporterAnswer): readonly Cell[] => {
  const asked = new Set(question.commodities);
  const listed = answer.rows
    .filter((row) => row.partner !== WORLD && asked.has(row.commodity))
    .map((row): Cell => {
      const { partner, commodity, period } = row;
      return { answer, reporter: answer.reporter, partner, commodity, period, row, gap: null };
    });
  const totals = totalCells(question, answer).filter((total) => total.ofWorld);
  return [...listed, ...totals.flatMap((total) => total.parts)];
};

/** Does a total of this answer stand for all partners: is the World reported, or every partner held? */
export const isWhole = (answer: ReporterAnswer): boolean =>
  answer.partnersHeld === null || answer.partnersHeld.includes(WORLD);

/** The total of a product in a period: the World where it is reported, else the partners held. For named partners it is of those. */
export interface TotalCell {
  readonly commodity: string;
  readonly period: Period;
  /** World alone, or the partners' cells. */
  readonly parts: readonly Cell[];
  readonly ofWorld: boolean;
}

export const totalCells = (question: TradeQuestion, answer: ReporterAnswer): readonly TotalCell[] => {
  const partners = partnersOf(question, answer);
  return slotsOf(question, answer).map((slot) => {
    const { commodity, period } = slot;
    const ofWorld = question.partners === "ALL" && (slot.rows.has(WORLD) || slot.gap !== null);
    const parts = (ofWorld ? [WORLD] : partners).map((partner) => cellAt(answer, slot, partner));
    return { commodity, period, parts, ofWorld };
  });
};

const cellAt = (answer: ReporterAnswer, slot: Slot, partner: string): Cell => {
  const { commodity, period, gap } = slot;
  const base = { answer, reporter: answer.reporter, partner, commodity, period };
  const row = slot.rows.get(partner);
  if (row) return { ...base, row, gap: null };
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
