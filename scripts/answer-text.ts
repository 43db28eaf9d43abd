/** Fills `{{path | format}}` in a sentence with what an answer holds, so that a written answer cannot drift from the data. */
type Step = string | number | { readonly path: readonly Step[]; readonly equals: string; readonly all: boolean };

const steps = (path: string): readonly Step[] =>
  [...path.matchAll(/([A-Za-z_]\w*)|\[(\d+)\]|\[([\w.]+)(==?)([^\]]+)\]/g)].map(([, name, index, key, sign, value]) =>
    name !== undefined
      ? name
      : index !== undefined
        ? Number(index)
        : { path: steps(key!), equals: value!, all: sign === "==" },
  );

const walk = (value: unknown, path: readonly Step[]): unknown =>
  path.reduce<unknown>((held, step) => {
    if (held === null || held === undefined) return held;
    if (typeof step === "object") {
      const fits = (item: unknown) => String(walk(item, step.path)) === step.equals;
      return step.all ? (held as unknown[]).filter(fits) : (held as unknown[]).find(fits);
    }
    // The name of a list's items: one value each.
    if (typeof step === "string" && Array.isArray(held)) return held.map((item) => walk(item, [step]));
    return (held as Record<string | number, unknown>)[step];
  }, value);

const number = (value: number, format: string): string => {
  switch (format) {
    case "%":
      return `${(value * 100).toLocaleString("en", { maximumFractionDigits: 1 })} %`;
    case "M":
      return `${(value / 1e6).toLocaleString("en", { maximumSignificantDigits: 4 })} million`;
    case "3":
      return value.toLocaleString("en", { maximumFractionDigits: 3, minimumFractionDigits: 3 });
    case "year":
      return String(value);
    default:
      return Math.abs(value) >= 10
        ? value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : 1 })
        : value.toLocaleString("en", { maximumSignificantDigits: 3 });
  }
};

interface SomeFigure {
  readonly value: number | null;
  readonly unit?: { readonly code: string };
  readonly missing?: { readonly reason: string } | null;
}
const isFigure = (value: unknown): value is SomeFigure =>
  typeof value === "object" && value !== null && "value" in value && !Array.isArray(value);

const said = (value: unknown, format: string): string => {
  if (isFigure(value)) {
    if (value.value === null) return `missing (${value.missing?.reason ?? "no reason given"})`;
    const unit =
      value.unit && value.unit.code !== "1" && format !== "bare" && format !== "3" ? ` ${value.unit.code}` : "";
    return `${number(value.value, format)}${unit}`;
  }
  if (Array.isArray(value))
    return format === "count" ? String(value.length) : value.map((item) => said(item, format)).join(", ");
  if (typeof value === "number") return number(value, format);
  if (value === null) return "none";
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  throw new Error("the path ends in an object");
};

/** `{{a > b ? more : less}}`: the word follows the answer, so that a fall is never called a rise. */
const compared = (template: string, find: (path: string) => unknown): string =>
  template.replace(
    /\{\{([^{}?>]+)>([^{}?]+)\?([^{}:]*):([^{}]*)\}\}/g,
    (_, one: string, other: string, more: string, less: string) => {
      const [a, b] = [one, other].map((path) => {
        const found = find(path.trim());
        const value = isFigure(found) ? found.value : found;
        if (typeof value !== "number") throw new Error(`no number at ${path.trim()}`);
        return value;
      }) as [number, number];
      return (a > b ? more : less).trim();
    },
  );

/** Throws for a path that leads nowhere: an answer in words must be an answer. */
export const fillIn = (template: string, data: unknown): string => {
  const find = (path: string) => walk(data, steps(path));
  return compared(template, find).replace(
    /\{\{([^|}]+)(?:\|([^}]+))?\}\}/g,
    (_, path: string, format: string | undefined) => {
      const value = find(path.trim());
      if (value === undefined) throw new Error(`nothing at ${path.trim()}`);
      return said(value, format?.trim() ?? "");
    },
  );
};
