import { EMPTY, figureCell, figureUnit, isFigure, isObject, scalarCell, sidesOf } from "./cells.js";
import type { CellValue, Json, JsonObject } from "./cells.js";
import { figuresOf } from "./figures.js";

export interface Column {
  /** Path inside the row, e.g. `partner.code`. */
  readonly key: string;
  /** Header without its unit. */
  readonly label: string;
  /** Unit code shown in the header; null when there is none or it differs from row to row. */
  readonly unit: string | null;
  /** Rows have different units: no one axis and no one header fits them. */
  readonly unitsDiffer: boolean;
  readonly numeric: boolean;
}

export interface Table {
  /** Where the list stands in the answer, e.g. `country.imports.aggregate`. */
  readonly path: string;
  /** Keys from the root of the data to the list, `nodes` and all: what a program needs to find it again. */
  readonly recordPath: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
}

interface Draft {
  readonly path: string;
  readonly recordPath: readonly string[];
  readonly rows: Map<string, CellValue>[];
  readonly units: Map<string, Set<string>>;
}

/** Fields that say where a number comes from: shown in the Sources view, not as columns. */
const ASIDE = new Set(["__typename", "provenance", "derivation", "licence", "pageInfo", "cursor"]);

/**
 * What stands outside lists first, then every list of the answer in long format: a nested list becomes rows of its own, which repeat what the lists around it say. Lists inside
 * `edges`/`node` and `nodes` are read through.
 */
export const tablesOf = (data: Json): readonly Table[] => {
  const drafts = new Map<string, Draft>();
  walk(data, [], new Map(), drafts);
  const figures = figuresOf(data, ASIDE, labelOf);
  const lists = [...drafts.values()].map(finish).filter((table) => table.columns.length > 0);
  return figures ? [figures, ...lists] : lists;
};

const isRowList = (value: Json): value is readonly JsonObject[] =>
  Array.isArray(value) && value.length > 0 && value.every((item: Json) => isObject(item));

const walk = (
  value: Json,
  path: readonly string[],
  around: ReadonlyMap<string, CellValue>,
  drafts: Map<string, Draft>,
): void => {
  if (!isObject(value)) return;
  const sides = sidesOf(value);
  if (sides) readList(sides, path, around, drafts, []);
  for (const [key, child] of Object.entries(value)) {
    if (ASIDE.has(key)) continue;
    if (isRowList(child)) readList(child, [...path, key], around, drafts);
    else if (isObject(child) && !isFigure(child)) walk(child, [...path, key], around, drafts);
  }
};

const readList = (
  items: readonly JsonObject[],
  path: readonly string[],
  around: ReadonlyMap<string, CellValue>,
  drafts: Map<string, Draft>,
  recordPath: readonly string[] = path,
): void => {
  const name = path.filter((part) => part !== "nodes" && part !== "edges").join(".");
  let draft = drafts.get(name);
  if (!draft) drafts.set(name, (draft = { path: name, recordPath, rows: [], units: new Map() }));
  for (const item of items) {
    const row = isObject(item["node"]) ? { ...item["node"] } : item;
    const cells = new Map(around);
    flatten(row, "", cells, draft);
    draft.rows.push(cells);
    // A list inside a row repeats the row's own words, under the name of this list, so that two lists never share a column.
    const list = path.filter((part) => part !== "nodes" && part !== "edges").at(-1) ?? "";
    const own = new Map(
      [...cells]
        .filter(([, cell]) => cell.kind === "text")
        .map(([key, cell]) => [around.has(key) ? key : `${list}.${key}`, cell]),
    );
    walk(row, path, own, drafts);
  }
};

const flatten = (row: JsonObject, prefix: string, cells: Map<string, CellValue>, draft: Draft): void => {
  for (const [key, value] of Object.entries(row)) {
    const name = prefix === "" ? key : `${prefix}.${key}`;
    if (ASIDE.has(key) || isRowList(value)) continue;
    if (isFigure(value)) {
      cells.set(name, figureCell(value));
      const unit = figureUnit(value);
      if (unit) (draft.units.get(name) ?? draft.units.set(name, new Set()).get(name)!).add(unit);
    } else if (isObject(value)) flatten(value, name, cells, draft);
    else if (!Array.isArray(value) || value.length > 0) cells.set(name, scalarCell(value));
  }
};

/** The contract fixes these units, so a table has them also where `unit` was not selected. */
const SETTLED_UNITS: Readonly<Record<string, string>> = {
  netWeight: "t",
  unitValue: "USD/t",
  herfindahlHirschman: "hhi",
};

/** A bare trade value stands beside a weight or under imports, exports or trade: current US dollars. */
const settledUnit = (key: string, path: string, keys: readonly string[]): string | null => {
  const name = key.split(".").at(-1)!;
  if (
    name === "value" &&
    !key.includes(".") &&
    (keys.includes("netWeight") || /(^|\.)(imports|exports|trade)(\.|$)/.test(path))
  )
    return "USD";
  return SETTLED_UNITS[name] ?? null;
};

const finish = ({ path, recordPath, rows, units }: Draft): Table => {
  const keys = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const kinds = keys.map((key) => new Set(rows.map((row) => (row.get(key) ?? EMPTY).kind)));
  // A column nobody filled says nothing; one of missing numbers says why, and stays.
  const kept = keys
    .map((key, index) => ({ key, kinds: kinds[index]! }))
    .filter(({ kinds: found }) => !(found.size === 1 && found.has("empty")));
  const columns = kept.map(({ key, kinds: found }): Column => {
    const unit = units.get(key);
    return {
      key,
      label: labelOf(key),
      unit: unit ? (unit.size === 1 ? [...unit][0]! : null) : settledUnit(key, path, keys),
      unitsDiffer: (unit?.size ?? 0) > 1,
      numeric: (found.has("number") || found.has("missing")) && !found.has("text"),
    };
  });
  return { path, recordPath, columns, rows: rows.map((row) => kept.map(({ key }) => row.get(key) ?? EMPTY)) };
};

/** `partner.code` → `partner code`; `netWeight` → `net weight`; a lone `value` keeps its name. */
const labelOf = (key: string): string =>
  key
    .replace(/\./g, " ")
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .trim();
