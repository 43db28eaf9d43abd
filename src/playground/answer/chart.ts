import type { CellValue } from "./cells.js";
import type { Column, Table } from "./tables.js";

export type ChartKind = "line" | "bar" | "stacked";

export interface ChartChoice {
  readonly kind: ChartKind;
  readonly x: Column;
  readonly y: Column;
  /** Splits the figure into lines or stacks; null for one. */
  readonly series: Column | null;
}

const PERIOD = /^(FY\d{4}\/\d{2}|\d{4}(-(Q[1-4]|\d{2}))?)$/;
const MAX_SERIES = 12;
/** Numbers about the answer rather than in it. */
const NOT_A_MEASURE = /(^|\.)(rank|level|year|score|latitude|longitude|cells|totalCount|suppliers)$/;

const texts = (table: Table, column: Column): Set<string> => {
  const at = table.columns.indexOf(column);
  return new Set(table.rows.flatMap((row) => (row[at]?.kind === "text" ? [row[at].value] : [])));
};

export const isPeriodColumn = (table: Table, column: Column): boolean => {
  const found = [...texts(table, column)];
  return found.length > 0 && found.every((value) => PERIOD.test(value));
};

const numbers = (table: Table, column: Column): number =>
  table.rows.filter((row) => row[table.columns.indexOf(column)]!.kind === "number").length;

/** Measures of a table, the fullest first; ties keep the order of the answer. */
export const measuresOf = (table: Table): readonly Column[] =>
  table.columns
    .filter((column) => column.numeric && !NOT_A_MEASURE.test(column.key) && numbers(table, column) > 0)
    .sort((a, b) => numbers(table, b) - numbers(table, a));

/** Do the rows carry different units, said in a column of their own? One axis would then put an index beside a price. */
export const unitsDiffer = (table: Table, measure: Column): boolean =>
  measure.unit === null &&
  table.columns.some((column) => /(^|\.)unit\.code$/.test(column.key) && texts(table, column).size > 1);

/** A chart that the shape of the table calls for, or null where a chart would say nothing. Time makes lines, names make bars. */
export const chartFor = (table: Table): ChartChoice | null => {
  const [y] = measuresOf(table);
  if (!y || table.rows.length < 2 || unitsDiffer(table, y)) return null;
  const words = table.columns.filter((column) => !column.numeric && texts(table, column).size > 0);
  const sides = words.find((column) => column.key === "window");
  if (sides) return { kind: "bar", x: sides, y, series: null };
  const period = words.find((column) => isPeriodColumn(table, column) && texts(table, column).size > 1);
  // A name says more than a code, a code more than a flag; an id or an address says nothing.
  const named = words.filter(
    (column) =>
      column !== period &&
      !isPeriodColumn(table, column) &&
      !/(^|\.)(id|url|text|detail|quote|unit\.code|isOther|comparable)$/.test(column.key),
  );
  const weight = (column: Column) => (/(name|title|label)$/.test(column.key) ? 0 : /code$/.test(column.key) ? 1 : 2);
  const dimension =
    [...named].filter((column) => texts(table, column).size > 1).sort((a, b) => weight(a) - weight(b))[0] ?? null;
  if (period) {
    const series = dimension && texts(table, dimension).size <= MAX_SERIES ? dimension : null;
    const isShare = /(^|\.)share$/.test(y.key);
    return { kind: isShare && series ? "stacked" : "line", x: period, y, series };
  }
  return dimension ? { kind: "bar", x: dimension, y, series: null } : null;
};

export interface ChartPoint {
  readonly x: string;
  /** Null draws a gap. */
  readonly y: number | null;
  readonly series: string | null;
}

const label = (cell: CellValue | undefined, fallback: string): string =>
  cell?.kind === "text" ? cell.value : cell?.kind === "number" ? String(cell.value) : fallback;

/** `Producer prices: Iron and Steel` beside `Producer prices: Scrap` need only their last words. */
const shortened = (names: readonly string[]): ReadonlyMap<string, string> => {
  const whole = [...new Set(names)];
  const last = whole.map((name) => name.split(": ").at(-1)!);
  return new Map(whole.map((name, index) => [name, new Set(last).size === whole.length ? last[index]! : name]));
};

/** Points in the table's order. A row of `isOther` has no name of its own. */
export const pointsOf = (table: Table, choice: ChartChoice): readonly ChartPoint[] => {
  const at = (column: Column) => table.columns.indexOf(column);
  const short = choice.series ? shortened(table.rows.map((row) => label(row[at(choice.series!)], "other"))) : null;
  return table.rows.map((row) => {
    const y = row[at(choice.y)]!;
    return {
      x: label(row[at(choice.x)], "other"),
      y: y.kind === "number" ? y.value : null,
      series: short && choice.series ? short.get(label(row[at(choice.series)], "other"))! : null,
    };
  });
};
