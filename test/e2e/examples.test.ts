import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Running } from "../support/process.js";
import { isBuilt, start } from "../support/process.js";

const run = promisify(execFile);
const hasPython = (() => {
  try {
    execFileSync("python3", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!isBuilt)("the examples run (needs the built program)", () => {
  let gateway: Running;
  let endpoint: string;
  beforeAll(async () => {
    gateway = start(["serve"], { ENTREPOT_MODE: "snapshot" });
    endpoint = `${await gateway.address}/graphql`;
  });
  afterAll(async () => {
    gateway.child.kill("SIGTERM");
    await gateway.exit;
  });

  test("suppliers.ts", async () => {
    const { stdout, stderr } = await run(process.execPath, [
      "--import",
      "tsx",
      "examples/suppliers.ts",
      endpoint,
      "IND",
    ]);
    expect(stderr).toBe("");
    expect(stdout).toContain("China\t21.0 %");
    expect(stdout).toContain("all others\t");
  });

  test.skipIf(!hasPython)("imports.py (needs python3)", async () => {
    const { stdout } = await run("python3", ["examples/imports.py", endpoint]);
    expect(stdout).toMatch(/2021 .*3397540/);
    expect(stdout).toContain("World Steel Association");
  });
});
