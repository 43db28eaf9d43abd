import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, Kind, parse, TypeInfo, validate, visit, visitWithTypeInfo } from "graphql";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillIn } from "../../scripts/answer-text.js";
import type { Answer, Ask } from "../../scripts/questions.js";
import {
  answerInWords,
  listedQuestions,
  PAGE,
  questionFiles,
  questionsPage,
  questionText,
  titleOf,
} from "../../scripts/questions.js";
import type { HttpServer } from "../../src/server/index.js";
import { createServer } from "../../src/server/index.js";
import { openTestApp } from "../support/app.js";
import { objectsWith } from "../support/figures.js";

const questions = listedQuestions();
let server: HttpServer;
let ask: Ask;
let requests = 0;
beforeAll(async () => {
  const { graph, config } = await openTestApp({ PORT: "0" });
  server = await createServer({ graph, config, pageDirectory: "", log: () => undefined });
  const address = await server.listen();
  ask = async (query, variables) => {
    requests += 1;
    const response = await fetch(`${address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
});
afterAll(() => server.close());

test("thirty questions, at least ten of them beyond steel or beyond Pakistan, each file listed once", () => {
  expect(questions.map(({ file }) => file).sort()).toEqual(questionFiles());
  expect(questions.length).toBeGreaterThanOrEqual(30);
  expect(questions.filter(({ beyond }) => beyond).length).toBeGreaterThanOrEqual(10);
  expect(questions.filter(({ file }) => !titleOf(questionText(file)).endsWith("?"))).toEqual([]);
});

describe("each question has one answer in one request, with the numbers that the page states", () => {
  const page = readFileSync(PAGE, "utf8");
  const published = buildSchema(readFileSync(join(import.meta.dirname, "../../schema/schema.graphql"), "utf8"));
  test.each(questions.map((question) => [question.file, question] as const))("%s", async (_file, question) => {
    expect(validate(published, parse(questionText(question.file)))).toEqual([]);
    const before = requests;
    const words = await answerInWords(question, ask);
    expect(requests - before).toBe(1);
    expect(question.answer).toContain("{{");
    expect(page).toContain(words);
  });
});

interface AnsweredFigure {
  readonly value: number | null;
  readonly status: readonly string[];
  readonly missing: { readonly reason: string } | null;
  readonly provenance: readonly unknown[];
  readonly derivation: { readonly formula: string } | null;
}

describe("every number of an answer has a source, and every derived one a formula", () => {
  const published = buildSchema(readFileSync(join(import.meta.dirname, "../../schema/schema.graphql"), "utf8"));

  test.each(questions.map(({ file }) => [file]))("%s asks for both of every figure", (file) => {
    const document = parse(questionText(file));
    const types = new TypeInfo(published);
    const bare: string[] = [];
    visit(
      document,
      visitWithTypeInfo(types, {
        Field: (node) => {
          if (getNamedType(types.getType() ?? undefined)?.name !== "Figure") return;
          const isSpread = node.selectionSet?.selections.some(
            (selection) => selection.kind === Kind.FRAGMENT_SPREAD && selection.name.value === "Figure",
          );
          if (!isSpread) bare.push(node.name.value);
        },
      }),
    );
    expect(bare).toEqual([]);
  });

  test.each(questions.map((question) => [question.file, question] as const))("%s", async (file, question) => {
    const { data } = await ask(questionText(file), question.variables);
    const figures = objectsWith(data, "derivation") as [string, unknown][] as [string, AnsweredFigure][];
    const held = figures.filter(([, figure]) => figure.value !== null);
    // What the question itself supposes has no source: its formula is told instead.
    const unsourced = held.filter(([, { provenance, derivation }]) => provenance.length === 0 && !derivation?.formula);
    expect(unsourced.map(([path]) => path)).toEqual([]);
    const unexplained = held.filter(([, { status, derivation }]) => status.includes("DERIVED") && !derivation?.formula);
    expect(unexplained.map(([path]) => path)).toEqual([]);
    expect(figures.filter(([, figure]) => figure.value === null && !figure.missing?.reason)).toEqual([]);
  });
});

test("docs/questions.md is not stale (npm run questions)", async () => {
  expect(readFileSync(PAGE, "utf8")).toBe(await questionsPage(ask));
});

describe("an answer in words", () => {
  const data = {
    rows: [
      { key: { id: "a" }, figure: { value: 1234.56, unit: { code: "t" }, missing: null } },
      { key: { id: "b" }, figure: { value: null, unit: { code: "t" }, missing: { reason: "NOT_REPORTED" } } },
    ],
    share: { value: 0.1234, unit: { code: "1" } },
    year: 1988,
  };
  test.each([
    ["{{rows[0].figure}}", "1,235 t"],
    ["{{rows[key.id=b].figure}}", "missing (NOT_REPORTED)"],
    ["{{rows|count}} of {{year|year}}", "2 of 1988"],
    ["{{share|%}}", "12.3 %"],
    ["{{rows.key.id}}", "a, b"],
    ["{{rows[key.id==b]|count}} of {{rows|count}}", "1 of 2"],
    ["{{rows[key.id==a][0].figure|3}}", "1,234.560"],
    ["it {{year > share ? rose : fell}}", "it rose"],
    ["it {{share > rows[0].figure ? rose : fell}}", "it fell"],
  ])("%s", (template, words) => expect(fillIn(template, data)).toBe(words));
  test("a path that leads nowhere is a mistake", () => {
    expect(() => fillIn("{{rows[7].figure}}", data)).toThrow("rows[7].figure");
    expect(() => fillIn("{{rows[0].key}}", data)).toThrow("object");
    expect(() => fillIn("{{rows[1].figure > share ? up : down}}", data)).toThrow("no number");
  });
});
