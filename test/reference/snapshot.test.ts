import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { referencePart as build } from "../../src/sources/snapshot/build/reference.js";
import { membersOf } from "../../src/sources/snapshot/build/reference-groups.js";
import { writeTable } from "../../src/sources/snapshot/table.js";
import { hasSharedData, SHARED_DATA } from "../support/shared-data.js";

describe.skipIf(!hasSharedData)("the reference of the snapshot", () => {
  test("is what the builder makes of the data, byte for byte, twice", async () => {
    const [first, second] = [await build(SHARED_DATA), await build(SHARED_DATA)];
    for (const [index, file] of first.entries()) {
      const text = writeTable(file.columns, file.rows);
      expect(writeTable(second[index]!.columns, second[index]!.rows)).toBe(text);
      const committed = readFileSync(join(import.meta.dirname, "../../fixtures/snapshot", file.path), "utf8");
      expect(committed === text, `${file.path} is stale: build the snapshot again`).toBe(true);
    }
  });
});

test("a member that is not written as one stops the build", () => {
  expect(membersOf("KGZ@2015-08-12 RUS GBR@1973-01-01/2020-01-31", "2015-01-01")).toEqual([
    ["GBR", "1973-01-01", "2020-01-31"],
    ["KGZ", "2015-08-12", null],
    ["RUS", "2015-01-01", null],
  ]);
  expect(() => membersOf("Russia", null)).toThrow(/expected CODE/);
});
