import type { Gap, ReporterAnswer, TradeQuestion, TradeRow } from "../../trade/trade.port.js";
import { gapKey, WORLD } from "../../trade/trade.port.js";
import { Period } from "../../kernel/index.js";
import type { HsEditionId, Reference } from "../../reference/index.js";
import type { ManifestFile } from "./table.js";
import { caveatsOf } from "./trade-caveats.js";
import { revisionsOf } from "./trade-revisions.js";
import { sumRows } from "../trade-sums.js";

import type { TradeTable } from "./trade-tables.js";
import type { TradeNote, TradeTableRow } from "./trade.rows.js";

/** Rows of one reporter and direction, with their periods read. */
export interface HeldRow extends TradeTableRow {
  readonly at: Period;
}

export interface Held {
  readonly table: TradeTable;
  readonly file: ManifestFile;
  readonly rows: readonly HeldRow[];
  readonly notes: readonly TradeNote[];
}

export interface Candidate {
  readonly answer: ReporterAnswer;
  /** Commodity and period pairs the table reports. */
  readonly reported: number;
  readonly native: boolean;
  readonly whole: boolean;
}

const MONTHS = { ANNUAL: 12, QUARTERLY: 3, MONTHLY: 1 } as const;

/** What one table can say of one reporter; null where it says nothing, or nothing of the partners named. */
export const candidateOf = (
  held: Held,
  question: TradeQuestion,
  reporter: string,
  reference: Reference,
): Candidate | null => {
  const { table } = held;
  const native = table.frequency === question.frequency;
  if (!native && !(table.sums && MONTHS[table.frequency] < MONTHS[question.frequency])) return null;
  const codes = question.commodities.map((commodity) => table.codesFor(commodity, reference));
  // Where not every partner is known, rows of other goods say nothing of who is or of which years: all goods from Russia are no scrap.
  const rows = table.allPartners
    ? held.rows
    : held.rows.filter((row) => codes.some((belongs) => belongs?.(row.commodity)));
  if (rows.length === 0) return null;
  const partners = new Set(rows.map((row) => row.partner));
  // Read from the partner's side, only the exporters in the table are known.
  const knowsAll = table.allPartners && rows.every((row) => row.reporter === reporter);
  const whole = knowsAll || partners.has(WORLD);
  const named = question.partners === "ALL" ? null : question.partners;
  if (named === null ? !whole && !table.standsForAll : !knowsAll && !named.some((partner) => partners.has(partner)))
    return null;
  const periods = periodsOf(question, rows);
  if (question.fiscalYears && !periods.some((period) => period.kind === "FISCAL_YEAR")) return null;

  const wanted = knowsAll ? [] : (named ?? (table.allPartners ? [...partners] : []));
  const gaps = new Map<string, Gap>();
  const answered: TradeRow[] = [];
  question.commodities.forEach((commodity, index) => {
    const belongs = codes[index];
    const own = belongs ? rows.filter((row) => belongs(row.commodity)) : [];
    for (const period of periods) {
      const inside = own.filter((row) => period.contains(row.at));
      const isReported = inside.length > 0 || (table.allPartners && rows.some((row) => row.at.equals(period)));
      const isWhole = named !== null || knowsAll || table.standsForAll || inside.some((row) => row.partner === WORLD);
      if (!belongs || !isReported || !isWhole)
        gaps.set(gapKey(commodity, period), gapOf(held, commodity, period, belongs ? own : null));
      else if (inside.every(isBlank) && inside.some((row) => row.partner === WORLD))
        gaps.set(gapKey(commodity, period), {
          reason: "NOT_REPORTED",
          detail: `${held.file.dataset} lists ${period.text} without a figure.`,
        });
      else {
        answered.push(...sumRows(inside, { commodity, period, ...(table.flags ? { flags: table.flags } : {}) }));
        answered.push(...silent(table, inside, wanted, partners, commodity, period));
      }
    }
  });
  const reported = question.commodities.length * periods.length - gaps.size;
  if (reported === 0) return null;
  const exporters = [...new Set(rows.map((row) => row.reporter))].filter((code) => code !== reporter);
  return {
    reported,
    native,
    whole,
    answer: {
      ...stated(held, question, rows, exporters.length > 0),
      reporter,
      periods,
      ...(table.edition ? { editions: editionsOf(table.edition, answered) } : {}),
      rows: answered,
      gaps,
      partnersHeld: knowsAll ? null : [...partners].sort(),
      caveats: caveatsOf(
        { table, commodities: question.commodities, rows: answered, exporters, notes: held.notes },
        reference,
      ),
      revisions: revisionsOf(answered, rows, held.notes),
    },
  };
};

