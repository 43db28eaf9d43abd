import { parse } from "csv-parse/sync";
import { badData } from "../edge.js";

export interface WorldsteelLine {
  readonly country: string;
  readonly metric: string;
  /** Thousand tonnes by year; null where the yearbooks have none. */
  readonly values: ReadonlyMap<number, number | null>;
}

/** `Country,Metric,1970,…,2021`, comment lines before the header. The consumption file lacks the header: it is the same. */
export const decodeWorldsteel = (text: string, header?: readonly string[]): readonly WorldsteelLine[] => {
  const lines = parse(text, {
    comment: "#",
    relax_column_count: true,
    trim: true,
    skip_empty_lines: true,
  });
  const head = header ?? lines.shift() ?? [];
  if (head[0] !== "Country" || head[1] !== "Metric")
    throw badData("worldsteel", "row 1", "Country,Metric,1970…", head.slice(0, 3));
  return lines.map(([country = "", metric = "", ...cells]) => ({
    country,
    metric,
    values: new Map(head.slice(2).map((year, index) => [Number(year), cells[index] ? Number(cells[index]) : null])),
  }));
};

export const worldsteelHeader = (text: string): readonly string[] =>
  (text.split("\n").find((line) => line.startsWith("Country,Metric")) ?? "").trim().split(",");
