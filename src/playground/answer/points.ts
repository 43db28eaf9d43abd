import type { CellValue } from "./cells.js";
import type { ChartChoice } from "./chart.js";
import type { Column, Table } from "./tables.js";

export interface ChartPoint {
  readonly x: string;
  /** Null draws a gap. */
  readonly y: number | null;
  readonly series: string | null;
  /** Why there is no number, or what is to be known of it: `not reported`, `stale`. */
  readonly note: string | null;
}

const label = (cell: CellValue | undefined): string =>
  cell?.kind === "text" ? cell.value : cell?.kind === "number" ? String(cell.value) : "other";

export const joinedLabel = (table: Table, row: readonly CellValue[], columns: readonly Column[]): string =>
  columns.map((column) => label(row[table.columns.indexOf(column)])).join(" · ");

export const seriesOf = (table: Table, columns: readonly Column[]): Set<string> =>
  new Set(table.rows.map((row) => joinedLabel(table, row, columns)));

/** `Producer prices: Iron and Steel` beside `Producer prices: Scrap` need only their last words. */
const shortened = (names: readonly string[]): ReadonlyMap<string, string> => {
  const whole = [...new Set(names)];
  const last = whole.map((name) => name.split(": ").at(-1)!);
  return new Map(whole.map((name, index) => [name, new Set(last).size === whole.length ? last[index]! : name]));
};

export const inWords = (reason: string): string => reason.toLowerCase().replaceAll("_", " ");

const noteOf = (cell: CellValue | undefined): string | null =>
  cell?.kind === "missing"
    ? inWords(cell.reason) || "missing"
    : cell?.kind === "number" && cell.flags.length > 0
      ? cell.flags.map(inWords).join(", ")
      : null;

/** One point a row, in the table's order. A row of `isOther` has no name of its own. */
export const pointsOf = (table: Table, choice: ChartChoice): readonly ChartPoint[] => {
  const isBar = choice.kind === "bar";
  const inLabel = isBar ? [choice.x, ...choice.series] : [choice.x];
  const inSeries = isBar ? [] : choice.series;
  const short = shortened(table.rows.map((row) => joinedLabel(table, row, inSeries)));
  return table.rows.map((row) => {
    const y = row[table.columns.indexOf(choice.y)];
    return {
      x: joinedLabel(table, row, inLabel),
      y: y?.kind === "number" ? y.value : null,
      series: inSeries.length > 0 ? short.get(joinedLabel(table, row, inSeries))! : null,
      note: noteOf(y),
    };
  });
};
