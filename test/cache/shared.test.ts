import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventEmitter } from "node:events";
import { createClient, Keyv } from "@keyv/redis";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Cache, Held, Load, SharedStore, Wanted } from "../../src/cache/index.js";
import { createCache, createFileStore, createRedisStore, keySpace, text } from "../../src/cache/index.js";
import { MemoryCounters, MemoryLedger, systemClock } from "../../src/kernel/index.js";
import type { FaultProxy } from "../support/fault-proxy.js";
import { createFaultProxy } from "../support/fault-proxy.js";
import { FakeTime, until } from "../support/time.js";

const LIFETIME = { freshMs: 60_000, staleMs: 600_000 };
const sliceKey = keySpace("test.slice", 1, { name: text() });
const want = (name: string): Wanted<string> => ({ slice: sliceKey({ name }), cell: "a" });
const load =
  (value: string, calls: string[] = []): Load<string> =>
  (missing) => {
    calls.push(value);
    return Promise.resolve(missing.map(({ slice, cell }) => ({ slice, cell, value, lifetime: LIFETIME })));
  };
const instance = (store: SharedStore, counters = new MemoryCounters(), memoryBytes?: number) => {
  const cache = createCache({ clock: systemClock, random: () => 0, counters, store, memoryBytes });
  const cells = cache.space<string>({
    name: "fake",
    decode: (value) => (typeof value === "string" ? value : undefined),
  });
  return { cache, cells, counters };
};
const valueOf = (outcomes: readonly (Held<string> | Error)[]) => (outcomes[0] as Held<string>).value;

const answers = await new Promise<boolean>((resolve) => {
  const socket = connect(6379, "127.0.0.1", () => (socket.destroy(), resolve(true)));
  socket.on("error", () => resolve(false));
  socket.setTimeout(500, () => (socket.destroy(), resolve(false)));
});

