import type { Column, Table } from "./tables.js";

const PERIOD = /^(FY\d{4}\/\d{2}|\d{4}(-(Q[1-4]|\d{2}))?)$/;
/** Numbers about the answer rather than in it. */
const NOT_A_MEASURE =
  /(^|\.)(rank|level|year|score|latitude|longitude|cells|totalCount|suppliers|cifFobFactor|rollCalls|held|expected|quantity|low|high)$/;

export const texts = (table: Table, column: Column): Set<string> => {
  const at = table.columns.indexOf(column);
  return new Set(table.rows.flatMap((row) => (row[at]?.kind === "text" ? [row[at].value] : [])));
};

export const numbersOf = (table: Table, column: Column): readonly number[] => {
  const at = table.columns.indexOf(column);
  return table.rows.flatMap((row) => (row[at]?.kind === "number" ? [row[at].value] : []));
};

/** A `year` is a period where it opens the row; behind a figure it dates what the figure rests on. */
const isYear = (table: Table, column: Column): boolean =>
  /(^|\.)year$/.test(column.key) &&
  table.columns.slice(0, table.columns.indexOf(column)).every((before) => !before.numeric) &&
  numbersOf(table, column).length === table.rows.length;

export const isPeriodColumn = (table: Table, column: Column): boolean => {
  const found = [...texts(table, column)];
  return isYear(table, column) || (found.length > 0 && found.every((value) => PERIOD.test(value)));
};

export const isShare = ({ key, unit }: Pick<Column, "key" | "unit">): boolean => unit === "1" || /share$/i.test(key);

/** Measures of a table, the fullest first; what never changes stands last, a ratio that answers the question before its parts. */
export const measuresOf = (table: Table): readonly Column[] => {
  const measures = table.columns
    .filter((column) => column.numeric && !NOT_A_MEASURE.test(column.key))
    .map((column) => ({ column, numbers: numbersOf(table, column) }))
    .filter(({ numbers }) => numbers.length > 0);
  const fullest = Math.max(...measures.map(({ numbers }) => numbers.length));
  const rank = (numbers: readonly number[], key: string): number =>
    numbers.length * 2 < fullest || (numbers.length > 1 && new Set(numbers).size === 1)
      ? 2
      : /(^|\.)(coverage|change)$/.test(key)
        ? 0
        : 1;
  return measures
    .map(({ column, numbers }) => ({ column, held: numbers.length, rank: rank(numbers, column.key) }))
    .sort((a, b) => a.rank - b.rank || b.held - a.held)
    .map(({ column }) => column);
};

/** Do the rows carry different units, in the figures or in a column of their own? One axis would then put an index beside a price. */
export const unitsDiffer = (table: Table, measure: Column): boolean =>
  measure.unitsDiffer ||
  (measure.unit === null &&
    table.columns.some((column) => /(^|\.)unit\.code$/.test(column.key) && texts(table, column).size > 1));
