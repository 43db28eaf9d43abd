/** What one cell of a table shows. A missing number keeps its reason: an empty cell would read as "nothing to say". */
export type CellValue =
  | { readonly kind: "number"; readonly value: number; readonly flags: readonly string[] }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "missing"; readonly reason: string; readonly detail: string | null }
  | { readonly kind: "empty" };

export const EMPTY: CellValue = { kind: "empty" };
export const textCell = (value: string | null): CellValue => (value ? { kind: "text", value } : EMPTY);

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const FIGURE_FIELDS = new Set([
  "__typename",
  "value",
  "unit",
  "status",
  "missing",
  "freshness",
  "provenance",
  "derivation",
]);

export type Figure = JsonObject & { readonly value: number | null };

/** A Figure as far as it was selected: a `value` that is a number or null, and nothing that a Figure does not have. */
export const isFigure = (value: Json | undefined): value is Figure =>
  isObject(value) &&
  "value" in value &&
  (value["value"] === null || typeof value["value"] === "number") &&
  Object.keys(value).every((key) => FIGURE_FIELDS.has(key));

/** Not worth a word beside a number; `STALE`, `CACHED`, `PARTIAL` and the like are. */
const USUAL = new Set(["REPORTED", "RECORDED", "LIVE"]);

export const figureCell = (figure: JsonObject): CellValue => {
  const missing = figure["missing"];
  if (typeof figure["value"] === "number") {
    const status = Array.isArray(figure["status"]) ? (figure["status"] as readonly Json[]).map(String) : [];
    const flags = [...status, figure["freshness"]].filter((flag) => typeof flag === "string" && !USUAL.has(flag));
    return { kind: "number", value: figure["value"], flags: flags as readonly string[] };
  }
  if (!isObject(missing)) return EMPTY;
  return {
    kind: "missing",
    reason: typeof missing["reason"] === "string" ? missing["reason"] : "",
    detail: typeof missing["detail"] === "string" ? missing["detail"] : null,
  };
};

/** Two windows around a date are rows of one table, so that they can be compared. */
export const sidesOf = (value: JsonObject): readonly JsonObject[] | null => {
  const { before, after } = value;
  if (isFigure(before) || isFigure(after) || !isObject(before) || !isObject(after)) return null;
  return [
    { window: "before", ...before },
    { window: "after", ...after },
  ];
};

/** Unit code of a figure, where it was selected. */
export const figureUnit = (figure: JsonObject): string | null => {
  const unit = figure["unit"];
  if (!isObject(unit)) return null;
  const text = unit["code"] ?? unit["label"];
  return typeof text === "string" ? text : null;
};

export const scalarCell = (value: Json): CellValue => {
  if (value === null) return EMPTY;
  if (typeof value === "number") return { kind: "number", value, flags: [] };
  if (Array.isArray(value)) return { kind: "text", value: value.map(String).join(", ") };
  if (typeof value === "boolean") return { kind: "text", value: value ? "yes" : "no" };
  return { kind: "text", value: typeof value === "string" ? value : JSON.stringify(value) };
};

/** For exports: the bare number, the text, the reason in capitals, or nothing. */
export const cellText = (cell: CellValue): string => {
  switch (cell.kind) {
    case "number":
      return String(cell.value);
    case "text":
      return cell.value;
    case "missing":
      return cell.reason;
    case "empty":
      return "";
  }
};
