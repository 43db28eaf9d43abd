import { execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Cache, Held, Load, SharedStore, Wanted } from "../../src/cache/index.js";
import { createCache, createSqliteStore, keySpace, text } from "../../src/cache/index.js";
import { sqliteDriver } from "../../src/cache/sqlite-file.js";
import { MemoryCounters, systemClock } from "../../src/kernel/index.js";

const installed = (() => {
  try {
    return createRequire(import.meta.url).resolve("libsql") !== "";
  } catch {
    return false;
  }
})();

const sliceKey = keySpace("test.slice", 1, { name: text() });
const want = (name: string): Wanted<string> => ({ slice: sliceKey({ name }), cell: "a" });
const load =
  (value: string): Load<string> =>
  (missing) =>
    Promise.resolve(
      missing.map(({ slice, cell }) => ({ slice, cell, value, lifetime: { freshMs: 60_000, staleMs: 600_000 } })),
    );
const heldOf = (outcomes: readonly (Held<string> | Error)[]) => outcomes[0] as Held<string>;

const dir = mkdtempSync(join(tmpdir(), "entrepot-sqlite-"));
const open: Cache[] = [];
let files = 0;
const newFile = () => join(dir, `${(files += 1)}`, "cache.sqlite");
const instance = async (file: string, maxBytes?: number) => {
  const store: SharedStore = await createSqliteStore({ file, ...(maxBytes ? { maxBytes } : {}) });
  const counters = new MemoryCounters();
  const cache = createCache({ clock: systemClock, random: () => 0, counters, store });
  open.push(cache);
  const decode = (value: unknown) => (typeof value === "string" ? value : undefined);
  return { store, counters, cache, cells: cache.space<string>({ name: "fake", decode }) };
};
type Instance = Awaited<ReturnType<typeof instance>>;
/** Whatever is wrong with the file: every question is answered. */
const answersAll = async ({ cells, cache }: Instance, questions = 20) => {
  for (let at = 0; at < questions; at += 1) {
    expect(heldOf(await cells.through([want(`n${at}`)], load("w"))).value).toBe("w");
    await cache.idle();
  }
};

afterEach(() => Promise.all(open.splice(0).map((cache) => cache.close())));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("without the package: CONFIG_INVALID that names it and its version", async () => {
  const manifest = readFileSync(join(import.meta.dirname, "../../package.json"), "utf8");
  const { optionalDependencies } = JSON.parse(manifest) as { optionalDependencies: { libsql: string } };
  await expect(sqliteDriver(() => Promise.reject(new Error("not found")))).rejects.toMatchObject({
    code: "CONFIG_INVALID",
    message: expect.stringContaining(`npm install libsql@${optionalDependencies.libsql}`) as string,
  });
});

