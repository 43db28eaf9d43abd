import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DocumentNode } from "graphql";
import { Kind, parse, print, visit } from "graphql";
import { UsageError } from "./deps.js";

/** Names of fragments that a document uses but does not define. */
const undefinedFragments = (document: DocumentNode): ReadonlySet<string> => {
  const used = new Set<string>();
  const defined = new Set<string>();
  visit(document, {
    FragmentSpread: (node) => void used.add(node.name.value),
    FragmentDefinition: (node) => void defined.add(node.name.value),
  });
  return new Set([...used].filter((name) => !defined.has(name)));
};

/** The operation with the fragments it needs from the `*.fragment.graphql` files beside it or one folder up. */
const withFragments = (text: string, folder: string): string => {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch {
    return text; // The executor reports the mistake with its place.
  }
  const needed = undefinedFragments(document);
  if (needed.size === 0) return text;
  // Questions lie one folder below the fragments that they share with the other operations.
  const fragments = [folder, dirname(folder)]
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
    .filter((path) => path.endsWith(".fragment.graphql"))
    .flatMap((path) => parse(readFileSync(path, "utf8")).definitions)
    .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION && needed.has(node.name.value));
  return [text.trimEnd(), ...fragments.map((fragment) => print(fragment)), ""].join("\n\n");
};

export const operationNames = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".graphql") && !name.endsWith(".fragment.graphql"))
        .map((name) => name.replace(/\.graphql$/, ""))
        .sort()
    : [];

/** A document given as text, as a file, or by the name of one of the bundled operations. */
export const readDocument = (given: string, bundled: string): string => {
  if (given.includes("{")) return given;
  for (const path of [given, join(bundled, `${given}.graphql`)])
    if (existsSync(path) && statSync(path).isFile()) return withFragments(readFileSync(path, "utf8"), dirname(path));
  throw new UsageError(
    `query: ${given} is neither a document, a file, nor one of ${operationNames(bundled).join(", ")}.`,
  );
};
