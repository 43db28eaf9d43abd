import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const CAVEAT = /(?:id: |tradeCaveat\(|new Caveat\(\s*|^  )"([a-z]+(?:\.[a-z][a-z-]*)+)"/gm;

test("every caveat that can be said is explained in docs/caveats.md", () => {
  const folders = ["trade", "prices", "agreements", "links", "sources/snapshot", "sources/comtrade"];
  const said = new Set(
    folders.flatMap((folder) =>
      readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /caveat|trade-tables|trade-answer/.test(file))
        .flatMap((file) =>
          [...readFileSync(join(root, "src", folder, file), "utf8").matchAll(CAVEAT)].map((match) => match[1]!),
        ),
    ),
  );
  const explained = readFileSync(join(root, "docs/caveats.md"), "utf8");
  expect(said.size).toBeGreaterThan(8);
  expect([...said].filter((id) => !explained.includes(`\`${id}\``))).toEqual([]);
});
