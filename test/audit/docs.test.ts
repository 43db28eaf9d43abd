import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PAGES, readPage } from "../../scripts/docs.js";

const root = join(import.meta.dirname, "../..");

describe("pages made from tables in the code are not stale (npm run docs:write)", () => {
  test.each(Object.keys(PAGES))("docs/%s", (name) => {
    expect(readPage(name)).toBe(PAGES[name]!());
  });
});

test("docs/dependencies.md gives a reason for every dependency, with the exact version", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<
    "dependencies" | "devDependencies" | "optionalDependencies",
    Record<string, string>
  >;
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const declared = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort();
  const listed = [
    ...readFileSync(join(root, "docs/dependencies.md"), "utf8").matchAll(/^\| `([^`]+)` \| ([^ ]+) \| (.+) \|$/gm),
  ]
    .map((match) => [match[1], match[2]])
    .sort();
  expect(listed).toEqual(declared);
});
