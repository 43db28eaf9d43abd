import fc from "fast-check";
import { CodedError } from "../../src/kernel/index.js";

type Json = unknown;
type Path = readonly (string | number)[];

const isBranch = (value: Json): value is Record<string, Json> | Json[] => typeof value === "object" && value !== null;
const pathsOf = (value: Json, path: Path = []): Path[] => [
  path,
  ...(isBranch(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
];

const WRONG = [null, true, "", "x", "1e999", "NaN", -1, 0, 1e308, 1.5, [], {}, [[]], "2026-13", "9999999999999999999"];

const changed = (root: Json, path: Path, change: (parent: Record<string | number, Json>, key: string | number) => void) => {
  const copy = structuredClone({ root });
  const whole = ["root", ...path];
  const parent = whole.slice(0, -1).reduce<Json>((at, key) => (at as Record<string | number, Json>)[key], copy);
  change(parent as Record<string | number, Json>, whole.at(-1)!);
  return copy.root;
}; // prettier-ignore

/** A body with one to three places deleted, given another type, or written twice. */
export const mutatedJson = (body: Json): fc.Arbitrary<Json> => {
  const once = (from: Json): fc.Arbitrary<Json> =>
    fc.tuple(fc.constantFrom(...pathsOf(from)), fc.nat(3), fc.constantFrom<Json>(...WRONG)).map(([path, how, wrong]) =>
      changed(from, path, (parent, key) => {
        const list = Array.isArray(parent) ? parent : null;
        if (how === 0 && path.length > 0) return void (list ? list.splice(Number(key), 1) : delete parent[key]);
        if (how === 1 && list) return void list.splice(Number(key), 0, structuredClone(list[Number(key)]));
        parent[key] = wrong;
      }),
    );
  return once(body).chain((one) =>
    fc.boolean().chain((more) => (more ? once(one).chain((two) => once(two)) : fc.constant(one))),
  );
};

/** A text cut, with a piece missing, twice, or replaced. */
export const mutatedText = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(40), fc.nat(3), fc.constantFrom("", "NaN", "<b>", "\u0000", ",", "1e999", "]]>"))
    .map(([at, length, how, piece]) => {
      const [before, inside, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
      return [before, before + after, before + inside + inside + after, before + piece + after][how]!;
    });

/** Places of numbers that are none, and of errors that are not an upstream's. */
const oddities = (value: unknown, path = ""): readonly string[] => {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value instanceof Error) return value instanceof CodedError && value.code.startsWith("UPSTREAM_") ? [] : [`${path}: ${value.message}`]; // prettier-ignore
  if (value instanceof Map) return [...value].flatMap(([key, inner]) => oddities(inner, `${path}.${String(key)}`));
  if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => oddities(inner, `${path}.${key}`));
};

/** Empty where the reader gives a result whose numbers are numbers, or an error of the upstream's. */
export const verdictOf = (read: () => unknown): readonly string[] => {
  try {
    return oddities(read());
  } catch (error) {
    if (error instanceof CodedError && error.code.startsWith("UPSTREAM_")) return [];
    return [error instanceof Error ? `${error.name}: ${error.message}` : String(error)];
  }
};
