import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import type { LiveApp } from "../support/live-app.js";
import { openLiveApp } from "../support/live-app.js";

const QUESTION = `{ country(code: "PAK") { imports(commodities: ["7208"], from: "2015", to: "2024") { total { value { value freshness } } } } }`;
const CACHE = `{ gateway { mode cache { memoryBytes memoryEntries store { kind resting writesRest } counts { name labels value } } } }`;

interface Counted {
  readonly gateway: {
    readonly cache: {
      readonly memoryBytes: number;
      readonly memoryEntries: number;
      readonly store: unknown;
      readonly counts: readonly { readonly name: string; readonly labels: string; readonly value: number }[];
    };
  };
}

const storeDir = mkdtempSync(join(tmpdir(), "entrepot-operating-"));
const open: LiveApp[] = [];
const start = async (environment: Record<string, string>) => {
  const app = await openLiveApp(environment);
  open.push(app);
  // Starting keeps a process busy; a store that did not answer meanwhile is left alone for a second.
  app.time.advance(2_000);
  return app;
};
afterEach(() => Promise.all(open.splice(0).map((app) => app.close())));
afterAll(() => rmSync(storeDir, { recursive: true, force: true }));

const cacheOf = async (app: LiveApp) => ((await app.ask(CACHE)).json.data as Counted).gateway.cache;
const countOf = async (app: LiveApp, name: string, labels: string) =>
  (await cacheOf(app)).counts.find((count) => count.name === name && count.labels === labels)?.value ?? 0;
const ready = async (app: LiveApp) => {
  const response = await fetch(`${app.address}/readyz`);
  return [response.status, (await response.json()) as unknown];
};

/** Asks until it is so: a disk that others keep busy makes the store rest, and a later question finds it well. */
const askUntil = (app: LiveApp, so: () => Promise<boolean> | boolean) => {
  // One year more each time: what is held already is read from the memory.
  let year = 2023;
  const once = async () => {
    app.time.advance(5_000);
    expect((await app.ask(QUESTION.replace("2015", String(Math.max(2000, (year -= 1)))))).json.errors).toBeUndefined();
    return so();
  };
  return expect.poll(once, { timeout: 12_000 }).toBe(true);
};
const entries = () =>
  (existsSync(join(storeDir, "cache"))
    ? readdirSync(join(storeDir, "cache"), { recursive: true, encoding: "utf8" })
    : []
  )
    .map((name) => join(storeDir, "cache", name))
    .filter((path) => /[/\\]\w{40}$/.test(path) && /^\d+\ne1\./.test(readFileSync(path, "utf8")));

test("a stored file that was damaged is counted where an operator sees it; calls and cells are, too", async () => {
  const before = await start({ ENTREPOT_STORE_DIR: storeDir });
  await askUntil(before, () => entries().length > 0);
  await open.pop()!.close();
  for (const path of entries()) writeFileSync(path, "9999999999999\nrubbish");
  const after = await start({ ENTREPOT_STORE_DIR: storeDir });
  await askUntil(after, async () => (await countOf(after, "cache_bad_entry", "kind=version")) > 0);
  expect(await countOf(after, "upstream_call", "outcome=ok,source=comtrade")).toBeGreaterThan(0);
  const { store, memoryBytes } = await cacheOf(after);
  expect(store).toMatchObject({ kind: "file" });
  expect(memoryBytes).toBeGreaterThan(0);
  await askUntil(after, async () => JSON.stringify(await ready(after)) === '[200,{"status":"ok"}]');
}, 60_000);

test("a store that is away: ready, but degraded; the counts name the kind", async () => {
  const app = await start({ ENTREPOT_CACHE: "redis", ENTREPOT_REDIS_URL: "redis://127.0.0.1:1" });
  expect((await app.ask(QUESTION)).json.errors).toBeUndefined();
  expect(await cacheOf(app)).toMatchObject({ store: { kind: "redis", resting: true, writesRest: true } });
  const errors = (await cacheOf(app)).counts.filter(({ name }) => name === "cache_store_error");
  expect(new Set(errors.map(({ labels }) => labels.split(",")[0]))).toEqual(new Set(["kind=offline"]));
  expect(await ready(app)).toEqual([200, { status: "degraded" }]);
});

test("mode snapshot keeps nothing", async () => {
  const app = await start({ ENTREPOT_MODE: "snapshot" });
  expect((await app.ask(CACHE)).json.data).toEqual({ gateway: { mode: "SNAPSHOT", cache: null } });
  expect(await ready(app)).toEqual([200, { status: "ok" }]);
});

test("docs/operating.md names every count", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/operating.md"), "utf8");
  const folders = ["cache", "http"].map((name) => join(import.meta.dirname, "../../src", name));
  const counted = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), "utf8").matchAll(/counters\.count\(\s*"(\w+)"/g)].map(([, count]) => count!),
    ),
  );
  expect(counted.length).toBeGreaterThan(8);
  expect(counted.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
