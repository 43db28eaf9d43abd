import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createContext } from "../../src/graph/index.js";
import { openTestApp } from "../support/app.js";
import { publishedOperations } from "../support/operations.js";

const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
const block = (language: string): string => new RegExp("```" + language + "\\n([\\s\\S]*?)```").exec(readme)?.[1] ?? "";

test("the worked question of the README has the worked answer", async () => {
  const { apollo } = (await openTestApp()).graph;
  await apollo.start();
  const { body } = await apollo.executeOperation(
    { query: block("graphql") },
    { contextValue: createContext({ deadlineMs: 10_000 }) },
  );
  await apollo.stop();
  if (body.kind !== "single") throw new Error("one answer expected");
  expect(body.singleResult.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(body.singleResult.data))).toEqual(JSON.parse(block("json")));
});

test("the README lists every published operation", () => {
  const listed = [...readme.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual(
    publishedOperations()
      .map(({ name }) => name)
      .filter((name) => !name.startsWith("questions/"))
      .sort(),
  );
});
