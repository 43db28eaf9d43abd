import { parse } from "csv-parse/sync";
import { groupBy } from "../../kernel/index.js";
import type { Reference } from "../../reference/index.js";
import { badData } from "../edge.js";
import type { PeriodValues, SeriesEntry } from "../series-entry.js";
import { seriesEntry } from "../series-entry.js";
import type { OwnLine } from "./cells.js";
import { FREQUENCY_NAME, incotermOf, periodOf, productOf, refuse, regionOf, SOURCE, unitOf, valueOf } from "./cells.js";

export interface OwnSeries {
  readonly entry: SeriesEntry;
  readonly values: PeriodValues;
}

type Names = Pick<Reference, "product" | "countryByCode" | "countryNamed">;

export const OWN_COLUMNS = ["date", "value", "product", "incoterm", "region", "unit", "currency"] as const;
const OPTIONAL = ["series", "title"];

/** `name` stands for the series of a file without a column `series`. */
export const decodeOwnSeries = (text: string, name: string, reference: Names): readonly OwnSeries[] => {
  const lines = linesOf(text);
  if (lines.length === 0) throw badData(SOURCE, "line 2", "a line of figures", undefined);
  return [...groupBy(lines, (line) => seriesName(line, name))].map(([own, list]) => seriesOf(own, list, reference));
};

const linesOf = (text: string): readonly OwnLine[] => {
  let parsed: readonly {
    readonly record: Readonly<Record<string, string>>;
    readonly info: { readonly lines: number };
  }[];
  let head: readonly string[] = [];
  try {
    parsed = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      columns: (titles: readonly string[]) => (head = titles.map((title) => title.trim().toLowerCase())),
    }) as unknown as typeof parsed;
  } catch (error) {
    // The library's message names the line.
    throw badData(SOURCE, "the file", "a csv table with commas", error instanceof Error ? error.message : error);
  }
  if (head.length === 1 && head[0]!.includes(";"))
    throw badData(SOURCE, "line 1", "commas between the columns, and a point for decimals", "semicolons");
  for (const column of OWN_COLUMNS)
    if (!head.includes(column)) throw badData(SOURCE, "line 1", `a column "${column}"`, head.join(","));
  for (const column of head)
    if (!(OWN_COLUMNS as readonly string[]).includes(column) && !OPTIONAL.includes(column))
      throw badData(SOURCE, "line 1", `no columns but ${[...OWN_COLUMNS, ...OPTIONAL].join(", ")}`, column);
  if (new Set(head).size < head.length) throw badData(SOURCE, "line 1", "each column once", head.join(","));
  return parsed.map(({ record, info }) => ({ number: info.lines, cells: record }));
};

const seriesName = (line: OwnLine, name: string): string => {
  const own = (line.cells["series"] ?? "").trim() || name;
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(own))
    throw refuse(line, "series", "a name of letters, digits, _ . -, at most 64 of them");
  return own;
};

/** What must be the same in every line of a series. */
const FIXED = ["product", "incoterm", "region", "unit", "currency", "title"] as const;

const seriesOf = (name: string, lines: readonly OwnLine[], reference: Names): OwnSeries => {
  const first = lines[0]!;
  for (const line of lines)
    for (const column of FIXED)
      if ((line.cells[column] ?? "").trim() !== (first.cells[column] ?? "").trim())
        throw refuse(line, column, `${JSON.stringify(first.cells[column])} as in line ${first.number}`);
  const { unit, basePeriod } = unitOf(first);
  const product = productOf(first, reference);
  const { values, frequency } = valuesOf(lines);
  const title = (first.cells["title"] ?? "").trim();
  return {
    values,
    entry: seriesEntry({
      id: `own:${name}`,
      sourceId: SOURCE,
      title: title || name,
      kind: basePeriod === null ? "PRICE" : "INDEX",
      product,
      productMatch: "EXACT",
      region: regionOf(first, reference),
      incoterm: incotermOf(first),
      unit,
      basePeriod,
      frequency,
      basisNote: "Read in from the user's own file; nobody else has checked it.",
    }),
  };
};

/** Weekly and daily quotations: what month they make is the user's to say (mean, last). */
const ofDays = ({ cells }: OwnLine): string =>
  /-\d{2}-\d{2}$/.test((cells["date"] ?? "").trim())
    ? "; figures of weeks and days are not served, so give one a month, e.g. their mean"
    : "";

/** One frequency, each period once. A period between the first and the last that has no line has no figure. */
const valuesOf = (lines: readonly OwnLine[]) => {
  const dated = lines.map((line) => ({ line, period: periodOf(line), value: valueOf(line) }));
  const { frequency } = dated[0]!.period;
  for (const { line, period } of dated)
    if (period.frequency !== frequency)
      throw refuse(line, "date", `${FREQUENCY_NAME[frequency]}, as in line ${lines[0]!.number}`);
  dated.sort((a, b) => a.period.compare(b.period));
  for (const [index, { line, period }] of dated.entries()) {
    const before = dated[index - 1];
    if (!before) continue;
    if (before.period.equals(period))
      throw refuse(
        line,
        "date",
        `each period once: ${period.text} is in line ${before.line.number} too${ofDays(line)}`,
      );
  }
  if (dated.every(({ value }) => value === null)) throw refuse(lines[0]!, "value", "a figure in one line at least");
  return { frequency, values: new Map(dated.map(({ period, value }) => [period.text, value])) };
};
