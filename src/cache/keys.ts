import { createHash } from "node:crypto";

type Kind = "code" | "text" | "codes" | "list" | "number";
interface Part<V> {
  readonly kind: Kind;
  readonly fallback: V | null;
}

/** One code; upper and lower case are the same. */
export const code = (fallback: string | null = null): Part<string> => ({ kind: "code", fallback });
/** Exact text. */
export const text = (fallback: string | null = null): Part<string> => ({ kind: "text", fallback });
/** A set of codes: neither order nor repeats nor case make a difference. */
export const codes = (fallback: readonly string[] | null = null): Part<readonly string[]> => ({
  kind: "codes",
  fallback,
});
/** Texts whose order counts. */
export const list = (fallback: readonly string[] | null = null): Part<readonly string[]> => ({
  kind: "list",
  fallback,
});
export const number = (fallback: number | null = null): Part<number> => ({ kind: "number", fallback });

type Parts = Readonly<Record<string, Part<string> | Part<readonly string[]> | Part<number>>>;
type ValueOf<P> = P extends Part<infer V> ? V : never;
export type KeyValues<P extends Parts> = { readonly [Name in keyof P]?: ValueOf<P[Name]> | null };

const canonical = (kind: Kind, value: unknown): unknown => {
  const lower = (item: unknown) => String(item).trim().toLowerCase();
  if (value === null || value === undefined) return null;
  if (kind === "code") return lower(value);
  if (kind === "codes") return [...new Set((value as readonly string[]).map(lower))].sort();
  // -0 and 0 are one number; NaN would be null in JSON.
  if (kind === "number") return `${Number(value) + 0}`;
  return value;
};

/**
 * Names for what is cached: the same meaning gives the same key, another meaning another. `name:version:` and a digest over all parts, so
 * that no part of a question, let alone a key, can be read in it; at most 200 bytes of `[a-z0-9:.-]`. Raise `version` when values change shape.
 */
export const keySpace = <const P extends Parts>(
  name: string,
  version: number,
  parts: P,
): ((values: KeyValues<P>) => string) => {
  if (!/^[a-z0-9.-]{1,60}$/.test(name))
    throw new Error(`cache key space ${name}: expected 1 to 60 of a-z, 0-9, dot, hyphen`);
  const names = Object.keys(parts).sort();
  return (values) => {
    for (const given of Object.keys(values))
      if (!(given in parts)) throw new Error(`cache key space ${name} has no part ${given}`);
    const meaning = names.map((part) => {
      const { kind, fallback } = parts[part]!;
      return canonical(kind, values[part] ?? fallback);
    });
    const digest = createHash("sha256")
      .update(JSON.stringify([name, version, names, meaning]))
      .digest("hex");
    return `${name}:${version}:${digest.slice(0, 40)}`;
  };
};
