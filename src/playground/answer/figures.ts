import { EMPTY, figureCell, figureUnit, isFigure, isObject, scalarCell, sidesOf, textCell } from "./cells.js";
import type { CellValue, Json, JsonObject } from "./cells.js";
import type { Table } from "./tables.js";

/** Path of the table of what stands outside every list; no list of the schema has this name. */
export const FIGURES = "figures";

interface Line {
  readonly path: readonly string[];
  readonly value: CellValue;
  readonly text: string | null;
  readonly unit: string | null;
  readonly status: string | null;
  readonly source: string | null;
}

const named = (item: Json): string | null => {
  if (!isObject(item) || !isObject(item["source"])) return null;
  const name = item["source"]["name"] ?? item["source"]["id"];
  return typeof name === "string" ? name : null;
};

const joined = (parts: readonly (string | null)[]): string | null =>
  [...new Set(parts.filter((part) => part !== null && part !== ""))].join(", ") || null;

const lineOf = (path: readonly string[], figure: JsonObject): Line => {
  const value = figureCell(figure);
  const provenance = figure["provenance"];
  return {
    path,
    value,
    text: null,
    unit: figureUnit(figure),
    status: value.kind === "number" ? joined(value.flags) : null,
    source: Array.isArray(provenance) ? joined((provenance as readonly Json[]).map(named)) : null,
  };
};

/** Where a code or a row stands, not what the answer says. */
const PLACE = new Set(["level", "rank", "totalCount", "latitude", "longitude", "score"]);
const isCount = (key: string, value: Json): boolean => typeof value === "number" && !PLACE.has(key);
const isScalar = (value: Json): value is string | boolean | number => value !== null && typeof value !== "object";

/** Figures and counts of one object, and the words that stand beside them: a last period, a day of release. */
const linesOf = (value: JsonObject, path: readonly string[], aside: ReadonlySet<string>): Line[] => {
  // Read as a list of two rows.
  const asRows = sidesOf(value) ? ["before", "after"] : [];
  const entries = Object.entries(value).filter(([key]) => !aside.has(key) && !asRows.includes(key));
  const tells = entries.some(([key, child]) => isFigure(child) || isCount(key, child));
  return entries.flatMap(([key, child]): Line[] => {
    const at = [...path, key];
    if (isFigure(child)) return [lineOf(at, child)];
    if (isObject(child)) return linesOf(child, at, aside);
    if (!tells || PLACE.has(key) || !isScalar(child)) return [];
    const cell = scalarCell(child);
    return [
      {
        path: at,
        value: cell.kind === "number" ? cell : EMPTY,
        text: cell.kind === "text" ? cell.value : null,
        unit: null,
        status: null,
        source: null,
      },
    ];
  });
};

/** `country imports price volume` says the same of every row: what all paths begin with is left out. */
const sharedStart = (paths: readonly (readonly string[])[]): number => {
  const shortest = Math.min(...paths.map((path) => path.length - 1));
  let at = 0;
  while (at < shortest && paths.every((path) => path[at] === paths[0]![at])) at += 1;
  return at;
};

/** What the answer says outside its lists, a row a figure; null where it says nothing there. */
export const figuresOf = (data: Json, aside: ReadonlySet<string>, labelOf: (key: string) => string): Table | null => {
  const lines = isObject(data) ? linesOf(data, [], aside) : [];
  if (!lines.some(({ value }) => value.kind === "number" || value.kind === "missing")) return null;
  const start = sharedStart(lines.map(({ path }) => path));
  const columns: readonly (readonly [key: string, cell: (line: Line) => CellValue])[] = [
    ["what", ({ path }) => textCell(labelOf(path.slice(start).join(".")))],
    ["value", ({ value }) => value],
    ["text", ({ text }) => textCell(text)],
    ["unit", ({ unit }) => textCell(unit)],
    ["status", ({ status }) => textCell(status)],
    [
      "reason",
      ({ value }) =>
        textCell(value.kind === "missing" ? [value.reason, value.detail].filter((part) => part).join(": ") : null),
    ],
    ["source", ({ source }) => textCell(source)],
  ];
  const kept = columns.filter(([key, cell]) => key === "value" || lines.some((line) => cell(line).kind !== "empty"));
  return {
    path: FIGURES,
    recordPath: [],
    columns: kept.map(([key]) => ({
      key,
      label: key,
      unit: null,
      unitsDiffer: key === "value",
      numeric: key === "value",
    })),
    rows: lines.map((line) => kept.map(([, cell]) => cell(line))),
  };
};
