import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

export interface ExampleVariables {
  readonly variables: Record<string, unknown>;
  /** Where they stand, as the reader is told. */
  readonly from: string;
}

const readJson = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null);

interface Listed {
  readonly file: string;
  readonly variables: Record<string, unknown>;
}
type Examples = Readonly<Record<string, readonly { readonly variables: Record<string, unknown> }[] | undefined>>;

/** Variables with which a bundled operation is known to answer; null for a document of the asker's own. */
export const exampleVariables = (given: string, bundled: string): ExampleVariables | null => {
  if (given.includes("{") || existsSync(given) || !existsSync(join(bundled, `${given}.graphql`))) return null;
  if (given.startsWith("questions/")) {
    const from = "questions/questions.json";
    const listed = readJson(join(bundled, from)) as readonly Listed[] | null;
    const found = listed?.find(({ file }) => file === basename(given));
    return found ? { variables: found.variables, from } : null;
  }
  const from = "examples.json";
  const variables = (readJson(join(bundled, from)) as Examples | null)?.[given]?.[0]?.variables;
  return variables ? { variables, from } : null;
};
