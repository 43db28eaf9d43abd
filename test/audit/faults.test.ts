import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FAULT_PROMISES, promisesTable } from "../support/fault-promises.js";

const root = join(import.meta.dirname, "../..");
const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);

test("every fault of keys, sources and stores has a test, or a reason why it has none", () => {
  expect(FAULT_PROMISES.map(({ id }) => id)).toEqual([...numbered("C", 5), ...numbered("D", 12), ...numbered("E", 10)]);
  expect(FAULT_PROMISES.filter(({ shown, note }) => shown.length === 0 && !note)).toEqual([]);
});

test("every file that docs/faults.md names is there, and names the fault where it is a test of faults alone", () => {
  const page = readFileSync(join(root, "docs/faults.md"), "utf8");
  expect(page).toContain(promisesTable());
  const named = [...page.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const known = /^test\/(http|cache|kernel|faults)\//;
  const unsaid = FAULT_PROMISES.filter(({ shown, note }) => !note && shown.some((file) => known.test(file))).filter(
    ({ id, shown }) => !shown.some((file) => new RegExp(`\\b${id}\\b`).test(readFileSync(join(root, file), "utf8"))),
  );
  expect(unsaid.map(({ id }) => id)).toEqual([]);
});