describe.skipIf(!answers)("Redis at 127.0.0.1:6379 (skipped where none answers)", () => {
  const prefix = `entrepot-test-${process.pid}-${Math.floor(performance.now())}`;
  const direct = createClient({ url: "redis://127.0.0.1:6379" });
  let proxy: FaultProxy;
  const open: Cache[] = [];
  const viaProxy = (counters?: MemoryCounters, memoryBytes?: number) => {
    const made = instance(createRedisStore({ url: `redis://127.0.0.1:${proxy.port}`, prefix }), counters, memoryBytes);
    open.push(made.cache);
    return made;
  };
  const connected = () =>
    until(() => proxy.open >= open.length, 3000).then(() => new Promise((done) => setTimeout(done, 30)));

  beforeAll(async () => {
    await direct.connect();
    proxy = await createFaultProxy(6379);
  });
  afterEach(async () => {
    proxy.clear();
    await Promise.all(open.splice(0).map((cache) => cache.close()));
  });
  afterAll(async () => {
    for await (const keys of direct.scanIterator({ MATCH: `${prefix}:*`, COUNT: 500 }))
      if (keys.length > 0) await direct.del(keys);
    direct.destroy();
    await proxy.close();
  });

  test("what one process loads the next one holds, under a prefixed key with a time to live", async () => {
    const [one, two] = [viaProxy(), viaProxy()];
    await connected();
    await one.cells.through([want("shared")], load("v"));
    await one.cache.idle();
    const calls: string[] = [];
    expect(await two.cells.through([want("shared")], load("w", calls))).toMatchObject([
      { value: "v", freshness: "CACHED" },
    ]);
    expect(calls).toEqual([]);
    const key = `${prefix}:${sliceKey({ name: "shared" })}`;
    expect(await direct.pTTL(key)).toBeGreaterThan(600_000);
    expect(await direct.get(key)).toMatch(/^e1\./);
  });

  test("500 at once in each of three processes: three loads at most (E1)", async () => {
    const processes = [viaProxy(), viaProxy(), viaProxy()];
    await connected();
    const calls: string[] = [];
    await Promise.all(
      processes.flatMap(({ cells }) =>
        Array.from({ length: 500 }, () => cells.through([want("crowd")], load("v", calls))),
      ),
    );
    expect(calls.length).toBeLessThanOrEqual(3);
  });

  test("a bad entry is a miss, is deleted, and is counted by kind (E6)", async () => {
    const { cells, cache, counters } = viaProxy();
    await connected();
    const good = "e1.";
    const bad: Record<string, string> = {
      version: "rubbish",
      digest: `${good}${"x".repeat(22)}.p.{}`,
      size: "x".repeat(3_000_000),
    };
    for (const [kind, entry] of Object.entries(bad)) {
      const key = `${prefix}:${sliceKey({ name: kind })}`;
      await direct.set(key, entry);
      expect(await cells.peek([want(kind)])).toEqual([undefined]);
      await cache.idle();
      expect(counters.read("cache_bad_entry", `kind=${kind}`), kind).toBe(1);
      expect(await direct.get(key)).toBeNull();
    }
    await direct.lPush(`${prefix}:${sliceKey({ name: "list" })}`, "a list, not a text");
    expect(valueOf(await cells.through([want("list")], load("v")))).toBe("v");
  });

  test("frozen: 100 ms once, then skipped; hot values stay; used again by itself (E4)", async () => {
    const { cells, cache, counters } = viaProxy();
    await connected();
    await cells.through([want("hot")], load("v"));
    await cache.idle();
    proxy.set({ freeze: true });
    const times: number[] = [];
    for (let call = 0; call < 50; call += 1) {
      const begun = performance.now();
      expect(valueOf(await cells.through([want(`cold${call}`)], load("w")))).toBe("w");
      expect(valueOf(await cells.through([want("hot")], load("x")))).toBe("v");
      times.push(performance.now() - begun);
    }
    expect(times[0]!).toBeGreaterThan(90);
    expect(times[0]!).toBeLessThan(250);
    expect(times.filter((time) => time > 60).length).toBeLessThanOrEqual(2);
    expect(cache.state().store).toMatchObject({ kind: "redis", resting: true });
    expect(counters.read("cache_store_skipped")).toBeGreaterThan(40);
    expect(counters.read("cache_store_error", "kind=timeout")).toBeLessThanOrEqual(4);
    proxy.clear();
    await until(() => {
      void cells.peek([want(`probe${Math.floor(performance.now())}`)]);
      return !cache.state().store!.resting;
    }, 5000);
    await cells.through([want("after")], load("v"));
    await cache.idle();
    expect(await direct.exists(`${prefix}:${sliceKey({ name: "after" })}`)).toBe(1);
  });

  test.each<[string, Parameters<FaultProxy["set"]>[0]]>([
    ["killed", { down: true }],
    ["a black hole", { blackhole: true }],
    ["answers cut after ten bytes", { limit: 10 }],
    ["300 ms slow", { latency: 300 }],
  ])("%s: no question fails, at most two wait, and it is used again within 5 s (E3)", async (name, faults) => {
    const { cells, cache } = viaProxy();
    await connected();
    await cells.through([want(`${name} hot`)], load("v"));
    await cache.idle();
    proxy.set(faults);
    const slow = [];
    for (let call = 0; call < 30; call += 1) {
      const begun = performance.now();
      expect(valueOf(await cells.through([want(`${name}${call}`)], load("w")))).toBe("w");
      expect(valueOf(await cells.through([want(`${name} hot`)], load("x")))).toBe("v");
      if (performance.now() - begun > 60) slow.push(call);
    }
    expect(slow.length).toBeLessThanOrEqual(2);
    proxy.clear();
    let probe = 0;
    const begun = performance.now();
    while (performance.now() - begun < 5000) {
      const fresh = want(`${name} back ${(probe += 1)}`);
      await cells.through([fresh], load("v"));
      await cache.idle();
      if ((await direct.exists(`${prefix}:${fresh.slice}`)) === 1) break;
      await new Promise((done) => setTimeout(done, 50));
    }
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test("away from the start: everything answers, nothing waits for it", async () => {
    const nobody = createRedisStore({ url: "redis://127.0.0.1:1", prefix });
    const { cells, cache } = instance(nobody);
    const begun = performance.now();
    for (let call = 0; call < 20; call += 1)
      expect(valueOf(await cells.through([want(`n${call}`)], load("v")))).toBe("v");
    expect(performance.now() - begun).toBeLessThan(400);
    await cache.close();
  });

  test("numbers are exact between processes: 3 × 100 additions, a maximum, and they end", async () => {
    const ledgers = [viaProxy(), viaProxy(), viaProxy()].map(({ cache }) => cache.ledger!);
    await connected();
    await Promise.all(Array.from({ length: 300 }, (_, at) => ledgers[at % 3]!.add("quota:x", 1, 5_000)));
    expect(await ledgers[0]!.read("quota:x")).toBe(300);
    await ledgers[0]!.raise("hold:x", 1_795_000_000_009, 5_000);
    await ledgers[1]!.raise("hold:x", 1_000, 5_000);
    expect(await ledgers[2]!.read("hold:x")).toBe(1_795_000_000_009);
    expect(await direct.pTTL(`${prefix}:quota:x`)).toBeGreaterThan(0);
    proxy.set({ freeze: true });
    await expect(ledgers[0]!.add("quota:x", 1, 5_000)).rejects.toThrow("cannot be asked");
  });
});

/** A store of this process that answers as told. */
class StubAdapter extends EventEmitter {
  readonly opts = {};
  namespace?: string;
  readonly held = new Map<string, string>();
  fail: string | null = null;
  failWritesOnly = false;
  calls = 0;
  get(key: string): Promise<string | undefined> {
    return this.#do(() => this.held.get(key), !this.failWritesOnly);
  }
  getMany(keys: string[]): Promise<(string | undefined)[]> {
    return this.#do(() => keys.map((key) => this.held.get(key)), !this.failWritesOnly);
  }
  set(key: string, value: string): Promise<unknown> {
    return this.#do(() => this.held.set(key, value), true);
  }
  delete(key: string): Promise<boolean> {
    return this.#do(() => this.held.delete(key), true);
  }
  clear(): Promise<void> {
    return Promise.resolve(this.held.clear());
  }
  #do<V>(act: () => V, mayFail: boolean): Promise<V> {
    this.calls += 1;
    return this.fail && mayFail ? Promise.reject(new Error(this.fail)) : Promise.resolve(act());
  }
}
const stubbed = () => {
  const adapter = new StubAdapter();
  const time = new FakeTime();
  const counters = new MemoryCounters();
  const keyv = new Keyv({
    store: adapter,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: ({ value }) => String(value),
    deserialize: <T>(value: string) => ({ value: value as T, expires: undefined }),
  });
  const store: SharedStore = { kind: "stub", keyv, ledger: new MemoryLedger(time), close: () => Promise.resolve() };
  const cache = createCache({ clock: time, random: () => 0, counters, store });
  const cells = cache.space<string>({
    name: "fake",
    decode: (value) => (typeof value === "string" ? value : undefined),
  });
  return { adapter, time, counters, cache, cells };
};

describe("a store that says no (E5)", () => {
  test.each([
    "OOM command not allowed when used memory > 'maxmemory'.",
    "READONLY You can't write against a read only replica.",
    "MISCONF Redis is configured to save RDB snapshots",
  ])("%s: reads go on, writes rest, no storm", async (message) => {
    const { adapter, cells, counters, cache, time } = stubbed();
    await cells.through([want("held")], load("v"));
    await cache.idle();
    Object.assign(adapter, { fail: message, failWritesOnly: true, calls: 0 });
    for (let call = 0; call < 50; call += 1) {
      await cells.through([want(`n${call}`)], load("w"));
      await cache.idle();
    }
    const kind = message.split(" ")[0]!.toLowerCase();
    expect(counters.read("cache_store_error", `kind=${kind}`)).toBe(1);
    expect(adapter.calls).toBe(50 + 1);
    adapter.fail = null;
    time.advance(1_000);
    await cells.through([want("again")], load("v"));
    await cache.idle();
    expect(adapter.held.has(want("again").slice)).toBe(true);
  });

  test.each([
    "LOADING Redis is loading the dataset in memory",
    "NOAUTH Authentication required.",
    "ERR something nobody knows",
  ])("%s: every question is answered, and the store is left alone", async (message) => {
    const { adapter, cells, counters } = stubbed();
    adapter.fail = message;
    for (let call = 0; call < 50; call += 1)
      expect(valueOf(await cells.through([want(`n${call}`)], load("w")))).toBe("w");
    expect(adapter.calls).toBeLessThanOrEqual(10);
    expect(counters.read("cache_store_error")).toBe(adapter.calls);
  });

  test("an `error` event does not end the process", () => {
    const { adapter, counters } = stubbed();
    adapter.emit("error", new Error("lost"));
    expect(counters.read("cache_store_event")).toBe(1);
  });

  test("values of a space that keeps to itself never reach the store", async () => {
    const { adapter, cache } = stubbed();
    const own = cache.space<string>({ name: "own", decode: () => undefined, shared: false });
    await own.through([want("mine")], load("v"));
    await cache.idle();
    expect([adapter.calls, adapter.held.size]).toEqual([0, 0]);
  });

  test("a value of the wrong shape is a miss, is deleted and counted", async () => {
    const { adapter, cells, cache, counters } = stubbed();
    await cells.through([want("x")], load("v"));
    await cache.idle();
    const other = createCache({
      clock: systemClock,
      counters,
      store: {
        kind: "stub",
        keyv: new Keyv({
          store: adapter,
          useKeyPrefix: false,
          deserialize: <T>(value: string) => ({ value: value as T, expires: undefined }),
        }),
        ledger: new MemoryLedger(systemClock),
        close: () => Promise.resolve(),
      },
    });
    const numbers = other.space<number>({
      name: "numbers",
      decode: (value) => (typeof value === "number" ? value : undefined),
    });
    expect(await numbers.peek([{ slice: want("x").slice, cell: "a" }])).toEqual([undefined]);
    await other.idle();
    expect(counters.read("cache_bad_entry", "kind=shape")).toBe(1);
    expect(adapter.held.size).toBe(0);
  });

  test("the wall clock of another machine: an entry from the future is not fresh, an old one is as old as it is (G6)", async () => {
    for (const [jump, freshness] of [
      [3_600_000, "CACHED"],
      [-3_600_000, "STALE"],
      [0, "CACHED"],
    ] as const) {
      const { adapter, cells, cache } = stubbed();
      await cells.through([want("x")], load("v"));
      await cache.idle();
      const clock = new FakeTime();
      clock.jumpWall(jump);
      const keyv = new Keyv({
        store: adapter,
        useKeyPrefix: false,
        deserialize: <T>(value: string) => ({ value: value as T, expires: undefined }),
      });
      const other = createCache({
        clock,
        store: { kind: "stub", keyv, ledger: new MemoryLedger(clock), close: () => Promise.resolve() },
      });
      const [held] = await other
        .space<string>({ name: "fake", decode: (value) => (typeof value === "string" ? value : undefined) })
        .peek([want("x")]);
      // An hour later by its clock the entry is over altogether: 11 minutes are its whole life.
      if (jump > 0) expect(held).toBeUndefined();
      else expect(held).toMatchObject({ value: "v", freshness });
    }
  });
});

describe("a folder as the store", () => {
  const dir = mkdtempSync(join(tmpdir(), "entrepot-cache-"));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test("a restart remembers cells and numbers", async () => {
    const before = instance(createFileStore({ dir }));
    await before.cells.through([want("kept")], load("v"));
    await before.cache.ledger!.add("quota:x", 3, 60_000);
    await before.cache.close();
    const after = instance(createFileStore({ dir }));
    expect(await after.cells.through([want("kept")], load("w"))).toMatchObject([{ value: "v", freshness: "CACHED" }]);
    expect(await after.cache.ledger!.add("quota:x", 1, 60_000)).toBe(4);
    await after.cache.ledger!.raise("hold:x", 5, 1);
    await new Promise((done) => setTimeout(done, 5));
    expect(await after.cache.ledger!.read("hold:x")).toBe(0);
  });

  test("damaged files, a folder that cannot be written, a folder that is a file: misses, never failures (E9)", async () => {
    const { cells, counters, cache } = instance(createFileStore({ dir }));
    for (const folder of readdirSync(dir))
      for (const name of readdirSync(join(dir, folder)))
        writeFileSync(join(dir, folder, name), "9999999999999\nrubbish");
    expect(await cells.peek([want("kept")])).toEqual([undefined]);
    await cache.idle();
    expect(counters.read("cache_bad_entry")).toBe(1);
    const file = join(dir, "a-file");
    writeFileSync(file, "");
    const broken = instance(createFileStore({ dir: file }));
    expect(valueOf(await broken.cells.through([want("x")], load("v")))).toBe("v");
    await broken.cache.close();
  });

  test("what ended is swept away, and the rest stays below the limit", async () => {
    const small = createFileStore({ dir: join(dir, "small"), maxBytes: 50_000 });
    for (let at = 0; at < 600; at += 1) await small.keyv.set(`k${at}`, "x".repeat(1_000), 60_000 + at);
    await until(() => readdirSync(join(dir, "small"), { recursive: true }).length < 500);
    expect(await small.keyv.get("k0")).toBeUndefined();
    expect(await small.keyv.get("k599")).toBe("x".repeat(1_000));
  });
});
