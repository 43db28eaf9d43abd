import type { ComtradeCodes } from "./normalise.js";

/** A row of `trade/comtrade-codes.json`: a number of Comtrade's lists that can occur in data of 1988 and later. */
export interface ComtradeCodeRow {
  readonly code: number;
  readonly alpha3: string;
  readonly reporter: boolean;
  readonly partner: boolean;
  /** Last year of a number that ended; null while it lasts. */
  readonly until: number | null;
}

/** Both directions. A country asked for becomes its present number; a number of an ended state or of an earlier extent is read, and asked for in its years. */
export interface ComtradeCodeBook extends ComtradeCodes {
  reporterCode(alpha3: string): number | undefined;
  /** 0 for the World. */
  partnerCode(alpha3: string): number | undefined;
  /** Every number that stood for the country in that year or later, ended ones too: Germany is 280 before 1991. */
  reporterCodes(alpha3: string, sinceYear: number): readonly number[];
  partnerCodes(alpha3: string, sinceYear: number): readonly number[];
}

/**
 * Where one country has two present partner numbers (France 250 and 251, Norway 578 and 579, Switzerland 756 and 757, USA 840 and 842)
 * the one that also reports is asked for: the other holds nothing since 1988.
 */
export const comtradeCodeBook = (rows: readonly ComtradeCodeRow[]): ComtradeCodeBook => {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const reporters = new Map<string, number>();
  const partners = new Map<string, number>();
  const ended = new Map<string, ComtradeCodeRow[]>();
  for (const row of rows) {
    if (row.until !== null) {
      ended.set(row.alpha3, [...(ended.get(row.alpha3) ?? []), row]);
      continue;
    }
    if (row.reporter) reporters.set(row.alpha3, row.code);
    if (row.partner && (row.reporter || !partners.has(row.alpha3))) partners.set(row.alpha3, row.code);
  }
  const since = (present: number | undefined, alpha3: string, year: number, role: "reporter" | "partner") => [
    ...(present === undefined ? [] : [present]),
    ...(ended.get(alpha3) ?? []).flatMap((row) => (row[role] && row.until! >= year ? [row.code] : [])),
  ];
  return {
    alpha3OfReporter: (code) => {
      const row = byCode.get(code);
      return row?.reporter ? row.alpha3 : undefined;
    },
    alpha3OfPartner: (code) => byCode.get(code)?.alpha3,
    reporterCode: (alpha3) => reporters.get(alpha3),
    partnerCode: (alpha3) => partners.get(alpha3),
    reporterCodes: (alpha3, sinceYear) => since(reporters.get(alpha3), alpha3, sinceYear, "reporter"),
    partnerCodes: (alpha3, sinceYear) => since(partners.get(alpha3), alpha3, sinceYear, "partner"),
  };
};
