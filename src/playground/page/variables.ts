/** A variable as the operation's header declares it. Good enough for a form: the server checks. */
export interface VariableField {
  readonly name: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isNumber: boolean;
  /** An input object, written as JSON. */
  readonly isObject: boolean;
  readonly required: boolean;
  readonly fallback: string | null;
}

export const variableFields = (query: string): readonly VariableField[] => {
  const header = /\bquery\b[^{(]*\(([^{]*)\)\s*[{@]/.exec(query)?.[1] ?? "";
  return [...header.matchAll(/\$(\w+)\s*:\s*([[\]!\w]+)(?:\s*=\s*("[^"]*"|[^,$)\s]+))?/g)].map(
    ([, name = "", type = "", fallback]) => ({
      name,
      type,
      isList: type.startsWith("["),
      isNumber: /^\[?(Int|Float)\b/.test(type),
      isObject: /\w+Input\b/.test(type),
      required: type.endsWith("!") && fallback === undefined,
      fallback: fallback?.replace(/^"|"$/g, "") ?? null,
    }),
  );
};

export const fieldText = (value: unknown): string => {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join(", ");
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
};

/** An empty field leaves the variable out, so that its default holds. Throws SyntaxError for an object that is no JSON. */
export const fieldValue = (field: VariableField, text: string): unknown => {
  const one = (part: string): unknown =>
    field.isNumber && part.trim() !== "" && Number.isFinite(Number(part)) ? Number(part) : part.trim();
  if (text.trim() === "") return undefined;
  if (field.isObject) return JSON.parse(text) as unknown;
  if (field.isList)
    return text
      .split(",")
      .filter((part) => part.trim() !== "")
      .map(one);
  return field.type.startsWith("Boolean") ? text.trim() === "true" : one(text);
};

/** `importer` → `Importer`, `capacityTonnes` → `Capacity tonnes`. */
export const fieldLabel = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