describe.skipIf(!installed)("SQLite as the store (skipped where libsql is not installed)", () => {
  test("a restart remembers cells and numbers; numbers end", async () => {
    const file = newFile();
    const before = await instance(file);
    await before.cells.through([want("kept")], load("v"));
    await before.cache.idle();
    await before.cache.ledger!.add("quota:x", 3, 60_000);
    await before.cache.close();
    const after = await instance(file);
    expect(await after.cells.through([want("kept")], load("w"))).toMatchObject([{ value: "v", freshness: "CACHED" }]);
    expect(await after.cache.ledger!.add("quota:x", 1, 60_000)).toBe(4);
    await after.cache.ledger!.raise("hold:x", 1_795_000_000_009, 60_000);
    await after.cache.ledger!.raise("hold:x", 1_000, 60_000);
    expect(await after.cache.ledger!.read("hold:x")).toBe(1_795_000_000_009);
    await after.cache.ledger!.raise("short", 5, 1);
    await new Promise((done) => setTimeout(done, 10));
    expect(await after.cache.ledger!.read("short")).toBe(0);
    expect(await after.cache.ledger!.add("short", 2, 60_000)).toBe(2);
  });

  test("two processes writing at once: 200 additions are 200, and both are read (E9)", async () => {
    const file = newFile();
    const writer = join(import.meta.dirname, "sqlite-writer.ts");
    const ends = ["a", "b"].map((name) => {
      const child = spawn(process.execPath, ["--import", "tsx", writer, file, name, "100"], { stdio: "inherit" });
      return new Promise((done) => child.on("exit", done));
    });
    expect(await Promise.all(ends)).toEqual([0, 0]);
    const { store } = await instance(file);
    expect(await store.ledger.read("quota:x")).toBe(200);
    expect(await store.keyv.get(["a99", "b99"])).toEqual(["a99", "b99"].map((key) => key.repeat(1_000)));
  }, 60_000);

  test.each<[string, (file: string) => void]>([
    ["no SQLite at all", (file) => writeFileSync(file, "rubbish".repeat(2_000))],
    ["cut in the middle", (file) => truncateSync(file, 5_000)],
    ["overwritten in the middle", (file) => writeFileSync(file, Buffer.alloc(12_000, 7), { flag: "r+" })],
  ])("a damaged file, %s: left alone, counted, and a new one used (E9)", async (_, damage) => {
    const file = newFile();
    const before = await instance(file);
    await before.cells.through([want("kept")], load("v"));
    await answersAll(before);
    await before.cache.close();
    for (const suffix of ["-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
    damage(file);
    const after = await instance(file);
    await answersAll(after);
    expect(after.counters.read("cache_store_event", "kind=error")).toBeGreaterThan(0);
    expect(existsSync(`${file}.1`)).toBe(true);
    expect(await after.store.keyv.get(want("n0").slice)).toMatch(/^e1\./);
  });

  test("damaged while it is open: misses, then a new file", async () => {
    const file = newFile();
    const { cells, cache, counters, store } = await instance(file);
    await cells.through([want("a")], load("v"));
    await cache.idle();
    for (const name of [file, `${file}-wal`]) writeFileSync(name, Buffer.alloc(statSync(name).size, 9), { flag: "r+" });
    await answersAll({ cells, cache, counters, store });
    expect(await store.keyv.get(want("n19").slice)).toMatch(/^e1\./);
  });

  test("50 MB under our key is not read: a miss, deleted, counted as `size` (E6)", async () => {
    const file = newFile();
    const { cells, cache, counters, store } = await instance(file);
    await store.keyv.set(want("big").slice, "x".repeat(50_000_000), 60_000);
    const begun = performance.now();
    expect(await cells.peek([want("big")])).toEqual([undefined]);
    expect(performance.now() - begun).toBeLessThan(100);
    await cache.idle();
    expect(counters.read("cache_bad_entry", "kind=size")).toBe(1);
    expect(counters.read("cache_store_error")).toBe(0);
    expect(await store.keyv.get([want("big").slice])).toEqual([undefined]);
  });

  test("what ended is purged, the rest stays below the limit, and so does the file", async () => {
    const file = newFile();
    const { store } = await instance(file, 100_000);
    await store.keyv.set("ended", "x", 1);
    for (let at = 0; at < 1_001; at += 1) {
      await store.keyv.set(`k${at}`, "x".repeat(1_000), 60_000 + at * 1_000);
      // A write comes with a question; sweeping takes its turn between two.
      await new Promise((done) => setTimeout(done, 1));
    }
    await expect.poll(() => store.keyv.get("k0")).toBeUndefined();
    expect(await store.keyv.get("k1000")).toBe("x".repeat(1_000));
    expect(statSync(file).size).toBeLessThan(400_000);
  });

  test("two processes meet in the newest file after one was damaged; the damaged one stays for a look", async () => {
    const file = newFile();
    const one = await instance(file);
    await answersAll(one, 3);
    const two = await instance(file);
    await answersAll(two, 1);
    for (const name of [file, `${file}-wal`]) writeFileSync(name, Buffer.alloc(statSync(name).size, 9), { flag: "r+" });
    expect(await one.store.ledger.add("quota:x", 1, 60_000)).toBe(1);
    expect(await two.store.ledger.add("quota:x", 1, 60_000)).toBe(2);
    expect(existsSync(file) && existsSync(`${file}.1`)).toBe(true);
    expect(existsSync(`${file}.2`)).toBe(false);
    const three = await instance(file);
    expect(await three.store.ledger.read("quota:x")).toBe(2);
  });

  const canMount = process.getuid?.() === 0 && existsSync("/usr/bin/mount");
  describe.skipIf(!canMount)("a small disk (skipped where none can be mounted)", () => {
    const disk = join(dir, "disk");
    const mount = (...args: string[]) => execFileSync("mount", [...args, disk]);
    afterEach(() => execFileSync("umount", ["-l", disk]));

    test("full: writes rest, counted as `full`; what it holds is read (E9)", async () => {
      execFileSync("mkdir", ["-p", disk]);
      mount("-t", "tmpfs", "-o", "size=400k", "tmpfs");
      const file = join(disk, "cache.sqlite");
      const full = await instance(file);
      await full.cells.through([want("kept")], load("v"));
      await full.cache.idle();
      try {
        appendFileSync(join(disk, "filler"), Buffer.alloc(400_000));
      } catch {
        // That is the aim.
      }
      await answersAll(full);
      expect(full.counters.read("cache_store_error", "kind=full")).toBeGreaterThan(0);
      const again = await instance(file);
      expect(heldOf(await again.cells.through([want("kept")], load("w"))).value).toBeDefined();
    });

    test("read-only: every question is answered, counted (E9)", async () => {
      execFileSync("mkdir", ["-p", disk]);
      mount("-t", "tmpfs", "-o", "size=2m", "tmpfs");
      const file = join(disk, "cache.sqlite");
      const writer = join(import.meta.dirname, "sqlite-writer.ts");
      execFileSync(process.execPath, ["--import", "tsx", writer, file, "a", "3"]);
      mount("-o", "remount,ro");
      const after = await instance(file);
      await answersAll(after);
      expect(after.counters.read("cache_store_error")).toBeGreaterThan(0);
      expect(after.counters.read("cache_store_error")).toBeLessThan(12);
      expect(readFileSync(file).length).toBeGreaterThan(0);
    });
  });

  test("a folder that is a file: misses, never failures (E9)", async () => {
    const file = join(dir, "a-file");
    writeFileSync(file, "");
    const broken = await instance(join(file, "cache.sqlite"));
    await answersAll(broken);
    expect(broken.counters.read("cache_store_error")).toBeLessThan(12);
  });
});
