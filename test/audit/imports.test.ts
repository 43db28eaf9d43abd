import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

/** What each part of the house may import of ours (docs/architecture.md). `app.ts`, `main.ts` and `config.ts` are rooms of their own. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  kernel: [],
  reference: ["kernel"],
  trade: ["kernel", "reference"],
  prices: ["kernel", "reference"],
  agreements: ["kernel", "reference"],
  links: ["kernel", "reference", "trade", "prices", "agreements"],
  planner: ["kernel"],
  cache: ["kernel"],
  http: ["kernel"],
  sources: [
    "kernel",
    "reference",
    "planner",
    "cache",
    "http",
    "trade/trade.port.ts",
    "prices/prices.port.ts",
    "agreements/agreements.port.ts",
    "agreements/agreements.records.ts",
  ],
  graph: ["kernel", "reference", "trade", "prices", "agreements", "links"],
  server: ["kernel", "graph", "config.ts"],
  cli: ["kernel", "graph", "config.ts"],
  playground: ["kernel", "graph"],
  "config.ts": ["kernel", "setting.ts"],
  "setting.ts": [],
  generated: [],
};
const DOORS = new Set(["trade", "prices", "agreements", "links", "reference"]);

const src = join(import.meta.dirname, "../../src");
const room = (path: string) => path.split("/")[0]!;

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.startsWith("playground/page"),
);

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map((match) =>
    relative(src, join(src, file, "..", match[1]!)).replace(/\.js$/, ".ts"),
  );
};

test("imports point one way", () => {
  expect(files.length).toBeGreaterThan(10);
  const wrong: string[] = [];
  for (const file of files) {
    const from = room(file);
    if (from === "app.ts" || from === "main.ts" || from === "app") continue;
    const allowed = MAY_IMPORT[from];
    for (const target of importsOf(file)) {
      const to = room(target);
      if (to === from) continue;
      if (!allowed?.includes(to) && !allowed?.includes(target)) wrong.push(`${file} → ${target}`);
      // Another subject is entered by its door only, so that it can be moved out.
      else if (
        DOORS.has(to) &&
        !allowed.includes(target) &&
        target !== `${to}/index.ts` &&
        DOORS.has(from) &&
        from !== to &&
        to !== "reference"
      )
        wrong.push(`${file} → ${target} (not the door)`);
    }
  }
  expect(wrong).toEqual([]);
});

test("only http uses axios, only config reads the environment", () => {
  const using = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(join(src, file), "utf8")));
  expect(using(/["']axios["']/).filter((file) => room(file) !== "http")).toEqual([]);
  expect(using(/process\.env\b/).filter((file) => file !== "config.ts")).toEqual([]);
});

/** Who else may open a connection, and why. */
const CONNECTING: Readonly<Record<string, string>> = {
  "cli/commands/doctor.ts": "listens on the port for a moment, to see whether it is free",
  "server/": "answers",
  "playground/": "the page asks its own server, and shows code to copy",
};

test("nobody else calls over the network", () => {
  const calls =
    /(?<![.#])\b(?:await|return|=|=>) fetch\(|globalThis\.fetch|["']node:(http|https|http2|net|tls|dgram)["']|["'](undici|got|node-fetch)["']|\bWebSocket\(/;
  const others = files.filter(
    (file) =>
      room(file) !== "http" &&
      !Object.keys(CONNECTING).some((place) => file.startsWith(place)) &&
      calls.test(readFileSync(join(src, file), "utf8")),
  );
  expect(others).toEqual([]);
});