const editionsOf = (edition: HsEditionId, rows: readonly TradeRow[]) =>
  new Map(rows.map(({ period }) => [period.text, [edition]] as const));

const isBlank = (row: HeldRow): boolean => row.valueUsd === null && row.netWeightT === null;

/** Partners that are held and have no row here: they did not trade where the table is complete, and are unknown where it is not. */
const silent = (
  table: TradeTable,
  inside: readonly HeldRow[],
  wanted: readonly string[],
  held: ReadonlySet<string>,
  commodity: string,
  period: Period,
): readonly TradeRow[] => {
  const present = new Set(inside.map((row) => row.partner));
  const [amount, missing] = table.allPartners ? ([0, null] as const) : ([null, "NOT_COVERED"] as const);
  return wanted
    .filter((partner) => held.has(partner) && !present.has(partner) && partner !== WORLD)
    .map((partner) => ({
      partner,
      commodity,
      period,
      valueUsd: amount,
      valueMissing: missing,
      netWeightT: amount,
      weightMissing: missing,
      status: table.allPartners ? ["REPORTED"] : [],
    }));
};

/** A calendar year is answered by the fiscal year that begins in it where the publisher has that and no calendar year. */
const periodsOf = (question: TradeQuestion, rows: readonly HeldRow[]): readonly Period[] => {
  const fiscal = new Map(
    rows.flatMap(({ at }): [number, Period][] => (at.kind === "FISCAL_YEAR" ? [[at.year, at]] : [])),
  );
  const startMonth = ([...fiscal.values()][0]?.startMonthIndex ?? 0) % 12;
  const calendar = new Set(rows.filter(({ at }) => at.kind === "YEAR").map(({ at }) => at.year));
  const isFiscal = question.fiscalYears === true || calendar.size === 0;
  return Period.range(question.from, question.to, question.frequency).map((period) => {
    if (period.kind !== "YEAR" || fiscal.size === 0 || (!question.fiscalYears && calendar.has(period.year)))
      return period;
    return fiscal.get(period.year) ?? (isFiscal ? Period.fiscalYear(period.year, startMonth + 1) : period);
  });
};

const gapOf = ({ file }: Held, commodity: string, period: Period, own: readonly HeldRow[] | null): Gap => {
  if (own === null || own.length === 0)
    return { reason: "NOT_COVERED", detail: `${file.dataset} does not tell ${commodity} apart.` };
  const sorted = own.map((row) => row.at).sort((a, b) => a.compare(b));
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const isInside = period.compare(first) >= 0 && period.compare(last) <= 0;
  return {
    reason: "NOT_COVERED",
    detail: `${file.dataset} holds ${first.text} to ${last.text}${isInside ? ` with gaps; ${period.text} is one` : ""}.`,
  };
};

const stated = ({ table, file }: Held, question: TradeQuestion, rows: readonly HeldRow[], isTurned: boolean) => ({
  dataset: {
    sourceId: file.source,
    dataset: file.dataset,
    url: rows.length === 1 ? (rows[0]!.url ?? file.url) : file.url,
    publishedAt: file.publishedOn,
    retrievedAt: file.retrievedOn,
  },
  valuation: isTurned ? ("FOB" as const) : table.valuation(question.flow),
  reconciled: table.reconciled,
  freshness: "RECORDED" as const,
  truncated: false,
});
