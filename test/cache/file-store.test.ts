import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCache, createFileStore, keySpace, text } from "../../src/cache/index.js";
import { MemoryCounters, systemClock } from "../../src/kernel/index.js";

const slice = keySpace("test.slice", 1, { name: text() });

test("50 MB in a file of ours are not read: a miss, deleted, counted as `size` (E6)", async () => {
  const dir = mkdtempSync(join(tmpdir(), "entrepot-large-"));
  const store = createFileStore({ dir });
  const key = slice({ name: "big" });
  await store.keyv.set(key, "short", 60_000);
  const files = () => readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => /[/\\]/.test(name));
  writeFileSync(join(dir, files()[0]!), `9999999999999\n${"x".repeat(50_000_000)}`);
  expect(await store.keyv.get<string>(key)).toHaveLength("!size".length);
  const counters = new MemoryCounters();
  const cache = createCache({ clock: systemClock, counters, store });
  const cells = cache.space<unknown>({ name: "fake", decode: (value) => value });
  expect(await cells.peek([{ slice: key, cell: "a" }])).toEqual([undefined]);
  await cache.close();
  expect(counters.read("cache_bad_entry", "kind=size")).toBe(1);
  expect(files()).toEqual([]);
  rmSync(dir, { recursive: true });
});
