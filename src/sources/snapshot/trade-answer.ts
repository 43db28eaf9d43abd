import type { Gap, ReporterAnswer, TradeQuestion, TradeRow } from "../../trade/trade.port.js";
import { gapKey, WORLD } from "../../trade/trade.port.js";
import { groupBy, Period } from "../../kernel/index.js";
import type { Reference } from "../../reference/index.js";
import type { ManifestFile } from "./table.js";
import type { TradeTable } from "./trade-tables.js";
import type { TradeTableRow } from "./trade.rows.js";

/** Rows of one reporter and direction, with their periods read. */
export interface HeldRow extends TradeTableRow {
  readonly at: Period;
}

export interface Held {
  readonly table: TradeTable;
  readonly file: ManifestFile;
  readonly rows: readonly HeldRow[];
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
  const { table, rows } = held;
  const native = table.frequency === question.frequency;
  if (!native && !(table.sums && MONTHS[table.frequency] < MONTHS[question.frequency])) return null;
  const partners = new Set(rows.map((row) => row.partner));
  const isWhole = (table.allPartners && !rows.some((row) => row.reporter !== reporter)) || partners.has(WORLD);
  if (
    question.partners === "ALL"
      ? !isWhole && !table.standsForAll
      : !table.allPartners && !question.partners.some((partner) => partners.has(partner))
  )
    return null;
  // Read from the partner's side, only the exporters in the table are known.
  const knowsAll = table.allPartners && rows.every((row) => row.reporter === reporter);
  if (question.partners !== "ALL" && !knowsAll && !question.partners.some((partner) => partners.has(partner)))
    return null;

  const periods = Period.range(question.from, question.to, question.frequency).map((period) => fiscal(period, rows));
  const gaps = new Map<string, Gap>();
  const answered: TradeRow[] = [];
  for (const commodity of question.commodities) {
    const belongs = table.codesFor(commodity, reference);
    const own = belongs ? rows.filter((row) => belongs(row.commodity)) : [];
    for (const period of periods) {
      const inside = own.filter((row) => period.contains(row.at));
      const present = inside.filter((row) => row.valueUsd !== null || row.netWeightT !== null);
      const reported = belongs && (inside.length > 0 || (knowsAll && rows.some((row) => row.at.equals(period))));
      if (!reported) gaps.set(gapKey(commodity, period), gapOf(held, commodity, period, belongs !== null));
      else if (present.length === 0 && inside.some((row) => row.partner === WORLD))
        gaps.set(gapKey(commodity, period), {
          reason: "NOT_REPORTED",
          detail: `${held.file.dataset} lists ${period.text} without a figure.`,
        });
      else answered.push(...sumRows(inside, commodity, period));
    }
  }
  const reported = question.commodities.length * periods.length - gaps.size;
  if (reported === 0) return null;
  return {
    reported,
    native,
    whole: isWhole,
    answer: {
      ...stated(held, question, rows, reporter),
      reporter,
      periods,
      rows: answered,
      gaps,
      partnersHeld: knowsAll ? null : [...partners].sort(),
      caveats: caveatsOf(held, question, rows, reporter, answered, reference),
    },
  };
};

/** Where the publisher's years are fiscal, a calendar year is answered by the fiscal year that begins in it. */
const fiscal = (period: Period, rows: readonly HeldRow[]): Period =>
  period.kind === "YEAR"
    ? (rows.find((row) => row.at.kind === "FISCAL_YEAR" && row.at.year === period.year)?.at ??
      (rows.every((row) => row.at.kind === "FISCAL_YEAR")
        ? Period.fiscalYear(period.year, (rows[0]!.at.startMonthIndex % 12) + 1)
        : period))
    : period;

const gapOf = ({ file, rows }: Held, commodity: string, period: Period, known: boolean): Gap => {
  const held = rows.map((row) => row.at).sort((a, b) => a.compare(b));
  return {
    reason: "NOT_COVERED",
    detail: known
      ? `${file.dataset} holds ${held[0]!.text} to ${held.at(-1)!.text}${period.compare(held[0]!) >= 0 && period.compare(held.at(-1)!) <= 0 ? ` with gaps; ${period.text} is one` : ""}.`
      : `${file.dataset} does not tell ${commodity} apart.`,
  };
};

/** One row a partner: members of a product and, for coarser periods, months are added up. A sum without all its months is PARTIAL. */
const sumRows = (inside: readonly HeldRow[], commodity: string, period: Period): TradeRow[] =>
  [...groupBy(inside, (row) => row.partner)].map(([partner, rows]) => {
    const months = new Set(rows.map((row) => row.at.text)).size;
    const expected = period.lengthMonths / rows[0]!.at.lengthMonths;
    // A month with a weight and no value would bend the unit value: both sums run over the same months.
    const paired = expected > 1 ? rows.filter((row) => row.valueUsd !== null && row.netWeightT !== null) : rows;
    const total = (pick: (row: HeldRow) => number | null): number | null => {
      const amounts = paired.map(pick);
      return amounts.length === 0 || amounts.some((amount) => amount === null)
        ? null
        : amounts.reduce<number>((sum, amount) => sum + amount!, 0);
    };
    const [valueUsd, netWeightT] = [total((row) => row.valueUsd), total((row) => row.netWeightT)];
    const partial = months < expected || paired.length < rows.length;
    return {
      partner,
      commodity,
      period,
      valueUsd,
      valueMissing: valueUsd === null ? "NOT_REPORTED" : null,
      netWeightT,
      weightMissing: netWeightT === null ? "NOT_REPORTED" : null,
      status: partial ? ["REPORTED", "PARTIAL"] : ["REPORTED"],
    };
  });

const stated = ({ table, file }: Held, question: TradeQuestion, rows: readonly HeldRow[], reporter: string) => ({
  dataset: {
    sourceId: file.source,
    dataset: file.dataset,
    url: rows.length === 1 ? (rows[0]!.url ?? file.url) : file.url,
    publishedAt: file.publishedOn,
    retrievedAt: file.retrievedOn,
  },
  valuation: rows.some((row) => row.reporter !== reporter) ? ("FOB" as const) : table.valuation(question.flow),
  freshness: "RECORDED" as const,
  truncated: false,
});

const caveatsOf = (
  { table }: Held,
  question: TradeQuestion,
  rows: readonly HeldRow[],
  reporter: string,
  answered: readonly TradeRow[],
  reference: Reference,
) => {
  const exporters = [...new Set(rows.map((row) => row.reporter))].filter((code) => code !== reporter);
  const partial = [...new Set(answered.filter((row) => row.status.includes("PARTIAL")).map((row) => row.period.text))];
  return [
    ...table.caveats.filter(
      (caveat) => caveat.id !== "pbs.related-basket" || question.commodities.includes("STEEL_EXCL_SCRAP"),
    ),
    ...(exporters.length > 0
      ? [
          {
            id: "baci.exporters-held",
            text: `Only flows from ${exporters.map((code) => reference.country(code).name).join(", ")} are held: other suppliers are not in these figures, and no total of all imports is.`,
          },
        ]
      : []),
    ...(partial.length > 0
      ? [
          {
            id: "trade.incomplete-periods",
            text: `Not every month is held of ${partial.join(", ")}: their sums are of the months held (${monthsText(rows, partial)}).`,
          },
        ]
      : []),
  ];
};

const monthsText = (rows: readonly HeldRow[], periods: readonly string[]): string =>
  periods
    .map(
      (text) =>
        `${text}: ${[...new Set(rows.filter((row) => Period.parse(text).contains(row.at)).map((row) => row.at.text))].sort().join(" ")}`,
    )
    .join("; ");
