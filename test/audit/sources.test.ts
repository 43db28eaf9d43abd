import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import type { SourceRecord } from "../../src/kernel/index.js";
import { createCatalogue, SOURCE_RECORDS } from "../../src/sources/registry.js";
import { openTestApp } from "../support/app.js";

const src = join(import.meta.dirname, "../../src/sources");

test("every source with a record is in the list", async () => {
  const folders = readdirSync(src, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(join(src, entry.name, "record.ts")),
  );
  const ids = new Set<string>();
  for (const folder of folders) {
    const module = (await import(pathToFileURL(join(src, folder.name, "record.ts")).href)) as Record<string, unknown>;
    for (const value of Object.values(module)) {
      const records = (Array.isArray(value) ? value : [value]) as Partial<SourceRecord>[];
      for (const record of records) if (record.freshnessPolicy !== undefined && record.id) ids.add(record.id);
    }
  }
  expect(ids.size).toBeGreaterThan(5);
  expect(SOURCE_RECORDS.map((record) => record.id).sort()).toEqual([...ids].sort());
});

test("every source has licence, attribution and homepage, and keys say where to get one", () => {
  for (const { record } of createCatalogue().all()) {
    expect(record.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(record.licence.attribution.length, record.id).toBeGreaterThan(3);
    expect(URL.canParse(record.homepage), record.id).toBe(true);
    if (record.credential) expect(URL.canParse(record.credential.signUpUrl), record.id).toBe(true);
  }
});

test("every file of the snapshot names a source of the list and its licence; code lists are facts", async () => {
  const { snapshot, catalogue } = await openTestApp();
  for (const file of snapshot.manifest.files)
    expect([catalogue.get(file.source).licence.id, "facts"], file.path).toContain(file.licence);
});

test("nothing of a source that may not be passed on is in the snapshot, but for lists of its codes", async () => {
  const { snapshot, catalogue } = await openTestApp();
  // 780 yearly totals of eight countries: whether they may stay is for a lawyer; the licence says that they may not be passed on.
  const QUOTED = ["worldsteel"];
  const held = snapshot.manifest.files.filter(
    ({ source }) => !catalogue.get(source).licence.mayRedistribute && !QUOTED.includes(source),
  );
  expect(held.filter((file) => file.licence !== "facts").map((file) => file.path)).toEqual([]);
  expect(snapshot.manifest.files.map((file) => file.source)).not.toContain("imf-pcps");
});
