import { inflateRawSync } from "node:zlib";
import type { Cell, Workbook } from "./workbook.js";
import { DEFLATED, zipEntries } from "./zip.js";

type Precision = "YEAR" | "MONTH";

/** Excel keeps a month as its first day; that only the month is meant stands in the number format of the cell (`yyyy-mm`). */
export const withPrecisions = (source: string, bytes: Uint8Array, book: Workbook): Workbook => {
  const parts = new Map(zipEntries(source, bytes, "an xlsx workbook").map((entry) => [entry.name, entry]));
  const text = (name: string): string => {
    const part = parts.get(name);
    if (!part) return "";
    return Buffer.from(part.method === DEFLATED ? inflateRawSync(part.data) : part.data).toString("utf8");
  };
  const styles = coarseStyles(text("xl/styles.xml"));
  if (styles.size === 0) return book;
  const files = sheetFiles(text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
  return new Map(
    [...book].map(([sheet, rows]) => {
      const coarse = coarseCells(text(files.get(sheet) ?? ""), styles);
      const isCoarse = rows.some((row) => row.some((cell) => cell instanceof Date)) && coarse.size > 0;
      return [
        sheet,
        isCoarse ? rows.map((row, y) => row.map((cell, x) => shortened(cell, coarse.get(`${y} ${x}`)))) : rows,
      ];
    }),
  );
};

const shortened = (cell: Cell, precision: Precision | undefined): Cell =>
  precision && cell instanceof Date && !Number.isNaN(cell.getTime())
    ? cell.toISOString().slice(0, precision === "YEAR" ? 4 : 7)
    : cell;

/** By `indexOf`, as all here: a hostile file must not make an expression look through it again and again. */
const attribute = (tag: string, name: string): string | undefined => {
  const start = ` ${name}="`;
  const from = tag.indexOf(start);
  const to = tag.indexOf('"', from + start.length);
  return from < 0 || to < 0 ? undefined : tag.slice(from + start.length, to);
};

/** Excel's own bound. */
const MAX_FORMAT = 255;
/** Formats of the standard's list that show a month and year and no day: 17 is `mmm-yy`. */
const MONTH_FORMAT = 17;

/** Numbers of cell styles whose format shows no day. */
const coarseStyles = (xml: string): ReadonlyMap<string, Precision> => {
  const formats = new Map<string, Precision>([[String(MONTH_FORMAT), "MONTH"]]);
  for (const [tag] of xml.matchAll(/<numFmt\s[^<>]*>/g)) {
    const precision = precisionOf(attribute(tag, "formatCode") ?? "");
    if (precision) formats.set(attribute(tag, "numFmtId") ?? "", precision);
  }
  const from = xml.indexOf("<cellXfs");
  const cells = from < 0 ? "" : xml.slice(from, xml.indexOf("</cellXfs>", from));
  return new Map(
    [...cells.matchAll(/<xf\s[^<>]*>/g)].flatMap(([tag], index) => {
      const precision = formats.get(attribute(tag, "numFmtId") ?? "");
      return precision ? [[String(index), precision] as const] : [];
    }),
  );
};

/** What stands in quotes, in brackets or after a backslash is no part of the date; a clock's minutes are `m` too. */
const precisionOf = (code: string): Precision | null => {
  if (code.length > MAX_FORMAT) return null;
  const letters = code.replace(/&quot;.*?&quot;|\[[^\]]*\]|\\./g, "").toLowerCase();
  if (!letters.includes("y") || /[dhs]/.test(letters)) return null;
  return letters.includes("m") ? "MONTH" : "YEAR";
};

const sheetFiles = (workbook: string, relations: string): ReadonlyMap<string, string> => {
  const targets = new Map(
    [...relations.matchAll(/<Relationship\s[^<>]*>/g)].map(([tag]) => [attribute(tag, "Id"), attribute(tag, "Target")]),
  );
  return new Map(
    [...workbook.matchAll(/<sheet\s[^<>]*>/g)].map(([tag]) => {
      const target = targets.get(attribute(tag, "r:id")) ?? "";
      const name = (attribute(tag, "name") ?? "")
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&amp;", "&");
      return [name, target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
};

/** Cells of these styles, as "row column" from 0. */
const coarseCells = (xml: string, styles: ReadonlyMap<string, Precision>): ReadonlyMap<string, Precision> => {
  const cells = new Map<string, Precision>();
  for (const [tag] of xml.matchAll(/<c\s[^<>]*>/g)) {
    const precision = styles.get(attribute(tag, "s") ?? "");
    const place = precision && /^([A-Z]+)(\d+)$/.exec(attribute(tag, "r") ?? "");
    if (place) cells.set(`${Number(place[2]) - 1} ${columnOf(place[1]!)}`, precision);
  }
  return cells;
};

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
