import { parse } from "csv-parse/sync";
import type { TradeTableRow } from "../snapshot/trade.rows.js";

const number = (text: string | undefined, factor: number): number | null =>
  text ? Math.round(Number(text) * factor) : null;

/**
 * Two groups of the Bureau's monthly release: scrap (HS 7204) and "iron and steel", which is like all of chapter 72 but scrap, though no
 * page prints its codes. Two files overlap in five months with equal figures; the first one given wins.
 */
export const decodePbsMonths = (texts: readonly string[]): readonly TradeTableRow[] => {
  const rows = new Map<string, TradeTableRow>();
  for (const text of texts)
    for (const line of parse(text, { columns: true, bom: true }) as unknown as Record<string, string>[]) {
      const period = line["data_month"] ?? line["month"] ?? "";
      const add = (commodity: string, tonnes: string | undefined, usdMillion: string | undefined) => {
        const key = `${commodity}|${period}`;
        if (rows.has(key) || (!tonnes && !usdMillion)) return;
        rows.set(key, {
          reporter: "PAK",
          partner: "W00",
          commodity,
          flow: "IMPORT",
          period,
          valueUsd: number(usdMillion, 1e6),
          netWeightT: number(tonnes, 1),
          url: line["source_url"] || null,
        });
      };
      add("7204", line["scrap_tonnes"], line["scrap_usd_million"]);
      add("STEEL_EXCL_SCRAP", line["iron_steel_tonnes"], line["iron_steel_usd_million"]);
    }
  return [...rows.values()];
};
