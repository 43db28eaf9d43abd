import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "@graphql-codegen/cli";
import { expect, test } from "vitest";
import config from "../../codegen.js";

const root = join(import.meta.dirname, "../..");

test("the typed documents are not stale (npm run codegen)", async () => {
  const files = (await generate({ ...config, cwd: root, silent: true, errorsOnly: true }, false)) as {
    filename: string;
    content: string;
  }[];
  expect(files.length).toBeGreaterThan(2);
  for (const { filename, content } of files) expect(readFileSync(join(root, filename), "utf8"), filename).toBe(content);
});
