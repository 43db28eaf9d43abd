import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const explained = readFileSync(join(root, "docs/caveats.md"), "utf8");
/** An id as it stands in a cell of the page. */
const DOCUMENTED = /^\| `([a-z]+\.[a-z][a-z-]*)`/gm;
const documented = new Set([...explained.matchAll(DOCUMENTED)].map((match) => match[1]!));
/** Of the same form and no caveat: names of cells in the store. */
const NO_CAVEATS: readonly string[] = ["comtrade.slice", "comtrade.availability", "comtrade.lists"];
const families = [...new Set([...documented].map((id) => id.split(".")[0]!))];

/** Any text of a family's form, wherever it stands; `add("index", …)` of a series names the second half alone. */
const idsIn = (file: string, text: string): readonly string[] => [
  ...[...text.matchAll(new RegExp(`["'\`]((?:${families.join("|")})\\.[a-z][a-z-]*)["'\`]`, "g"))].map(
    (match) => match[1]!,
  ),
  ...[...text.matchAll(/(?:new Caveat\(|\bcaveat\w*: \[?\{ ?id: |Caveat\()\s*["'`]([a-z-]+\.[a-z][a-z-]*)["'`]/g)].map(
    (match) => match[1]!,
  ),
  ...(file.endsWith("series-caveats.ts")
    ? [...text.matchAll(/\badd\(\s*"([a-z-]+)"/g)].map((match) => `price.${match[1]!}`)
    : []),
];

const said = new Map(
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("generated") && !file.startsWith("playground"))
    .flatMap((file) => idsIn(file, readFileSync(join(root, "src", file), "utf8")).map((id) => [id, file] as const)),
);

test("every caveat that can be said is explained in docs/caveats.md", () => {
  expect(said.size).toBeGreaterThan(70);
  expect([...said].filter(([id]) => !documented.has(id) && !NO_CAVEATS.includes(id))).toEqual([]);
});

test("and nothing is explained that cannot be said", () => {
  expect([...documented].filter((id) => !said.has(id))).toEqual([]);
});
