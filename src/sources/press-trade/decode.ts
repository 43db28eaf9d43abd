import { parse } from "csv-parse/sync";
import type { TradeTableRow } from "../snapshot/trade.rows.js";

const PAKISTAN_FISCAL = /^FY(\d{4})-(\d{2}) /;

/** A calendar year, a month or a named fiscal year; spans such as January to July are no cell of any question. */
const periodOf = (text: string): string | null =>
  /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text)
    ? text
    : PAKISTAN_FISCAL.test(text)
      ? text.replace(PAKISTAN_FISCAL, "FY$1/$2 ").split(" ")[0]!
      : null;

/** "imports from X" and "exports to X" have a direction; "two-way trade" and "turnover" have none and stay out. */
const flowOf = (product: string, isExporter: boolean): "IMPORT" | "EXPORT" | null => {
  if (isExporter) return "EXPORT";
  if (/two-way|total|turnover|between/i.test(product)) return null;
  if (/exports? to|goods exports/i.test(product)) return "EXPORT";
  if (/imports? from|imported by|scrap/i.test(product)) return "IMPORT";
  return /exports/i.test(product) ? "EXPORT" : null;
};

/** A rented machine's address (seen on 2026-02-01) names no publisher, and is somebody else's tomorrow. */
const pageOf = (address: string | undefined): string | null =>
  !address || /^https?:\/\/ec2-[\d-]+\./.test(address) ? null : address;

/** Figures by partner quoted in the press that fit a cell: a product code, a year, a direction. Rows marked "do not use" stay out. */
export const decodePressTrade = (
  text: string,
  countryOf: (name: string) => string | undefined,
): readonly TradeTableRow[] =>
  (parse(text, { columns: true, bom: true }) as unknown as Record<string, string>[]).flatMap(
    (line): TradeTableRow[] => {
      const isExporter = /\(exporter\)/.test(line["reporter"] ?? "");
      const reporter = countryOf((line["reporter"] ?? "").replace(/ \(.*$/, ""));
      const partner = /^World/.test(line["partner"] ?? "") ? "W00" : countryOf(line["partner"] ?? "");
      const period = periodOf(line["year_or_period"] ?? "");
      const flow = flowOf(line["product_as_printed"] ?? "", isExporter);
      const unfit = /do not use|lower bound|year itself is not stated/.test(line["note"] ?? "");
      if (!reporter || !partner || !period || !flow || !line["hs_code"] || unfit) return [];
      return [
        {
          reporter,
          partner,
          commodity: line["hs_code"],
          flow,
          period,
          valueUsd: line["value_usd"] ? Number(line["value_usd"]) : null,
          netWeightT: line["tonnes"] ? Number(line["tonnes"]) : null,
          url: pageOf(line["source_url"]),
        },
      ];
    },
  );
