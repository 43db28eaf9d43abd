/** Fills `{{path | format}}` in a sentence with what an answer holds, so that a written answer cannot drift from the data. */
type Step = string | number | { readonly path: readonly Step[]; readonly equals: string };

const steps = (path: string): readonly Step[] =>
  [...path.matchAll(/([A-Za-z_]\w*)|\[(\d+)\]|\[([\w.]+)=([^\]]+)\]/g)].map(([, name, index, key, value]) =>
    name !== undefined ? name : index !== undefined ? Number(index) : { path: steps(key!), equals: value! },
  );

const walk = (value: unknown, path: readonly Step[]): unknown =>
  path.reduce<unknown>((held, step) => {
    if (held === null || held === undefined) return held;
    if (typeof step === "object")
      return (held as unknown[]).find((item) => String(walk(item, step.path)) === step.equals);
    return (held as Record<string | number, unknown>)[step];
  }, value);

const number = (value: number, format: string): string => {
  switch (format) {
    case "%":
      return `${(value * 100).toLocaleString("en", { maximumFractionDigits: 1 })} %`;
    case "M":
      return `${(value / 1e6).toLocaleString("en", { maximumSignificantDigits: 4 })} million`;
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
    const unit = value.unit && value.unit.code !== "1" && format !== "bare" ? ` ${value.unit.code}` : "";
    return `${number(value.value, format)}${unit}`;
  }
  if (Array.isArray(value))
    return format === "count" ? String(value.length) : value.map((item) => said(item, format)).join(", ");
  if (typeof value === "number") return number(value, format);
  if (value === null) return "none";
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  throw new Error("the path ends in an object");
};

/** Throws for a path that leads nowhere: an answer in words must be an answer. */
export const fillIn = (template: string, data: unknown): string =>
  template.replace(/\{\{([^|}]+)(?:\|([^}]+))?\}\}/g, (_, path: string, format: string | undefined) => {
    const value = walk(data, steps(path.trim()));
    if (value === undefined) throw new Error(`nothing at ${path.trim()}`);
    return said(value, format?.trim() ?? "");
  });
