import { Period } from "../../kernel/index.js";
import type { MissingReason } from "../../kernel/index.js";
import { badData } from "../edge.js";
import type { ComtradeRow } from "./decode.js";

/** Comtrade's own numbers (USA 842, France 251, India 699, Taiwan 490) and our alpha-3; they never leave the adapter. */
export interface ComtradeCodes {
  alpha3OfReporter(code: number): string | undefined;
  alpha3OfPartner(code: number): string | undefined;
}

/** What was asked for; rows of anything else are left out. Numbers, periods and flows as Comtrade writes them. */
export interface ComtradeAsked {
  readonly reporters: ReadonlySet<number>;
  readonly flows: ReadonlySet<string>;
  readonly commodities: ReadonlySet<string>;
  readonly periods: ReadonlySet<string>;
}

export interface ComtradeCell {
  readonly reporter: string;
  readonly partner: string;
  readonly commodity: string;
  readonly flow: "IMPORT" | "EXPORT";
  readonly period: Period;
  readonly valueUsd: number;
  readonly netWeightT: number | null;
  readonly weightMissing: MissingReason | null;
  /** UNSD's flags concern quantities only: no value is estimated. */
  readonly isWeightEstimated: boolean;
  readonly valuation: "CIF" | "FOB" | "UNKNOWN";
  /** H0 … H6: the edition this reporter used in this year; one answer holds several. */
  readonly edition: string;
  /** Rows of several numbers of one country added up. */
  readonly isSum: boolean;
}

/** A partner whose number is in no list we hold: it keeps its trade, under the one code for such areas. */
export const UNKNOWN_PARTNER = "XZZ";

/** Group reporters (97 European Union, 975 ASEAN) would be added to their own members, and as partners stand beside them. 490 is Taiwan, though its row says isGroup. */
const GROUP_CODES = new Set([97, 975]);

const FLOWS: Readonly<Record<string, "IMPORT" | "EXPORT">> = { M: "IMPORT", X: "EXPORT" };

/**
 * Rows as cells. Re-imports and other flows, breakdowns by second partner, transport or customs procedure, groups and whatever was not asked for
 * are left out. Several numbers of one country are added up; a row that came twice counts once, and two that contradict each other are bad data.
 */
export const normaliseComtrade = (
  rows: readonly ComtradeRow[],
  codes: ComtradeCodes,
  asked?: ComtradeAsked,
): readonly ComtradeCell[] => {
  const cells = new Map<string, ComtradeCell>();
  const periods = new Map<string, Period>();
  const seen = new Map<string, ComtradeRow>();
  for (const [index, row] of rows.entries()) {
    const flow = FLOWS[row.flowCode];
    const text = row.freqCode === "A" ? row.period.slice(0, 4) : row.period;
    if (!flow || !isTotal(row) || (asked && !isAsked(row, text, asked))) continue;
    const reporter = codes.alpha3OfReporter(row.reporterCode);
    if (!reporter) continue;
    const raw = `${row.reporterCode}|${row.partnerCode}|${row.cmdCode}|${flow}|${text}`;
    const twin = seen.get(raw);
    if (twin && !isSame(twin, row))
      throw badData("comtrade", `data.${index}`, `the row ${raw} once`, "two that differ");
    if (twin) continue;
    seen.set(raw, row);
    const partner = codes.alpha3OfPartner(row.partnerCode) ?? UNKNOWN_PARTNER;
    const period = periods.get(text) ?? periodOf(text);
    periods.set(text, period);
    const key = `${reporter}|${partner}|${row.cmdCode}|${flow}|${text}`;
    const held = cells.get(key);
    const cell = cellOf(row, { reporter, partner, flow, period });
    cells.set(key, held ? sumOf(held, cell) : cell);
  }
  return [...cells.values()];
};

/** An absent breakdown is none. */
const isTotal = (row: ComtradeRow): boolean =>
  (row.partner2Code ?? 0) === 0 &&
  (row.motCode ?? 0) === 0 &&
  (row.customsCode ?? "C00") === "C00" &&
  !GROUP_CODES.has(row.reporterCode) &&
  !GROUP_CODES.has(row.partnerCode);

const isAsked = (row: ComtradeRow, period: string, asked: ComtradeAsked): boolean =>
  asked.reporters.has(row.reporterCode) &&
  asked.flows.has(row.flowCode) &&
  asked.commodities.has(row.cmdCode) &&
  asked.periods.has(period);

const isSame = (one: ComtradeRow, other: ComtradeRow): boolean =>
  one.primaryValue === other.primaryValue &&
  (one.netWgt ?? 0) === (other.netWgt ?? 0) &&
  (one.classificationCode ?? "") === (other.classificationCode ?? "");

const periodOf = (text: string): Period =>
  text.length === 4 ? Period.year(Number(text)) : Period.month(Number(text.slice(0, 4)), Number(text.slice(4)));

/**
 * netWgt is in kilograms; 0 stands for "not there", with or without the estimation flag. primaryValue is CIF for imports and FOB for exports
 * where that is given, and whichever of the two it equals where only the other is (fobvalue may be 0 for null).
 */
const cellOf = (
  row: ComtradeRow,
  { reporter, partner, flow, period }: Pick<ComtradeCell, "reporter" | "partner" | "flow" | "period">,
): ComtradeCell => {
  const weightKg = row.netWgt || null;
  const [usual, other] = flow === "IMPORT" ? (["CIF", "FOB"] as const) : (["FOB", "CIF"] as const);
  const stated = { CIF: row.cifvalue, FOB: row.fobvalue };
  const isOther = !stated[usual] && stated[other] === row.primaryValue;
  // Written out: a spread here takes ten times as long, and an answer may have 100,000 rows.
  return {
    reporter,
    partner,
    commodity: row.cmdCode,
    flow,
    period,
    valueUsd: row.primaryValue,
    netWeightT: weightKg === null ? null : weightKg / 1000,
    weightMissing: weightKg === null ? "NOT_REPORTED" : null,
    isWeightEstimated: weightKg !== null && row.isNetWgtEstimated === true,
    valuation: stated[usual] === row.primaryValue ? usual : isOther ? other : "UNKNOWN",
    edition: row.classificationCode ?? "UNKNOWN",
    isSum: false,
  };
};

/** Sudan is 729 and was 736: both may stand in one year. Without both weights there is none. */
const sumOf = (one: ComtradeCell, other: ComtradeCell): ComtradeCell => {
  const weighed = one.netWeightT !== null && other.netWeightT !== null;
  return {
    ...one,
    valueUsd: one.valueUsd + other.valueUsd,
    netWeightT: weighed ? one.netWeightT + other.netWeightT : null,
    weightMissing: weighed ? null : "NOT_REPORTED",
    isWeightEstimated: weighed && (one.isWeightEstimated || other.isWeightEstimated),
    valuation: one.valuation === other.valuation ? one.valuation : "UNKNOWN",
    edition: one.edition > other.edition ? one.edition : other.edition,
    isSum: true,
  };
};
