import { FIGURES } from "./figures.js";
import { isPeriodColumn, isShare, measuresOf, numbersOf, texts, unitsDiffer } from "./measures.js";
import { joinedLabel, seriesOf } from "./points.js";
import type { Column, Table } from "./tables.js";

export type ChartKind = "line" | "bar" | "stacked";

export interface ChartChoice {
  readonly kind: ChartKind;
  readonly x: Column;
  readonly y: Column;
  /** Columns that tell rows of the same `x` apart, as lines and stacks, or in a bar's label; empty for one. */
  readonly series: readonly Column[];
}

const MAX_SERIES = 12;
/** Words that name nothing: flags, remarks, addresses. */
const NOT_A_NAME =
  /(^|\.)(id|url|text|detail|quote|citation|unit\.code|isOther|comparable|exceedsImports|verdict|reasons?|precision)$/;

/** Is every row that has the measure, or says why not, the only one of its label? Else a mark would stand for two of them. */
const tellsApart = (table: Table, y: Column, columns: readonly Column[]): boolean => {
  const measure = table.columns.indexOf(y);
  const keys = table.rows
    .filter((row) => row[measure]?.kind === "number" || row[measure]?.kind === "missing")
    .map((row) => joinedLabel(table, row, columns));
  return new Set(keys).size === keys.length;
};

/** The fewest columns, in their order, that tell rows of the same `around` apart; null where none do. */
const separating = (
  table: Table,
  y: Column,
  around: readonly Column[],
  candidates: readonly Column[],
): readonly Column[] | null => {
  const varied = candidates.filter((column) => texts(table, column).size > 1);
  const sets = [
    ...varied.map((column) => [column]),
    ...varied.flatMap((first, at) => varied.slice(at + 1).map((second) => [first, second])),
    varied,
  ];
  return sets.find((columns) => columns.length > 0 && tellsApart(table, y, [...around, ...columns])) ?? null;
};

/** A name says more than a code, a code more than a flag. */
const weight = ({ key }: Column): number =>
  /(name|title|label|publisher)$/.test(key)
    ? 0
    : /code$/.test(key)
      ? 1
      : /(status|role|kind|metric)$/.test(key)
        ? 3
        : 2;

/** Does it name the row around a nested list? Its key then begins with the name of that list. */
const isOuter = (table: Table, column: Column): boolean =>
  weight(column) <= 1 &&
  texts(table, column).size > 1 &&
  table.path.split(".").slice(0, -1).includes(column.key.split(".")[0]!);

/**
 * A chart that the shape of the table calls for, or null where a chart would say nothing or could not show each row by itself. Time makes
 * lines, names make bars.
 */
export const chartFor = (table: Table, measure: string | null = null): ChartChoice | null => {
  const measures = measuresOf(table);
  const y = measures.find((column) => column.key === measure) ?? measures[0];
  if (!y || table.path === FIGURES || table.rows.length < 2 || unitsDiffer(table, y)) return null;
  const words = table.columns.filter((column) => !column.numeric && texts(table, column).size > 0);
  const sides = words.find((column) => column.key === "window");
  if (sides && tellsApart(table, y, [sides])) return { kind: "bar", x: sides, y, series: [] };
  const period = table.columns.find(
    (column) =>
      isPeriodColumn(table, column) && new Set([...texts(table, column), ...numbersOf(table, column)]).size > 1,
  );
  const names = words
    .filter((column) => column !== period && !isPeriodColumn(table, column) && !NOT_A_NAME.test(column.key))
    .sort((a, b) => weight(a) - weight(b));
  if (period) {
    const series = tellsApart(table, y, [period]) ? [] : separating(table, y, [period], names);
    if (series && seriesOf(table, series).size <= MAX_SERIES)
      return { kind: series.length > 0 && isShare(y) ? "stacked" : "line", x: period, y, series };
  }
  // China as Pakistan's supplier and China as India's are told apart by the importer, also where each stands once.
  const outer = names.filter((column) => isOuter(table, column)).slice(0, 1);
  const inner = names.filter((column) => !outer.includes(column));
  const ids = words.filter((column) => /(^|\.)id$/.test(column.key));
  const apart = separating(table, y, outer, inner) ?? separating(table, y, outer, ids);
  const [x, ...series] = apart ? [...outer, ...apart] : [];
  return x ? { kind: "bar", x, y, series } : null;
};

/** Which ways to draw it keep each row a mark of its own, and what a stack adds up worth adding. */
export const kindsFor = (table: Table, choice: ChartChoice): readonly ChartKind[] => {
  if (!isPeriodColumn(table, choice.x)) return ["bar"];
  if (choice.series.length === 0) return ["line", "bar"];
  return isShare(choice.y) || /^(t|USD)$/.test(choice.y.unit ?? "") ? ["line", "stacked"] : ["line"];
};
