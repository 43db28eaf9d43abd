import { Period } from "../../kernel/index.js";
import type { FigureStatus, MissingReason } from "../../kernel/index.js";
import { badData } from "../edge.js";
import type { ComtradeRow } from "./decode.js";

/** Comtrade's own numbers (USA 842, France 251, India 699, Taiwan 490) and our alpha-3; they never leave the adapter. */
export interface ComtradeCodes {
  alpha3OfReporter(code: number): string | undefined;
  alpha3OfPartner(code: number): string | undefined;
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
  readonly valuation: "CIF" | "FOB" | "UNKNOWN";
  readonly status: readonly FigureStatus[];
  /** H0 … H6: the edition this reporter used in this year; one answer holds several. */
  readonly edition: string;
}

/** Group reporters (97 European Union, 975 ASEAN) would be added to their own members. 490 is Taiwan, though its row says isGroup. */
const GROUP_CODES = new Set([97, 975]);

const FLOWS: Readonly<Record<string, "IMPORT" | "EXPORT">> = { M: "IMPORT", X: "EXPORT" };

/**
 * Rows as cells. Re-imports and other flows, breakdowns by second partner, transport or customs procedure, and group reporters are left
 * out; a partner we do not know fails loudly, because dropping it would bend every share. The same cell twice is bad data.
 */
export const normaliseComtrade = (rows: readonly ComtradeRow[], codes: ComtradeCodes): readonly ComtradeCell[] => {
  const cells = new Map<string, ComtradeCell>();
  const periods = new Map<string, Period>();
  for (const [index, row] of rows.entries()) {
    const flow = FLOWS[row.flowCode];
    if (
      !flow ||
      row.partner2Code !== 0 ||
      row.motCode !== 0 ||
      row.customsCode !== "C00" ||
      GROUP_CODES.has(row.reporterCode)
    )
      continue;
    const reporter = codes.alpha3OfReporter(row.reporterCode);
    const partner = codes.alpha3OfPartner(row.partnerCode);
    if (!reporter) throw badData("comtrade", `data.${index}.reporterCode`, "a reporter of the list", row.reporterCode);
    if (!partner) throw badData("comtrade", `data.${index}.partnerCode`, "a partner of the list", row.partnerCode);
    const period = periods.get(row.period) ?? periodOf(row);
    periods.set(row.period, period);
    const { valueUsd, netWeightT, weightMissing, valuation, status } = figures(row, flow);
    const { cmdCode: commodity, classificationCode: edition } = row;
    const key = `${reporter}|${partner}|${commodity}|${flow}|${period.text}`;
    if (cells.has(key)) throw badData("comtrade", `data.${index}`, `the cell ${key} once`, "twice");
    // Written out: a spread here takes ten times as long, and an answer may have 100,000 rows.
    cells.set(key, {
      reporter,
      partner,
      commodity,
      flow,
      period,
      valueUsd,
      netWeightT,
      weightMissing,
      valuation,
      status,
      edition,
    });
  }
  return [...cells.values()];
};

const periodOf = (row: ComtradeRow): Period =>
  row.freqCode === "A"
    ? Period.year(Number(row.period.slice(0, 4)))
    : Period.month(Number(row.period.slice(0, 4)), Number(row.period.slice(4)));

/** netWgt is in kilograms; 0 stands for "not there", with or without the estimation flag. primaryValue is CIF for imports where given. */
const figures = (
  row: ComtradeRow,
  flow: "IMPORT" | "EXPORT",
): Pick<ComtradeCell, "valueUsd" | "netWeightT" | "weightMissing" | "valuation" | "status"> => {
  const weightKg = row.netWgt === 0 ? null : row.netWgt;
  const [stated, valuation] = flow === "IMPORT" ? ([row.cifvalue, "CIF"] as const) : ([row.fobvalue, "FOB"] as const);
  return {
    valueUsd: row.primaryValue,
    netWeightT: weightKg === null ? null : weightKg / 1000,
    weightMissing: weightKg === null ? "NOT_REPORTED" : null,
    valuation: stated === row.primaryValue ? valuation : "UNKNOWN",
    status: weightKg !== null && row.isNetWgtEstimated ? ["REPORTED", "ESTIMATED"] : ["REPORTED"],
  };
};
