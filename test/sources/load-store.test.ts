import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Period } from "../../src/kernel/index.js";
import { openLoaded } from "../../src/sources/load/open.js";
import { loadedDir, loadedSources, openStore, removeLoaded, writeLoaded } from "../../src/sources/load/store.js";
import type { PriceRow } from "../../src/sources/snapshot/prices.rows.js";
import { openTestApp } from "../support/app.js";
import { loadInto, refusalOf, snapshot, temporaryFolder } from "../support/loading.js";

const csv = (value: string): string =>
  `date,value,product,incoterm,region,unit,currency\n2024-01,${value},HRC,FOB,China,t,USD\n`;
const load = (storeDir: string, value: string) => loadInto(storeDir, "own-series", { "hrc.csv": csv(value) });
const heldValues = (storeDir: string): readonly unknown[] => {
  const store = openStore(storeDir, "own-series");
  return store.manifest.files.flatMap(({ path }) => store.table<PriceRow>(path).flatMap(({ values }) => values));
};

describe("the folder of loaded files", () => {
  test("is not made by looking into it", () => {
    const storeDir = join(temporaryFolder(), "store");
    const loaded = openLoaded(storeDir);
    expect([loaded.files, loaded.prices(snapshot)]).toEqual([[], []]);
    expect(loadedSources(storeDir)).toEqual([]);
    expect(removeLoaded(storeDir, "own-series")).toBe(false);
    expect(existsSync(storeDir)).toBe(false);
  });

  test("is not made by files that are refused either", async () => {
    const storeDir = join(temporaryFolder(), "store");
    expect((await refusalOf(load(storeDir, "-1"))).code).toBe("FILE_INVALID");
    expect(existsSync(storeDir)).toBe(false);
  });

  test("a second load replaces the first; a refused one leaves it byte by byte", async () => {
    const storeDir = temporaryFolder();
    await load(storeDir, "600");
    await load(storeDir, "610");
    expect(heldValues(storeDir)).toEqual([610]);
    const directory = loadedDir(storeDir, "own-series");
    const before = readFileSync(join(directory, "manifest.json"), "utf8");
    expect(readdirSync(directory)).toHaveLength(2);
    await refusalOf(load(storeDir, "6,10"));
    expect(readFileSync(join(directory, "manifest.json"), "utf8")).toBe(before);
    expect(heldValues(storeDir)).toEqual([610]);
  });

  test("a write that fails half way leaves the former load and nothing beside it", async () => {
    const storeDir = temporaryFolder();
    await load(storeDir, "600");
    const directory = loadedDir(storeDir, "own-series");
    const before = readdirSync(directory);
    const meta = { part: "prices", source: "own-series", dataset: "", publisher: "", licence: "", attribution: "" };
    const table = { ...meta, url: null, publishedOn: null, retrievedOn: null, columns: ["id"], rows: [["a"]] };
    // The second table cannot be written: the first is a file where its folder should be.
    const tables = ["prices", "prices/own.json"].map((path) => ({ ...table, path }));
    expect(() => writeLoaded(storeDir, "own-series", tables, "2026-11-23")).toThrow();
    expect(readdirSync(directory)).toEqual(before);
    expect(heldValues(storeDir)).toEqual([600]);
  });

  test("what a load that was cut off has left is cleared later, what is being written now is not", async () => {
    const storeDir = temporaryFolder();
    const directory = loadedDir(storeDir, "own-series");
    for (const name of ["old", "now"]) mkdirSync(join(directory, name), { recursive: true });
    utimesSync(join(directory, "old"), new Date(0), new Date(0));
    await load(storeDir, "600");
    expect(existsSync(join(directory, "old"))).toBe(false);
    expect(existsSync(join(directory, "now"))).toBe(true);
    expect(heldValues(storeDir)).toEqual([600]);
  });

  test("two loads at once: one of them is held, whole", async () => {
    const storeDir = temporaryFolder();
    await Promise.all(["600", "610", "620"].map((value) => load(storeDir, value)));
    expect(heldValues(storeDir)).toHaveLength(1);
  });

  test.skipIf(process.platform === "win32")("can be read by its owner only", async () => {
    const storeDir = temporaryFolder();
    await load(storeDir, "600");
    const directory = loadedDir(storeDir, "own-series");
    const path = openStore(storeDir, "own-series").manifest.files[0]!.path;
    const modes = [directory, join(directory, "manifest.json"), join(directory, path)].map((at) => statSync(at).mode);
    expect(modes.map((mode) => mode & 0o077)).toEqual([0, 0, 0]);
  });

  test("a damaged table is named with what to do; loading again repairs it", async () => {
    const storeDir = temporaryFolder();
    await load(storeDir, "600");
    const path = openStore(storeDir, "own-series").manifest.files[0]!.path;
    writeFileSync(join(loadedDir(storeDir, "own-series"), path), "{}");
    const error = await refusalOf(openTestApp({ ENTREPOT_STORE_DIR: storeDir }));
    expect(error.code).toBe("SNAPSHOT_DAMAGED");
    expect(error.message).toContain("`entrepot load own-series FILE`");
    await load(storeDir, "610");
    expect(heldValues(storeDir)).toEqual([610]);
  });
});

describe("answers", () => {
  test("of a loaded series are RECORDED, and periods outside say that the loaded file ends", async () => {
    const storeDir = temporaryFolder();
    await load(storeDir, "600.5");
    const [port] = openLoaded(storeDir).prices(snapshot);
    const month = Period.parse("2024-01");
    const [answer] = await port!.observations([{ id: "own:hrc", from: month, to: month.plus(1) }], undefined as never);
    expect(answer).toMatchObject({
      freshness: "RECORDED",
      observations: [
        { value: 600.5, missing: null },
        { value: null, missing: "NOT_COVERED", detail: "the loaded file of this series ends 2024-01" },
      ],
    });
  });
});
