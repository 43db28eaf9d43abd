import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { cliDeps } from "../../src/app/cli-deps.js";
import { COMMANDS, runCli } from "../../src/cli/index.js";
import { loadConfig } from "../../src/config.js";
import { publishedOperations } from "../support/operations.js";
import { NO_STORE } from "../support/no-store.js";

const ROOT = join(import.meta.dirname, "../..");

const run = async (argv: readonly string[]) => {
  let [out, err] = ["", ""];
  const code = await runCli(argv, {
    ...cliDeps(),
    config: () => loadConfig({ ENTREPOT_MODE: "snapshot", PORT: "0", ...NO_STORE }),
    write: (text) => void (out += text),
    complain: (text) => void (err += text),
  });
  return { code, out, err };
};

// The first of a process reads the whole snapshot.
beforeAll(() => run(["query", "{ gateway { mode } }"]));

/** Words of a shell line; single quotes alone are used. */
const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);

const pages = ["README.md", ...readdirSync(join(ROOT, "docs")).map((file) => `docs/${file}`)].filter((file) =>
  file.endsWith(".md"),
);
const texts = [
  ...pages.map((page) => ({ page, text: readFileSync(join(ROOT, page), "utf8") })),
  ...COMMANDS.map(({ name, help }) => ({ page: `entrepot ${name} --help`, text: help })),
];
/** What is asked of a store that the reader has loaded first has no answer here. */
const OWN_FILES = /own:/;
const lines = texts.flatMap(({ page, text }) =>
  [...text.matchAll(/(?:node dist\/main\.js|npx entrepot|entrepot) ((?:query|plan) [^`\n]+)/g)]
    .map(([, line]) => ({ page, line: line! }))
    .filter(({ line }) => !/DOCUMENT|<document/.test(line) && !OWN_FILES.test(line)),
);

describe("every line that is printed for the reader runs", () => {
  test("there are some, one of them a question", () => {
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(lines.filter(({ line }) => line.startsWith("query questions/"))).not.toEqual([]);
  });
  test.each(lines.map(({ page, line }) => [page, line] as const))("%s: %s", async (_page, line) => {
    const { code, out } = await run(words(line));
    expect(out).not.toContain(`"errors"`);
    expect(code).toBe(0);
  });
});

describe("a bundled operation without variables", () => {
  test("is asked with those of its list, which are named beside the answer", async () => {
    const question = await run(["query", "questions/who-signed-the-2025-protocol"]);
    expect(question.code).toBe(0);
    expect(JSON.parse(question.out)).toMatchObject({ data: { agreement: { signedOn: { date: "2025-07-11" } } } });
    expect(question.err).toBe(`No --variables: with {"agreement":"pak-rus-psm-2025"} of questions/questions.json.\n`);
    const published = await run(["query", "mirror-flows", "--compact"]);
    expect(published).toMatchObject({ code: 0, err: expect.stringContaining("examples.json") });
  });

  test("its own variables go before, even none", async () => {
    const { code, err } = await run(["query", "commodity-lookup", "-v", "{}"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
  });

  test("has variables there, whichever it is", async () => {
    const { exampleVariables } = await import("../../src/cli/example-variables.js");
    const folder = join(ROOT, "schema/operations");
    const without = publishedOperations().filter(({ name }) => exampleVariables(name, folder) === null);
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});
