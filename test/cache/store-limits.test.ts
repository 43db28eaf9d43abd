import { EventEmitter } from "node:events";
import { readFile } from "node:fs/promises";
import { Keyv } from "keyv";
import { expect, test } from "vitest";
import type { Held, Wanted } from "../../src/cache/index.js";
import { createCache, keySpace, text } from "../../src/cache/index.js";
import { MemoryCounters, MemoryLedger } from "../../src/kernel/index.js";
import { FakeTime } from "../support/time.js";

const sliceKey = keySpace("test.limits", 1, { name: text() });
const MINUTE = 60_000;

/** Keeps texts; while `mute` it takes calls and never answers. */
class Store extends EventEmitter {
  readonly opts = {};
  namespace?: string;
  readonly held = new Map<string, string>();
  mute = false;
  reads = 0;
  writes = 0;
  get(key: string): Promise<string | undefined> {
    this.reads += 1;
    return this.#do(() => this.held.get(key));
  }
  getMany(keys: string[]): Promise<(string | undefined)[]> {
    this.reads += 1;
    return this.#do(() => keys.map((key) => this.held.get(key)));
  }
  set(key: string, value: string): Promise<unknown> {
    this.writes += 1;
    return this.#do(() => this.held.set(key, value));
  }
  delete(key: string): Promise<boolean> {
    return this.#do(() => this.held.delete(key));
  }
  clear(): Promise<void> {
    return Promise.resolve(this.held.clear());
  }
  #do<V>(act: () => V): Promise<V> {
    return this.mute ? new Promise<V>(() => {}) : Promise.resolve(act());
  }
}
const setUp = () => {
  const adapter = new Store();
  const time = new FakeTime();
  const counters = new MemoryCounters();
  const keyv = new Keyv({
    store: adapter,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: ({ value }) => String(value),
    deserialize: <T>(value: string) => ({ value: value as T, expires: undefined }),
  });
  const store = { kind: "stub", keyv, ledger: new MemoryLedger(time), close: () => Promise.resolve() };
  const cache = createCache({ clock: time, random: () => 0, counters, store });
  const decode = (value: unknown) => (typeof value === "string" ? value : undefined);
  return { adapter, time, counters, cache, cells: cache.space<string>({ name: "fake", decode }) };
};

test("a mute store has at most 1,000 calls pending; the others are answered without it (E4)", async () => {
  const { adapter, counters, cells } = setUp();
  adapter.mute = true;
  const begun = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 1_500 }, (_, at) => {
      const wanted: Wanted<string> = { slice: sliceKey({ name: `n${at}` }), cell: "a" };
      const lifetime = { freshMs: MINUTE, staleMs: MINUTE };
      return cells.through([wanted], (missing) =>
        Promise.resolve(missing.map((item) => ({ ...item, value: "v", lifetime }))),
      );
    }),
  );
  expect(answers.every(([held]) => (held as Held<string>).value === "v")).toBe(true);
  expect([adapter.reads, adapter.writes].every((calls) => calls <= 1_000)).toBe(true);
  expect(counters.read("cache_store_skipped")).toBeGreaterThanOrEqual(500);
  // Loose for a busy machine: the promise is 100 ms once.
  expect(performance.now() - begun).toBeLessThan(1_500);
});

test("what has ended is not written to the store again with its neighbours", async () => {
  const { adapter, time, cache, cells } = setUp();
  const slice = sliceKey({ name: "shared" });
  const put = async (cell: string, lifeMs: number) => {
    cells.put([{ slice, cell, value: `value of ${cell}`, lifetime: { freshMs: lifeMs, staleMs: 0 } }]);
    await cache.idle();
  };
  await put("short", MINUTE);
  await put("long", 60 * MINUTE);
  expect(adapter.held.get(slice)).toContain("value of short");
  time.advance(2 * MINUTE);
  await put("new", 60 * MINUTE);
  expect(adapter.held.get(slice)).toContain("value of long");
  expect(adapter.held.get(slice)).not.toContain("value of short");
});

test("a process that was busy for longer than the deadline does not take its own delay for a silent store", async () => {
  const { adapter, counters, cache, cells } = setUp();
  await cells.through([{ slice: sliceKey({ name: "held" }), cell: "a" }], (missing) =>
    Promise.resolve(missing.map((item) => ({ ...item, value: "v", lifetime: { freshMs: MINUTE, staleMs: MINUTE } }))),
  );
  await cache.idle();
  const direct = adapter.getMany.bind(adapter);
  // As over a socket: the answer is there when the loop is, not before.
  adapter.getMany = async (keys) => {
    await readFile(import.meta.filename);
    return direct(keys);
  };
  const asked = cells.peek([{ slice: sliceKey({ name: "other" }), cell: "a" }]);
  const busyUntil = performance.now() + 250;
  while (performance.now() < busyUntil);
  await asked;
  expect(counters.read("cache_store_error")).toBe(0);
});
