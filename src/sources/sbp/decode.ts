import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";
import { cellNumber } from "../series-entry.js";

export interface EasyDataRow {
  readonly seriesKey: string;
  readonly date: string; // ISO day
  readonly value: number | null;
  readonly unit: string;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** "30-Apr-2025" → "2025-04-30"; null when it is not such a day. */
export const easyDataDay = (text: string): string | null => {
  const match = /^(\d{2})-([A-Z][a-z]{2})-(\d{4})$/.exec(text.trim());
  const month = match ? MONTHS.indexOf(match[2]!) + 1 : 0;
  return match && month > 0 ? `${match[3]}-${String(month).padStart(2, "0")}-${match[1]}` : null;
};

/** An EasyData export. Two column orders exist (8 and 10 columns), so columns go by name; values may read ".3". Oldest first. */
export const decodeEasyData = (text: string): readonly EasyDataRow[] => {
  const rows = parse<Record<string, string>>(text, { bom: true, columns: true, skip_empty_lines: true });
  return rows
    .map((row, index) => {
      const date = easyDataDay(row["Observation Date"] ?? "");
      const seriesKey = row["Series Key"];
      const field = `row ${index + 2}`;
      if (!date) throw badData("sbp", field, "a day such as 30-Apr-2025", row["Observation Date"]);
      if (!seriesKey) throw badData("sbp", field, "a Series Key", seriesKey);
      return { seriesKey, date, value: cellNumber("sbp", field, row["Observation Value"]), unit: row["Unit"] ?? "" };
    })
    .sort((a, b) => a.seriesKey.localeCompare(b.seriesKey) || a.date.localeCompare(b.date));
};
