import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { cliDeps } from "../../src/app/cli-deps.js";
import { runCli } from "../../src/cli/index.js";
import { loadConfig } from "../../src/config.js";
import { LOADERS } from "../../src/sources/load/loaders.js";
import { temporaryFolder } from "../support/loading.js";
import { NAME, sheet } from "../support/pink-sheet.js";
import { workbook } from "../support/workbook.js";

const ROOT = join(import.meta.dirname, "../..");
const CSV =
  "date,value,product,incoterm,region,unit,currency\n2024-01,600.5,HRC,FOB,China,t,USD\n2024-02,610,HRC,FOB,China,t,USD\n";

const inFolder = () => {
  const folder = temporaryFolder();
  const storeDir = join(folder, "store");
  const run = async (...argv: readonly string[]) => {
    let [out, err] = ["", ""];
    const code = await runCli(argv, {
      ...cliDeps(),
      config: () => loadConfig({ ENTREPOT_MODE: "snapshot", PORT: "0", ENTREPOT_STORE_DIR: storeDir }),
      write: (text) => void (out += text),
      complain: (text) => void (err += text),
    });
    return { code, out, err };
  };
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return { folder, storeDir, run, write };
};

describe("entrepot load", () => {
  test.each([
    [["load"]],
    [["load", "own-series"]],
    [["load", "--list", "own-series"]],
    [["load", "--remove", "bls"]],
    [["load", "own-series", "a.csv", "--published", "March"]],
  ])("%j is wrong usage: exit code 2", async (argv) => {
    expect(await inFolder().run(...argv)).toMatchObject({ code: 2, out: "" });
  });

  test("the help names every source that files are read in for", async () => {
    const { out } = await inFolder().run("load", "--help");
    for (const { record } of LOADERS) expect(out).toContain(`  ${record.id} `);
  });

  test("progress goes to standard error, what is held to standard output", async () => {
    const { run, write, storeDir } = inFolder();
    const { code, out, err } = await run("load", "own-series", write("hrc.csv", CSV));
    expect({ code, out }).toEqual({
      code: 0,
      out: `own-series: Own file hrc.csv, 1 rows, held in ${storeDir}\n`,
    });
    expect(err).toBe("hrc.csv: own:hrc, 2 lines, HOT_ROLLED_COIL in USD/t\nwriting one table\n");
  });

  test("--list and --remove", async () => {
    const { run, write, storeDir } = inFolder();
    expect((await run("load", "--list")).out).toBe(`nothing is loaded in ${storeDir}\n`);
    expect(existsSync(storeDir)).toBe(false);
    await run("load", "own-series", write("hrc.csv", CSV));
    expect((await run("load", "--list")).out).toMatch(/^source +dataset.*\nown-series +Own file hrc\.csv +1 /);
    expect((await run("load", "--remove", "own-series")).out).toBe(
      "own-series: removed; embedded figures answer again\n",
    );
    expect((await run("load", "--remove", "own-series")).out).toBe("own-series: nothing was loaded\n");
    expect((await run("load", "--list")).out).toContain("nothing is loaded");
  });

  test("doctor compares the digests of what is loaded", async () => {
    const { run, write } = inFolder();
    expect((await run("doctor")).out).toMatch(/^ok +loaded +nothing$/m);
    await run("load", "own-series", write("hrc.csv", CSV));
    expect((await run("doctor")).out).toMatch(/^ok +loaded +own-series, every digest right$/m);
  });

  test("an edition older than the embedded one is loaded and said to be so", async () => {
    const { run, folder, storeDir } = inFolder();
    const path = join(folder, NAME);
    writeFileSync(path, workbook(sheet("2016")));
    const { code, err } = await run("load", "wb-pink-sheet", path);
    expect(code).toBe(0);
    expect(err).toContain(
      "edition of 2016-07-05: older than the embedded edition of 2026-03-03, which goes on answering",
    );
    expect(existsSync(storeDir)).toBe(true);
  });

  test("a source without a loader, a file that is not there", async () => {
    const { run, folder } = inFolder();
    expect(await run("load", "bls", join(folder, "x.csv"))).toMatchObject({
      code: 1,
      err: expect.stringContaining('CODE_UNKNOWN: source: no files are read in for "bls"; expected wb-pink-sheet'),
    });
    const { code, err } = await run("load", "own-series", join(folder, "x.csv"));
    expect({ code, err }).toEqual({
      code: 1,
      err: "FILE_INVALID: x.csv: expected a file that can be read, received ENOENT. Nothing was changed.\n",
    });
  });
});

test("as a process: load, query, a corrupt file that changes nothing, and figures that answer before the embedded ones", async () => {
  const { storeDir, write } = inFolder();
  const entrepot = async (...argv: readonly string[]) => {
    const env = { PATH: process.env["PATH"], ENTREPOT_MODE: "snapshot", ENTREPOT_STORE_DIR: storeDir };
    const done = promisify(execFile)(process.execPath, ["--import", "tsx", "src/main.ts", ...argv], { cwd: ROOT, env });
    return done.then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
    );
  };
  const query = async (): Promise<unknown> => {
    const { stdout } = await entrepot(
      "query",
      `{ priceSeries(id: "own:hrc") {
           title source { id licence { mayRedistribute } } products: product
           observations(from: "2024-01", to: "2024-03") { value { value missing { reason } freshness } }
         } }`,
    );
    return (JSON.parse(stdout) as { data: { priceSeries: unknown } }).data.priceSeries;
  };
  const held = {
    title: "hrc",
    source: { id: "own-series", licence: { mayRedistribute: false } },
    products: "HOT_ROLLED_COIL",
    observations: [
      { value: { value: 600.5, missing: null, freshness: "RECORDED" } },
      { value: { value: 610, missing: null, freshness: "RECORDED" } },
      { value: { value: null, missing: { reason: "NOT_COVERED" }, freshness: null } },
    ],
  };
  expect(await entrepot("load", "own-series", write("hrc.csv", CSV))).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("own-series: Own file hrc.csv"),
    stderr: expect.stringContaining("hrc.csv: own:hrc, 2 lines"),
  });
  expect(await query()).toEqual(held);
  const refused = await entrepot("load", "own-series", write("hrc.csv", CSV.replace("610", '"6,10"')));
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toContain('FILE_INVALID: hrc.csv: own-series: at line 3, "value"');
  expect(refused.stderr).not.toMatch(/\n {4}at /);
  expect(await query()).toEqual(held);
}, 60_000);
