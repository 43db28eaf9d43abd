import { Float64, makeData, Table as ArrowTable, tableToIPC, Utf8, Vector } from "apache-arrow";
import type { CellValue } from "../answer/cells.js";
import { cellText } from "../answer/cells.js";
import { headerOf } from "../answer/csv.js";
import type { Table } from "../answer/tables.js";

/** Bit i is set where entry i is there. Arrow's own builders compile code from texts, which the page's policy forbids. */
const bitmap = (present: readonly boolean[]): Uint8Array => {
  const bits = new Uint8Array(Math.ceil(present.length / 64) * 8);
  present.forEach((is, index) => {
    if (is) bits[index >> 3]! |= 1 << (index & 7);
  });
  return bits;
};

const validity = (present: readonly boolean[]) => ({
  nullCount: present.filter((is) => !is).length,
  nullBitmap: bitmap(present),
});

const numbers = (cells: readonly CellValue[]): Vector<Float64> => {
  const present = cells.map((cell) => cell.kind === "number");
  const data = Float64Array.from(cells, (cell) => (cell.kind === "number" ? cell.value : 0));
  return new Vector([makeData({ type: new Float64(), length: cells.length, data, ...validity(present) })]);
};

const texts = (cells: readonly CellValue[]): Vector<Utf8> => {
  const present = cells.map((cell) => cell.kind !== "empty");
  const encoded = cells.map((cell) => new TextEncoder().encode(cellText(cell)));
  const valueOffsets = new Int32Array(cells.length + 1);
  encoded.forEach((bytes, index) => (valueOffsets[index + 1] = valueOffsets[index]! + bytes.length));
  const data = new Uint8Array(valueOffsets[cells.length]!);
  encoded.forEach((bytes, index) => data.set(bytes, valueOffsets[index]));
  return new Vector([makeData({ type: new Utf8(), length: cells.length, valueOffsets, data, ...validity(present) })]);
};

/** Numbers as doubles, null where missing; texts as UTF-8. Reads back with pyarrow, polars and R's arrow. */
export const toArrow = (table: Table): Uint8Array<ArrayBuffer> => {
  const named = Object.fromEntries(
    table.columns.map((column, place) => {
      const cells = table.rows.map((row) => row[place]!);
      return [headerOf(column), column.numeric ? numbers(cells) : texts(cells)];
    }),
  );
  return tableToIPC(new ArrowTable(named), "file") as Uint8Array<ArrayBuffer>;
};
