import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const OPERATIONS = join(import.meta.dirname, "../../schema/operations");

export interface PublishedOperation {
  readonly name: string;
  /** With the fragments it uses. */
  readonly text: string;
  readonly variables: readonly Record<string, unknown>[];
}

const read = (file: string): string => readFileSync(join(OPERATIONS, file), "utf8");
const FRAGMENT = ".fragment.graphql";
const fragments = readdirSync(OPERATIONS)
  .filter((file) => file.endsWith(FRAGMENT))
  .map(read);
const withFragments = (text: string): string =>
  [text, ...fragments.filter((fragment) => text.includes(`...${/fragment (\w+) on/.exec(fragment)?.[1] ?? ""}`))].join(
    "\n",
  );

/** The questions that have an answer; refusals are tested beside them. */
const questions = (): readonly PublishedOperation[] =>
  (
    JSON.parse(read("questions/questions.json")) as {
      file: string;
      variables: Record<string, unknown>;
      refusal?: string;
    }[]
  )
    .filter(({ refusal }) => !refusal)
    .map(({ file, variables }) => ({
      name: `questions/${file}`,
      text: withFragments(read(`questions/${file}.graphql`)),
      variables: [variables],
    }));

/** Every operation file of schema/operations with the sets of variables it is known to answer. */
export const publishedOperations = (): readonly PublishedOperation[] => {
  const files = readdirSync(OPERATIONS).filter((file) => file.endsWith(".graphql"));
  const examples = JSON.parse(read("examples.json")) as Record<string, { variables: Record<string, unknown> }[]>;
  const contract = files
    .filter((file) => !file.endsWith(FRAGMENT))
    .map((file) => {
      const name = file.replace(/\.graphql$/, "");
      return { name, text: withFragments(read(file)), variables: (examples[name] ?? []).map((set) => set.variables) };
    });
  return [...contract, ...questions()];
};
