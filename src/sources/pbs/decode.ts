import { parse } from "csv-parse/sync";
import type { TradeNote, TradeTableRow } from "../snapshot/trade.rows.js";

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

const GROUPS: Readonly<Record<string, string>> = { scrap: "7204", iron_steel: "STEEL_EXCL_SCRAP" };
const LATER = /LATER PAGES DIFFER[^:]*: (scrap|iron_steel) t - [^;]*? imply about (\d+) for this month/g;
const LATER_SCRAP = /page implies about ([\d,]+) t for this month/;
const MISPRINT = /(scrap|iron_steel)_usd printed as \$[\d.]+ million, very likely a misprint for ([\d.]+)/;
const OTHER_TONNAGES = /page implies other \w+ tonnages than printed here/;

/** The numbers in the column that says how each month's figures stand to other months' pages. */
export const decodePbsNotes = (text: string): readonly TradeNote[] =>
  (parse(text, { columns: true, bom: true }) as unknown as Record<string, string>[]).flatMap((line): TradeNote[] => {
    const [period, note] = [line["data_month"] ?? "", line["consistency_note"] ?? ""];
    const later = (commodity: string, implied: number | null): TradeNote => ({
      commodity,
      period,
      kind: "LATER_WEIGHT",
      implied,
    });
    const scrap = LATER_SCRAP.exec(note);
    const misprint = MISPRINT.exec(note);
    return [
      ...[...note.matchAll(LATER)].map(([, group, tonnes]) => later(GROUPS[group!]!, Number(tonnes))),
      ...(scrap ? [later("7204", Number(scrap[1]!.replaceAll(",", "")))] : []),
      ...(OTHER_TONNAGES.test(note) ? Object.values(GROUPS).map((commodity) => later(commodity, null)) : []),
      ...(misprint
        ? [
            {
              commodity: GROUPS[misprint[1]!]!,
              period,
              kind: "MISPRINT_VALUE" as const,
              implied: Math.round(Number(misprint[2]) * 1e6),
            },
          ]
        : []),
    ];
  });
