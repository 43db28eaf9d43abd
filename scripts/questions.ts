/** Writes docs/questions.md: every question of schema/operations/questions with its variables and its answer on the snapshot. */
import "reflect-metadata";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createApp } from "../src/app.js";
import { loadConfig } from "../src/config.js";
import { createContext } from "../src/graph/index.js";
import { NO_STORE } from "../test/support/no-store.js";
import { fillIn } from "./answer-text.js";

export const QUESTIONS = join(import.meta.dirname, "../schema/operations/questions");
export const PAGE = join(import.meta.dirname, "../docs/questions.md");

export interface ListedQuestion {
  readonly file: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** With `{{path | format}}` where the answer's own values stand. */
  readonly answer: string;
  /** Not about steel, or not about Pakistan. */
  readonly beyond?: boolean;
  /** Code of the refusal that is the answer. */
  readonly refusal?: string;
}

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Answer>;

const read = (file: string): string => readFileSync(join(QUESTIONS, file), "utf8");

export const listedQuestions = (): readonly ListedQuestion[] => JSON.parse(read("questions.json")) as ListedQuestion[];
export const questionFiles = (): readonly string[] =>
  readdirSync(QUESTIONS)
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => file.replace(/\.graphql$/, ""))
    .sort();
const FIGURE = readFileSync(join(QUESTIONS, "../figure.fragment.graphql"), "utf8");
/** With the fragment it uses. */
export const questionText = (file: string): string => {
  const text = read(`${file}.graphql`);
  return text.includes("...Figure") ? `${text}\n${FIGURE}` : text;
};
/** The first comment of the file. */
export const titleOf = (text: string): string => /^#\s*(.+)$/m.exec(text)?.[1] ?? "";

/** One request a question. */
export const answerInWords = async (question: ListedQuestion, ask: Ask): Promise<string> => {
  const { data, errors } = await ask(questionText(question.file), question.variables);
  const codes = (errors ?? []).map(({ extensions }) => extensions?.code);
  if (errors && !(question.refusal && codes.every((code) => code === question.refusal)))
    throw new Error(`${question.file}: ${errors.map(({ message }) => message).join("; ")}`);
  if (question.refusal && !errors) throw new Error(`${question.file}: was not refused`);
  const words = fillIn(question.answer, { ...(data as object | null), error: errors?.[0]?.message });
  return words;
};

export const questionsPage = async (ask: Ask): Promise<string> => {
  const parts: string[] = [];
  for (const [index, question] of listedQuestions().entries()) {
    const text = questionText(question.file);
    const variables = JSON.stringify(question.variables);
    parts.push(`## ${index + 1}. ${titleOf(text)}

[\`${question.file}\`](../schema/operations/questions/${question.file}.graphql)${variables === "{}" ? "" : ` with \`${variables}\``}

${await answerInWords(question, ask)}
`);
  }
  return `# Questions, each with one request

<!-- Written by \`npm run questions\`; a test compares it with the answers. -->

Every question is one operation in \`schema/operations/questions\`, answered here on the embedded snapshot, without a key and without network:
\`npx entrepot query questions/${listedQuestions()[0]?.file ?? ""}\` prints the whole answer with its sources. Numbers below are the answer's own.

${parts.join("\n")}`;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const app = await createApp(loadConfig({ ENTREPOT_MODE: "snapshot", ...NO_STORE }), ({ error }) =>
    console.error(error),
  );
  await app.graph.apollo.start();
  const page = await questionsPage(async (query, variables) => {
    const { body } = await app.graph.apollo.executeOperation(
      { query, variables },
      { contextValue: createContext({ deadlineMs: 10_000 }) },
    );
    return body.kind === "single" ? body.singleResult : {};
  });
  writeFileSync(PAGE, page);
  await app.graph.apollo.stop();
}
