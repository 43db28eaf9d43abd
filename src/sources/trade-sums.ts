import type { FigureStatus, Period } from "../kernel/index.js";
import { groupBy } from "../kernel/index.js";
import type { TradeRow } from "../trade/trade.port.js";

/** A published row that may be a part of a sum. */
export interface SummableRow {
  readonly partner: string;
  readonly commodity: string;
  readonly at: Period;
  readonly valueUsd: number | null;
  readonly netWeightT: number | null;
  /** Page the figure was quoted on, where that differs from row to row. */
  readonly url?: string | null;
  /** Added up already, of rows that one country has under several numbers of the publisher's. */
  readonly isSum?: boolean;
}

export interface SumSpec<Row extends SummableRow> {
  readonly commodity: string;
  readonly period: Period;
  /** What is known of a row beside that it was published. */
  readonly flags?: (row: Row) => readonly FigureStatus[];
  /** What is known of its weight alone. */
  readonly weightFlags?: (row: Row) => readonly FigureStatus[];
  /** How many of the finer periods are reported, where a partner without a row in one of them did not trade; else those with rows are. */
  readonly reportedPeriods?: number;
}

/** One row a partner: members of a product and, for coarser periods, months are added up. A sum without all its months is PARTIAL. */
export const sumRows = <Row extends SummableRow>(
  inside: readonly Row[],
  { commodity, period, flags, weightFlags, reportedPeriods }: SumSpec<Row>,
): readonly TradeRow[] =>
  [...groupBy(inside, (row) => row.partner)].map(([partner, rows]) => {
    const months = reportedPeriods ?? new Set(rows.map((row) => row.at.text)).size;
    const expected = period.lengthMonths / rows[0]!.at.lengthMonths;
    // A month with a weight and no value would bend the unit value: both sums run over the same months.
    const paired = expected > 1 ? rows.filter((row) => row.valueUsd !== null && row.netWeightT !== null) : rows;
    const used = paired.length > 0 ? paired : rows;
    const valueUsd = total(used, (row) => row.valueUsd);
    const netWeightT = total(used, (row) => row.netWeightT);
    const isOwn = rows.length === 1 && rows[0]!.commodity === commodity && rows[0]!.at.equals(period);
    const isPublished = isOwn && !rows[0]!.isSum;
    const status = new Set<FigureStatus>([isPublished ? "REPORTED" : "DERIVED"]);
    if (months < expected || used.length < rows.length) status.add("PARTIAL");
    for (const row of used) for (const flag of flags?.(row) ?? []) status.add(flag);
    const ofWeight = netWeightT === null ? [] : used.flatMap((row) => weightFlags?.(row) ?? []);
    const pages = [...new Set(used.flatMap((row) => row.url ?? []))].sort();
    return {
      partner,
      commodity,
      period,
      valueUsd,
      valueMissing: valueUsd === null ? "NOT_REPORTED" : null,
      netWeightT,
      weightMissing: netWeightT === null ? "NOT_REPORTED" : null,
      status: [...status],
      ...(ofWeight.length > 0 ? { weightStatus: [...new Set([...status, ...ofWeight])] } : {}),
      ...(isPublished ? {} : { parts: isOwn ? [] : used.map((row) => ({ commodity: row.commodity, period: row.at })) }),
      ...(pages.length > 0 ? { pages } : {}),
    };
  });

/** All or nothing: a product whose members are weighed in part has no weight. */
const total = (rows: readonly SummableRow[], pick: (row: SummableRow) => number | null): number | null => {
  const amounts = rows.map(pick);
  return amounts.some((amount) => amount === null) ? null : amounts.reduce<number>((sum, amount) => sum + amount!, 0);
};
