import { appendFileSync, cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isBuilt, start } from "../support/process.js";

const post = async (address: string, query: string): Promise<unknown> => {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return response.json();
};

// The built program: `npm ci` builds it.
describe.skipIf(!isBuilt)("the program", { timeout: 60_000 }, () => {
  test("starts, says where and on which data, answers, and stops in peace", async () => {
    const begun = performance.now();
    const server = start(["serve"], { ENTREPOT_MODE: "snapshot" });
    const address = await server.address;
    expect(await post(address, `{ country(code: "PAK") { name } }`)).toMatchObject({
      data: { country: { name: "Pakistan" } },
    });
    // The promise is 2 s on a quiet machine (.ci/run measures it alone); here the other tests run beside it.
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(server.output().out).toMatch(/mode +snapshot/);
    expect(server.output().out).toMatch(/reference +\d+ files +[\d,]+ rows/);
    server.child.kill("SIGTERM");
    expect(await server.exit).toBe(0);
    expect(server.output().err).toBe("");
  });

  test("a reader of its output who leaves early is no failure", async () => {
    const asked = start(["schema", "print"]);
    asked.child.stdout!.destroy();
    expect(await asked.exit).toBe(0);
    expect(asked.output().err).toBe("");
  });

  test("a second signal stops it at once", async () => {
    const server = start(["serve"], { ENTREPOT_DRAIN_MS: "60000" });
    const address = await server.address;
    server.child.kill("SIGTERM");
    while ((await fetch(`${address}/readyz`)).status !== 503) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await fetch(`${address}/livez`)).status).toBe(200);
    server.child.kill("SIGTERM");
    expect(await server.exit).toBe(143);
  });

  test("a damaged snapshot file ends it, naming the file and both digests", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "entrepot-")), "snapshot");
    cpSync(join(import.meta.dirname, "../../fixtures/snapshot"), folder, { recursive: true });
    appendFileSync(join(folder, "reference/countries.json"), " ");
    const server = start(["serve"], { ENTREPOT_SNAPSHOT_DIR: folder });
    expect(await server.exit).toBe(1);
    expect(server.output().err).toMatch(/reference\/countries\.json: expected digest [0-9a-f]{64}, found [0-9a-f]{64}/);
    expect(server.output().err).not.toContain(" at ");
  });

  test.each([
    ["PORT", "hunter2"],
    ["ENTREPOT_MODE", "hunter2"],
  ])("a bad %s ends it, named, its value not shown", async (name, value) => {
    const server = start(["serve"], { [name]: value });
    expect(await server.exit).toBe(1);
    expect(server.output().err).toContain(`CONFIG_INVALID: ${name}: expected`);
    expect(server.output().err).not.toContain(value);
  });

  test("a port in use ends it with a sentence", async () => {
    const first = start(["serve"]);
    const port = new URL(await first.address).port;
    const second = start(["serve"], { PORT: port });
    expect(await second.exit).toBe(1);
    expect(second.output().err).toMatch(/^CONFIG_INVALID: PORT and HOST: cannot listen/);
    first.child.kill("SIGINT");
    expect(await first.exit).toBe(0);
  });
});
